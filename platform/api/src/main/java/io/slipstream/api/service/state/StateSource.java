package io.slipstream.api.service.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Gives back, in the same order, what a {@link StateSink} was given. */
public final class StateSource {
  private final String section;
  private final ByteBuffer left;

  /** {@code section} is named in complaints. */
  StateSource(String section, byte[] bytes) {
    this.section = section;
    this.left = ByteBuffer.wrap(bytes);
  }

  /**
   * The next number.
   *
   * @throws StateException when nothing is left
   */
  public long take() {
    require(Long.BYTES);
    return left.getLong();
  }

  /**
   * The next number, which lies between two others.
   *
   * @throws StateException when it does not, or nothing is left
   */
  public int takeInt(int least, int most) {
    long value = take();
    if (value < least || value > most) {
      throw new StateException(
          where() + "the number " + value + ": from " + least + " to " + most + " is allowed");
    }
    return (int) value;
  }

  /**
   * How many things follow, each of which takes at least a number.
   *
   * @throws StateException when there is no room for so many
   */
  public int takeCount() {
    return takeInt(0, left.remaining() / Long.BYTES);
  }

  /**
   * The next bytes.
   *
   * @throws StateException when so many are not left
   */
  public byte[] takeBytes() {
    byte[] bytes = new byte[takeInt(0, left.remaining())];
    require(bytes.length);
    left.get(bytes);
    return bytes;
  }

  /**
   * The next text.
   *
   * @throws StateException when there is none
   */
  public String takeText() {
    return text(takeBytes(), section);
  }

  /** What was written as UTF-8, and nothing that only resembles it. */
  static String text(byte[] utf8, String section) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new StateException("section '" + section + "' has a text that is no UTF-8", e);
    }
  }

  /**
   * The next number with a fraction.
   *
   * @throws StateException when nothing is left
   */
  public double takeDouble() {
    return Double.longBitsToDouble(take());
  }

  /**
   * The next flag.
   *
   * @throws StateException when there is none
   */
  public boolean takeFlag() {
    return takeInt(0, 1) == 1;
  }

  /**
   * The constant whose name follows.
   *
   * @throws StateException when there is no such constant
   */
  public <E extends Enum<E>> E takeConstant(Class<E> type) {
    String name = takeText();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new StateException(where() + "'" + name + "', which is no " + type.getSimpleName());
  }

  /** Whether everything was taken. */
  public boolean isEmpty() {
    return !left.hasRemaining();
  }

  private void require(int bytes) {
    if (left.remaining() < bytes) {
      throw new StateException(where() + "an end too early");
    }
  }

  private String where() {
    return "section '" + section + "', byte " + left.position() + ", has ";
  }
}
