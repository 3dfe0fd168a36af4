package io.slipstream.api.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Exact decimal numbers of the ledger: a {@code long} that counts units of 10<sup>-8</sup>.
 *
 * <p>Prices, quantities and cash use this form; signals and statistics are doubles and never enter
 * the ledger. Every operation throws {@link ArithmeticException} on overflow instead of wrapping.
 */
public final class FixedPoint {
  /** Decimal digits behind the point. */
  public static final int SCALE = 8;

  /** The number one. */
  public static final long ONE = 100_000_000L;

  /** Most decimal digits behind the point that an instrument or a currency may have. */
  public static final int MAX_SCALE = 12;

  /** As many digits as certainly fit. */
  private static final int MOST_PLAIN = 18;

  private static final int MOST_DIGITS = 1000;

  /** A sign, nineteen digits and the point. */
  private static final int LONGEST_TEXT = 21;

  /** Five to the power of {@link #SCALE}. */
  private static final long FIVES = 390_625L;

  private static final long[] POWERS = powers();

  private FixedPoint() {}

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** Ten to the power of {@code exponent}, 0 to 18. */
  public static long powerOfTen(int exponent) {
    return POWERS[exponent];
  }

  /**
   * Parses plain decimal text with at most {@code scale} digits behind the point that are not zero.
   *
   * @throws NumberFormatException when it is no such number or is out of range
   */
  public static long parse(String text, int scale) {
    long plain = parsePlain(text, scale);
    if (plain >= 0) {
      return plain;
    }
    try {
      return modest(text)
          .setScale(scale, RoundingMode.UNNECESSARY)
          .unscaledValue()
          .longValueExact();
    } catch (ArithmeticException e) {
      throw new NumberFormatException(
          "'" + text + "' does not fit a decimal with " + scale + " digits behind the point");
    } catch (NumberFormatException e) {
      throw new NumberFormatException("'" + text + "' is not a decimal number");
    }
  }

