package io.slipstream.api.service.state;

/**
 * Takes a component's state as a canonical sequence of values; what is written is what is hashed,
 * and what a {@link StateSource} gives back.
 */
public interface StateSink {
  /** A number. */
  StateSink put(long value);

  /** Bytes, with their count. */
  StateSink put(byte[] bytes);

  /** A text, with its length. */
  StateSink put(String text);

  /** A number with a fraction, to the bit. */
  default StateSink put(double value) {
    return put(Double.doubleToRawLongBits(value));
  }

  /** A flag. */
  default StateSink put(boolean flag) {
    return put(flag ? 1L : 0L);
  }
}
