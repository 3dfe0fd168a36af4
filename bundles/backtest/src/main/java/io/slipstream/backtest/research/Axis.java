package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterDefinition.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is tried for one parameter: a list of values, or any decimal number in a range.
 *
 * @param name of the parameter
 * @param values in the order they were given; empty for a range
 * @param low end of the range
 * @param high end of the range
 */
record Axis(String name, List<String> values, double low, double high) {
  /** Values one axis may have. */
  static final int MOST_VALUES = 100_000;

  private static final int DIGITS = 8;

  /** Checks the texts; whether the strategy allows the values is checked by who knows it. */
  static Axis parse(SweepAxis given, ParameterDefinition definition) {
    String field = "grid " + given.parameter();
    String text = given.values().strip();
    if (text.isEmpty()) {
      throw Complaints.of(field, text, "at least one value, like 20,60,120 or 5:50:5,");
    }
    String[] parts = text.split(":", -1);
    if (parts.length == 1) {
      List<String> values = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        String value = part.strip();
        if (value.isEmpty() || values.contains(value)) {
          throw Complaints.of(field, text, "a list without gaps and doubles");
        }
        values.add(value);
      }
      return new Axis(given.parameter(), List.copyOf(values), 0, 0);
    }
    boolean isNumber = definition.type() == Type.INTEGER || definition.type() == Type.DECIMAL;
    if (!isNumber || parts.length > 3) {
      throw Complaints.of(field, text, "a list like 20,60,120, or for numbers first:last:step,");
    }
    BigDecimal first = number(field, text, parts[0]);
    BigDecimal last = number(field, text, parts[1]);
    if (first.compareTo(last) > 0) {
      throw Complaints.of(field, text, "first:last:step with first not above last");
    }
    if (parts.length == 2 && definition.type() == Type.DECIMAL) {
      return new Axis(given.parameter(), List.of(), first.doubleValue(), last.doubleValue());
    }
    BigDecimal step = parts.length == 2 ? BigDecimal.ONE : number(field, text, parts[2]);
    return new Axis(given.parameter(), steps(field, text, first, last, step), 0, 0);
  }

  private static BigDecimal number(String field, String text, String part) {
    try {
      BigDecimal number = new BigDecimal(part.strip());
      if (Math.abs((long) number.scale()) > 30 || number.precision() > 30) {
        throw new NumberFormatException("too many digits");
      }
      return number;
    } catch (NumberFormatException e) {
      throw Complaints.of(field, text, "first:last:step of numbers");
    }
  }

  private static List<String> steps(
      String field, String text, BigDecimal first, BigDecimal last, BigDecimal step) {
    if (step.signum() <= 0) {
      throw Complaints.of(field, text, "a step above 0");
    }
    BigDecimal count = last.subtract(first).divide(step, 0, RoundingMode.DOWN);
    if (count.compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
      throw Complaints.of(field, text, "up to " + MOST_VALUES + " values");
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i <= count.intValue(); i++) {
      BigDecimal value = first.add(step.multiply(BigDecimal.valueOf(i)));
      values.add(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }
    return List.copyOf(values);
  }

  boolean isRange() {
    return values.isEmpty();
  }

  /** The value at a place from 0 to 1, both ends included. */
  String at(double place) {
    if (isRange()) {
      return BigDecimal.valueOf(low + (high - low) * place)
          .setScale(DIGITS, RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
    int index = (int) Math.floor(place * values.size());
    return values.get(Math.max(0, Math.min(values.size() - 1, index)));
  }
}