  /**
   * Digits with or without a point between them, of no more than eighteen once they are scaled;
   * below zero when it is anything else, which may be a number all the same.
   */
  private static long parsePlain(String text, int scale) {
    int length = text.length();
    int point = text.indexOf('.');
    int whole = point < 0 ? length : point;
    int decimals = point < 0 ? 0 : length - point - 1;
    boolean isPlain = whole > 0 && (point < 0 || decimals > 0);
    if (!isPlain || scale < 0 || decimals > scale || whole + scale > MOST_PLAIN) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      char digit = text.charAt(i);
      if (i == point) {
        continue;
      }
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + digit - '0';
    }
    return value * POWERS[scale - decimals];
  }

  /** A number of a size that costs nothing to scale: an exponent can stand for gigabytes. */
  private static BigDecimal modest(String text) {
    BigDecimal value = new BigDecimal(text.strip());
    if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
      throw new NumberFormatException("'" + text + "' has too many digits");
    }
    return value;
  }

  /** Exact decimal text of a number with {@code scale} decimals, without trailing zeros. */
  public static String formatScaled(long value, int scale) {
    if (value == 0) {
      return "0";
    }
    if (scale < 0 || scale >= POWERS.length) {
      return BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString();
    }
    long significant = value;
    int decimals = scale;
    while (decimals > 0 && significant % 10 == 0) {
      significant /= 10;
      decimals--;
    }
    return text(significant, decimals);
  }

  /** Digits from behind, of a number below zero: the smallest one has no counterpart above. */
  private static String text(long value, int decimals) {
    byte[] text = new byte[LONGEST_TEXT];
    int at = text.length;
    long left = value < 0 ? value : -value;
    for (int written = 0; left != 0 || written <= decimals; written++) {
      if (written == decimals && decimals > 0) {
        text[--at] = '.';
      }
      text[--at] = (byte) ('0' - left % 10);
      left /= 10;
    }
    if (value < 0) {
      text[--at] = '-';
    }
    return new String(text, at, text.length - at, StandardCharsets.ISO_8859_1);
  }

  /**
   * The same number with another count of decimals.
   *
   * @throws ArithmeticException when it does not fit
   */
  public static long rescale(long value, int from, int to, Rounding rounding) {
    if (from == to) {
      return value;
    }
    return to > from
        ? Math.multiplyExact(value, POWERS[to - from])
        : multiplyDivide(value, 1, POWERS[from - to], rounding);
  }

  /**
   * Parses plain decimal text such as {@code 1012.55}.
   *
   * @throws NumberFormatException when the text is no decimal, has more than eight digits behind
   *     the point that are not zero, or is out of range (about ±92 billion)
   */
  public static long parse(String text) {
    return parse(text, SCALE);
  }

  /**
   * Parses decimal text of any precision, rounded half-even to eight digits: for outside data whose
   * last digits are the noise of binary floating point.
   *
   * @throws NumberFormatException when the text is no decimal or is out of range
   */
  public static long parseRounded(String text) {
    long plain = parsePlain(text, SCALE);
    if (plain >= 0) {
      return plain;
    }
    try {
      return parse(modest(text).setScale(SCALE, RoundingMode.HALF_EVEN).toPlainString());
    } catch (NumberFormatException e) {
      throw new NumberFormatException("'" + text + "' is not a decimal number below 92 billion");
    }
  }

  /** Exact decimal text without trailing zeros, never in exponent form. */
  public static String format(long value) {
    return formatScaled(value, SCALE);
  }

  /** Decimal text rounded half-even to {@code digits} behind the point, for tables. */
  public static String format(long value, int digits) {
    return BigDecimal.valueOf(value, SCALE)
        .setScale(digits, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** The nearest double: for signals and statistics, never for the ledger. */
  public static double toDouble(long value) {
    return value / (double) ONE;
  }

  /**
   * Rounds a double of the signal world half-even to eight digits: the one way into the ledger's.
   *
   * @throws ArithmeticException when it is not finite or out of range
   */
  public static long ofDouble(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("not a finite number: " + value);
    }
    return BigDecimal.valueOf(value)
        .setScale(SCALE, RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }

  /** {@code a x b}, rounded half-even; the product is 128 bits wide inside. */
  public static long multiply(long a, long b) {
    return multiplyShift(a, b, SCALE, Rounding.HALF_EVEN);
  }

  /**
   * {@code a x b / 10^digits} with a 128-bit product: the same as {@link #multiplyDivide}, faster.
   *
   * @throws ArithmeticException when the quotient does not fit a long
   */
  static long multiplyShift(long a, long b, int digits, Rounding rounding) {
    long product = a * b;
    if (Math.multiplyHigh(a, b) != product >> 63) {
      return divideWide(a, b, POWERS[digits], rounding);
    }
    return round(product, quotient(product, digits), POWERS[digits], rounding);
  }

  /** A constant divisor costs a multiplication instead of a division. */
  private static long quotient(long product, int digits) {
    return switch (digits) {
      case 0 -> product;
      case 2 -> product / 100L;
      case 4 -> product / 10_000L;
      case 6 -> product / 1_000_000L;
      case 8 -> product / ONE;
      default -> product / POWERS[digits];
    };
  }

  /** {@code a / b} with the stated rounding. */
  public static long divide(long a, long b, Rounding rounding) {
    return multiplyDivide(a, ONE, b, rounding);
  }

  /**
   * {@code a x b / c} with a 128-bit product.
   *
   * @throws ArithmeticException when {@code c} is zero or the quotient does not fit a long
   */
  public static long multiplyDivide(long a, long b, long c, Rounding rounding) {
    if (c == 0) {
      throw new ArithmeticException("division by zero");
    }
    long product = a * b;
    if (c > 0 && Math.multiplyHigh(a, b) == product >> 63) {
      return divideNarrow(product, c, rounding);
    }
    return divideWide(a, b, c, rounding);
  }

  /** The common case: the product fits a long. */
  private static long divideNarrow(long product, long divisor, Rounding rounding) {
    return round(product, product / divisor, divisor, rounding);
  }

  private static long round(long product, long quotient, long divisor, Rounding rounding) {
    long remainder = product - quotient * divisor;
    if (remainder == 0) {
      return quotient;
    }
    boolean negative = product < 0;
    boolean up = rounding.roundsUp(Math.abs(quotient), Math.abs(remainder), divisor, negative);
    return up ? (negative ? quotient - 1 : quotient + 1) : quotient;
  }

  private static long divideWide(long a, long b, long c, Rounding rounding) {
    boolean negative = (a < 0) ^ (b < 0) ^ (c < 0);
    long ua = Math.absExact(a);
    long ub = Math.absExact(b);
    long uc = Math.absExact(c);
    long high = Math.multiplyHigh(ua, ub);
    long low = ua * ub;
    if (Long.compareUnsigned(high, uc) >= 0) {
      throw new ArithmeticException("overflow: " + a + " x " + b + " / " + c);
    }
    long quotient =
        high == 0
            ? Long.divideUnsigned(low, uc)
            : uc == ONE ? divideWideByOne(high, low) : divideWide(high, low, uc);
    long remainder = low - quotient * uc;
    if (quotient < 0) {
      throw new ArithmeticException("overflow: " + a + " x " + b + " / " + c);
    }
    if (remainder != 0 && rounding.roundsUp(quotient, remainder, uc, negative)) {
      quotient = Math.addExact(quotient, 1);
    }
    return negative ? -quotient : quotient;
  }

  /** The largest multiple of {@code step} that is not farther from zero than {@code value}. */
  public static long truncate(long value, long step) {
    return value - value % step;
  }

  /** By 2<sup>8</sup> x 5<sup>8</sup>: two short divisions by a constant. */
  private static long divideWideByOne(long high, long low) {
    long rest = (high << 56) | (low >>> 8);
    long upper = ((high >>> 8) << 32) | (rest >>> 32);
    long first = upper / FIVES;
    long lower = ((upper - first * FIVES) << 32) | (rest & 0xFFFFFFFFL);
    return (first << 32) + lower / FIVES;
  }

  /**
   * Unsigned 128 by 64 bit division after Knuth's algorithm D with 32-bit digits (The Art of
   * Computer Programming, volume 2, 4.3.1); needs {@code high < divisor}.
   */
  private static long divideWide(long high, long low, long divisor) {
    int shift = Long.numberOfLeadingZeros(divisor);
    long d = divisor << shift;
    long d1 = d >>> 32;
    long d0 = d & 0xFFFFFFFFL;
    long top = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
    long rest = low << shift;
    long q1 = digit(top, rest >>> 32, d1, d0);
    long middle = (top << 32) + (rest >>> 32) - q1 * d;
    long q0 = digit(middle, rest & 0xFFFFFFFFL, d1, d0);
    return (q1 << 32) + q0;
  }

  private static long digit(long top, long next, long d1, long d0) {
    long q = Long.divideUnsigned(top, d1);
    long r = top - q * d1;
    while (q >>> 32 != 0 || Long.compareUnsigned(q * d0, (r << 32) + next) > 0) {
      q--;
      r += d1;
      if (r >>> 32 != 0) {
        break;
      }
    }
    return q;
  }
}
