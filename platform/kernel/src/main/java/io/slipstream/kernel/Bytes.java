package io.slipstream.kernel;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Big-endian values in a byte array; texts are a 4-byte length and UTF-8. */
final class Bytes {
  private static final int LONGEST_TEXT = 1 << 20;

  private Bytes() {}

  /** Writes values one after the other. */
  static final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
    private final DataOutputStream data = new DataOutputStream(bytes);

    Out put(long value) {
      return write(() -> data.writeLong(value));
    }

    Out putInt(int value) {
      return write(() -> data.writeInt(value));
    }

    Out putByte(int value) {
      return write(() -> data.writeByte(value));
    }

    Out put(double value) {
      return write(() -> data.writeDouble(value));
    }

    Out put(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      return putInt(utf8.length).write(() -> data.write(utf8));
    }

    byte[] toArray() {
      return bytes.toByteArray();
    }

    private Out write(Step step) {
      try {
        step.run();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException("an array takes every byte", e);
      }
    }
  }

  /** Reads what {@link Out} wrote; fails with {@link KernelException} on anything else. */
  static final class In {
    private final DataInputStream data;

    In(byte[] bytes) {
      data = new DataInputStream(new java.io.ByteArrayInputStream(bytes));
    }

    long takeLong() {
      return read(data::readLong);
    }

    int takeInt() {
      return read(data::readInt);
    }

    int takeByte() {
      return read(data::readUnsignedByte);
    }

    double takeDouble() {
      return read(data::readDouble);
    }

    String takeText() {
      int length = takeInt();
      if (length < 0 || length > LONGEST_TEXT) {
        throw new KernelException("an encoded text has the length " + length);
      }
      byte[] utf8 = new byte[length];
      return read(
          () -> {
            data.readFully(utf8);
            return new String(utf8, StandardCharsets.UTF_8);
          });
    }

    boolean isAtEnd() {
      return read(data::available) == 0;
    }

    /** Fails when something is left. */
    void requireEnd() {
      int left = read(data::available);
      if (left > 0) {
        throw new KernelException("an encoded entry goes on for " + left + " bytes");
      }
    }

    private static <T> T read(Source<T> source) {
      try {
        return source.read();
      } catch (IOException e) {
        throw new KernelException("an encoded entry ends too early");
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private interface Source<T> {
    T read() throws IOException;
  }
}
