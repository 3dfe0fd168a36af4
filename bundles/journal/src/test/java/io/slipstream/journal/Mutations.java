package io.slipstream.journal;

import java.util.Arrays;
import java.util.Random;

/** Changes files as bad luck and bad will do. */
final class Mutations {
  private static final int[] INTERESTING = {
    0,
    1,
    -1,
    9,
    16,
    127,
    128,
    255,
    256,
    65_280,
    65_535,
    65_536,
    1 << 24,
    (1 << 24) + 1,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE
  };

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** The file with a few changes; {@code other} lends pieces. */
  byte[] of(byte[] whole, byte[] other) {
    byte[] bytes = whole;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      bytes = once(bytes, other);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    int at = random.nextInt(bytes.length + 1);
    int length = random.nextInt(1 + random.nextInt(1 + Math.min(4096, bytes.length)));
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> spliced(bytes, at, 0, piece(other, length));
      case 2 -> spliced(bytes, at, length, new byte[0]);
      case 3 -> spliced(bytes, at, length, new byte[length]);
      case 4 -> spliced(bytes, at, length, piece(other, length));
      case 5 -> spliced(bytes, at, Integer.BYTES, interesting());
      case 6 -> spliced(bytes, at, 0, piece(bytes, length));
      default -> flipped(bytes, at);
    };
  }

  private static byte[] spliced(byte[] bytes, int at, int without, byte[] piece) {
    int rest = Math.min(bytes.length, at + without);
    byte[] next = Arrays.copyOf(bytes, at + piece.length + bytes.length - rest);
    System.arraycopy(piece, 0, next, at, piece.length);
    System.arraycopy(bytes, rest, next, at + piece.length, bytes.length - rest);
    return next;
  }

  private byte[] piece(byte[] of, int length) {
    int from = random.nextInt(of.length + 1);
    return Arrays.copyOfRange(of, from, Math.min(of.length, from + length));
  }

  private byte[] interesting() {
    int value = INTERESTING[random.nextInt(INTERESTING.length)];
    int order = random.nextInt(2) == 0 ? value : Integer.reverseBytes(value);
    return java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(order).array();
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] next = bytes.clone();
    if (at < next.length) {
      next[at] ^= (byte) (1 << random.nextInt(8));
    }
    return next;
  }
}
