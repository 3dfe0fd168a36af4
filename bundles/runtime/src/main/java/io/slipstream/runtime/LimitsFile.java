package io.slipstream.runtime;

import io.slipstream.api.service.risk.RiskLimitsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** {@code etc/risk.limits}: limits above those that pods bring along, as people edit them. */
final class LimitsFile {
  static final String NAME = "etc/risk.limits";

  private static final long LARGEST = 1 << 20;

  private final Path file;
  private String seen = "";
  private boolean isMoving;

  LimitsFile(Path file) {
    this.file = file;
  }

  /**
   * Whether it may be another one than when it was last read, and is at rest: the same at two
   * looks, as one that is just being written lacks its end. True at the first look.
   */
  boolean isTouched() {
    String stamp = stamp();
    boolean isOther = !stamp.equals(seen);
    boolean isAtRest = isOther ? seen.isEmpty() : isMoving;
    isMoving = isOther && !isAtRest;
    seen = stamp;
    return isAtRest;
  }

  /** Whether it was changed since it was last read, and is read once it rests. */
  boolean isAwaited() {
    return isMoving || (!seen.isEmpty() && !stamp().equals(seen));
  }

  /** What it is now has been read. */
  void keepInMind() {
    seen = stamp();
    isMoving = false;
  }

  private String stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    } catch (IOException e) {
      return "none";
    }
  }

  /**
   * Its text, or null when there is none.
   *
   * @throws RiskLimitsException when it cannot be read
   */
  String read() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new RiskLimitsException(NAME + ": up to " + LARGEST + " bytes are allowed");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new RiskLimitsException(NAME + " cannot be read: " + e);
    }
  }

  /** Why the file is not allowed, naming the line; empty when it is, and when there is none. */
  String problem() {
    try {
      String text = read();
      if (text != null) {
        DerivedBuckets.parsed(text);
      }
      return "";
    } catch (RiskLimitsException e) {
      return named(e);
    }
  }

  static String named(RiskLimitsException e) {
    String message = e.getMessage();
    return message.startsWith(NAME) ? message : NAME + ", " + message;
  }

  /** Writes it beside and renames it; a link stays one to the same file. */
  void write(String text) throws IOException {
    Path real = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    Path part = real.resolveSibling("." + real.getFileName() + ".part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.move(part, real, StandardCopyOption.ATOMIC_MOVE);
  }
}
