package io.slipstream.backtest;

import io.slipstream.report.page.RunPage.Fact;
import io.slipstream.report.page.RunPage.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A manifest as lines of a page, every value in it. */
final class ManifestFacts {
  private ManifestFacts() {}

  static List<Facts> of(Map<String, Object> manifest) {
    List<Fact> own = new ArrayList<>();
    List<Facts> parts = new ArrayList<>();
    manifest.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> || value instanceof List<?>) {
            List<Fact> below = new ArrayList<>();
            add("", value, below);
            parts.add(new Facts(key, below));
          } else {
            own.add(new Fact(key, String.valueOf(value)));
          }
        });
    parts.add(0, new Facts("Run", own));
    return parts;
  }

  private static void add(String name, Object value, List<Fact> facts) {
    if (value instanceof Map<?, ?>) {
      ((Map<?, ?>) value)
          .forEach((key, each) -> add(below(name, String.valueOf(key)), each, facts));
    } else if (value instanceof List<?>) {
      List<?> values = (List<?>) value;
      for (int i = 0; i < values.size(); i++) {
        add(below(name, String.valueOf(i + 1)), values.get(i), facts);
      }
    } else if (value != null && !String.valueOf(value).isEmpty()) {
      facts.add(new Fact(name, String.valueOf(value)));
    }
  }

  private static String below(String name, String key) {
    return name.isEmpty() ? key : name + " " + key;
  }
}
