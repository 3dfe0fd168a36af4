package io.slipstream.alerts;

import io.slipstream.alerts.book.AlertBookState;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The book on disk. */
final class AlertFile {
  private static final Logger LOG = LoggerFactory.getLogger(AlertFile.class);

  private final Path file;

  AlertFile(Path file) {
    this.file = file;
  }

  /**
   * What was kept. A file that cannot be read is put aside: alerts are told of anew and silences
   * have ended, which hides nothing.
   */
  AlertBookState read() {
    if (!Files.exists(file)) {
      return AlertBookState.EMPTY;
    }
    try {
      return JsonText.read(Files.readString(file), AlertBookState.class);
    } catch (IOException | RuntimeException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      LOG.error("{} cannot be read and is put aside as {}", file, aside, e);
      try {
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failed) {
        LOG.error("{} cannot be put aside", file, failed);
      }
      return AlertBookState.EMPTY;
    }
  }

  /** Returns once a crash cannot undo it. */
  void write(AlertBookState state) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(JsonText.pretty(state).getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
