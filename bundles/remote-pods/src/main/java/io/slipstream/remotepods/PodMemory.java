package io.slipstream.remotepods;

import io.slipstream.api.service.pods.HaltPolicy;
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

/**
 * What an operator wants of a pod beside its configuration; kept in a file of its own, so that it
 * is there after a restart.
 *
 * @param halted whether it shall make no orders
 * @param position what becomes of its position then
 * @param starts how often it was started; a part of its configuration's revision, so that a start
 *     is a configuration that it does not have yet
 * @param actor who said so last, empty for nobody
 */
record PodMemory(boolean halted, HaltPolicy position, long starts, String actor) {
  static final PodMemory FRESH = new PodMemory(false, HaltPolicy.KEEP, 0, "");

  PodMemory halt(HaltPolicy newPosition, String by) {
    return new PodMemory(true, newPosition, starts, by);
  }

  PodMemory start(String by) {
    return new PodMemory(false, position, starts + 1, by);
  }

  /** What a file has. One that cannot be read may have held a halt, so the pod is halted. */
  static PodMemory read(Path file) {
    if (!Files.exists(file)) {
      return FRESH;
    }
    try {
      PodMemory memory = JsonText.read(Files.readString(file), PodMemory.class);
      if (memory.position() != null && memory.actor() != null) {
        return memory;
      }
    } catch (IOException | IllegalArgumentException e) {
      // The same as for a file without its fields.
    }
    return FRESH.halt(HaltPolicy.KEEP, "the platform, as " + file + " cannot be read");
  }

  /** Returns once a crash cannot undo it. */
  void write(Path file) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(JsonText.pretty(this).getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
