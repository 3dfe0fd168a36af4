package io.slipstream.runtime;

import io.slipstream.api.service.risk.RiskLimitsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** {@code etc/risk.limits}: limits above those that pods bring along, as people edit them. */
final class LimitsFile {
  static final String NAME = "etc/risk.limits";

  private static final long LARGEST = 1 << 20;

  private final Path file;
  private Stamp seen;
  private int moves;

  /** What tells a file from what it was before. */
  private record Stamp(long size, FileTime changed, Object key) {
    private static final Stamp NONE = new Stamp(-1, null, null);
  }

  LimitsFile(Path file) {
    this.file = file;
  }

  /**
   * Looks at it, and tells whether it is to be read: at the first look, and later on when it is
   * another one than was last read and the same as at the look before, as one that is just being
   * written lacks its end.
   */
  boolean look() {
    Stamp now = stamp();
    boolean isFirst = seen == null;
    boolean isOther = !now.equals(seen);
    boolean rests = isFirst || (!isOther && moves > 0);
    moves = isFirst || !isOther ? 0 : moves + 1;
    seen = now;
    return rests;
  }

  /** At how many looks, the last one and those before it, it was another one than before. */
  int moves() {
    return moves;
  }

  /** Whether it was changed since it was last read, and is read once it rests. */
  boolean isAwaited() {
    return moves > 0 || (seen != null && !stamp().equals(seen));
  }

  /** What it is now was written by the platform and needs not be read. */
  void keepInMind() {
    seen = stamp();
    moves = 0;
  }

  private Stamp stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
    } catch (IOException e) {
      return Stamp.NONE;
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
