package io.slipstream.shell;

import io.slipstream.api.market.FixedPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code name=value} words of a command. */
final class NamedValues {
  private NamedValues() {}

  static Map<String, String> parse(String option, List<String> words) {
    Map<String, String> values = new TreeMap<>();
    for (String word : words == null ? List.<String>of() : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(option + " '" + word + "': name=value is allowed");
      }
      values.put(word.substring(0, equals).strip(), word.substring(equals + 1).strip());
    }
    return values;
  }

  static long decimal(String option, String text) {
    try {
      return FixedPoint.parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + " '" + text + "': a decimal number is allowed", e);
    }
  }
}
