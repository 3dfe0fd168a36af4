package io.slipstream.runtime;

import io.slipstream.api.service.risk.RiskLimitsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** {@code etc/risk.limits}: limits above those that pods bring along, as people edit them. */
final class LimitsFile {
  static final String NAME = "etc/risk.limits";

  private static final long LARGEST = 1 << 20;

  private final Path file;
  private FileTime seenTime;
  private long seenSize = -1;

  LimitsFile(Path file) {
    this.file = file;
  }

  /** Whether it may be another one than at the last look; true at the first. */
  boolean isTouched() {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      boolean touched = !time.equals(seenTime) || size != seenSize;
      seenTime = time;
      seenSize = size;
      return touched;
    } catch (IOException e) {
      boolean touched = seenSize != -2;
      seenSize = -2;
      return touched;
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
