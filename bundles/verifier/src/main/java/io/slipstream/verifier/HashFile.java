package io.slipstream.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file of hashes, 32 bytes each. */
final class HashFile implements Closeable {
  private final String name;
  private final FileBytes bytes;

  HashFile(Path file, String name) throws IOException {
    this.name = name;
    this.bytes = new FileBytes(file);
  }

  String name() {
    return name;
  }

  long count() {
    return bytes.size() / Hashing.BYTES;
  }

  /** Bytes after the last whole hash. */
  long surplusBytes() {
    return bytes.size() % Hashing.BYTES;
  }

  /** Reads a hash; false when the file has none there. */
  boolean read(long index, byte[] into) throws IOException {
    if (index >= count()) {
      return false;
    }
    bytes.read(index * Hashing.BYTES, into);
    return true;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
