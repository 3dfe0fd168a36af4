package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import java.util.List;

/** Texts that become numbers, or one clear line. */
final class Complaints {
  private Complaints() {}

  static BacktestException of(String field, String value, String allowed) {
    return new BacktestException(field + " = '" + value + "': " + allowed + " is allowed");
  }

  static int whole(String field, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw of(field, text, "a whole number from " + least + " to " + most);
  }

  static long seed(String field, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new BacktestException(field + " = '" + text + "': a whole number is allowed", e);
    }
  }

  static double fraction(String field, String text, double below) {
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= 0 && value < below) {
        return value;
      }
    } catch (NumberFormatException e) {
      // As above.
    }
    throw of(field, text, "a number from 0 to below " + below);
  }

  static String oneOf(String field, String text, List<String> allowed) {
    if (!allowed.contains(text)) {
      throw of(field, text, String.join(", ", allowed));
    }
    return text;
  }
}
