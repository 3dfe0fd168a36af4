package io.slipstream.statistics;

/** Arguments of formulas: given back when they are right, refused by name and value when not. */
final class Checked {
  private Checked() {}

  /** At least so many values, all finite. */
  static double[] series(String name, double[] values, int least) {
    if (values.length < least) {
      throw new IllegalArgumentException(
          name + " = " + values.length + " values: at least " + least + " are needed");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + values[i] + ": a finite number is needed");
      }
    }
    return values;
  }

  /** A probability that is neither certain nor impossible. */
  static double probability(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " = " + value + ": above 0 and below 1 is allowed, 0.99 for 99 %");
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " = " + value + ": zero or a finite number above is allowed");
    }
    return value;
  }

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " = " + value + ": a finite number is needed");
    }
    return value;
  }

  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " = " + value + ": a finite number above zero is allowed");
    }
    return value;
  }

  /** Series of one length, at least so many of at least so many values, all finite. */
  static void table(String name, double[][] series, int least, int leastValues) {
    atLeast(name, series.length, least);
    for (int i = 0; i < series.length; i++) {
      series("returns[" + i + "]", series[i], leastValues);
      sameLength("returns[" + i + "]", series[i].length, "returns[0]", series[0].length);
    }
  }

  static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " = " + value + ": at least " + least + " is allowed");
    }
    return value;
  }

  static void sameLength(String name, int length, String other, int otherLength) {
    if (length != otherLength) {
      throw new IllegalArgumentException(
          name + " = " + length + " values: " + other + " has " + otherLength);
    }
  }
}
