package io.slipstream.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One result.
 *
 * @param ratios this value in terms of each peer's, by the peer's name
 */
record Figure(String name, double value, String unit, SortedMap<String, Double> ratios) {
  private static final MathContext DIGITS = new MathContext(4);

  Figure {
    ratios = Collections.unmodifiableSortedMap(new TreeMap<>(ratios));
  }

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, new TreeMap<>());
  }

  /** The same with one more ratio. */
  Figure against(String peer, double ratio) {
    SortedMap<String, Double> more = new TreeMap<>(ratios);
    more.put(peer, ratio);
    return new Figure(name, value, unit, more);
  }

  String toJson() {
    return "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"ratios\":{%s}}"
        .formatted(
            name,
            plain(value),
            unit,
            ratios.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + plain(entry.getValue()))
                .collect(Collectors.joining(",")));
  }

  String toRow() {
    String peers =
        ratios.entrySet().stream()
            .map(entry -> entry.getKey() + " x " + plain(entry.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%-34s %,18.2f %-14s %s", name, value, unit, peers)
        .stripTrailing();
  }

  /** For the pipe between a part and {@link Bench}. */
  String toLine() {
    String line = name + "\t" + value + "\t" + unit;
    for (Map.Entry<String, Double> entry : ratios.entrySet()) {
      line += "\t" + entry.getKey() + "\t" + entry.getValue();
    }
    return line;
  }

  static Figure ofLine(String line) {
    String[] cells = line.split("\t", -1);
    Figure figure = of(cells[0], Double.parseDouble(cells[1]), cells[2]);
    for (int i = 3; i < cells.length; i += 2) {
      figure = figure.against(cells[i], Double.parseDouble(cells[i + 1]));
    }
    return figure;
  }

  private static String plain(double number) {
    BigDecimal rounded = new BigDecimal(number).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
