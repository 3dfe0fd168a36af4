package io.slipstream.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/** A small file of keys and values that is replaced as a whole, and forced to the device. */
record IndexFile(Path path, String title) {

  Properties read() throws IOException {
    Properties texts = new Properties();
    if (Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path)) {
        texts.load(reader);
      } catch (IllegalArgumentException e) {
        throw new IOException(path + " is damaged: " + e.getMessage(), e);
      }
    }
    return texts;
  }

  void write(Properties texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    texts.store(bytes, title);
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
