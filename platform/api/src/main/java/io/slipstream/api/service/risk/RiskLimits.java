package io.slipstream.api.service.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Limits above those that each pod brings along, with the desks and buckets they speak of. Where
 * several limits of a rule hold, each has to be kept.
 *
 * @param limits in the order of the text
 * @param desks pods of each desk; a pod is on one desk at most
 * @param buckets instruments of each bucket
 * @param settings the rest by key: {@code approval} and {@code portfolio.scale...}
 */
public record RiskLimits(
    List<RiskLimit> limits,
    SortedMap<String, List<String>> desks,
    SortedMap<String, List<String>> buckets,
    SortedMap<String, String> settings) {
  /** No limits. */
  public static final RiskLimits NONE =
      new RiskLimits(List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /** Copies. */
  public RiskLimits {
    limits = List.copyOf(limits);
    desks = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(desks));
    buckets = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Limits from their text: one {@code key = value} a line, {@code #} begins a comment.
   *
   * @throws RiskLimitsException when a line is wrong; it names line, key, value and what is allowed
   */
  public static RiskLimits parse(String text) {
    return new RiskLimitsText().parse(text);
  }

  /** The limit of exactly this key, or null. */
  public RiskLimit find(String key) {
    for (RiskLimit limit : limits) {
      if (limit.key().equals(key)) {
        return limit;
      }
    }
    return null;
  }

  /** The desk of a pod, or empty. */
  public String deskOf(String pod) {
    for (var desk : desks.entrySet()) {
      if (desk.getValue().contains(pod)) {
        return desk.getKey();
      }
    }
    return "";
  }

  /** A text that {@link #parse} makes these limits of. */
  public String toText() {
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + " = " + value));
    desks.forEach((name, pods) -> lines.add("desk." + name + ".pods = " + String.join(", ", pods)));
    buckets.forEach(
        (name, symbols) ->
            lines.add("bucket." + name + ".instruments = " + String.join(", ", symbols)));
    limits.forEach(limit -> lines.add(limit.toString()));
    lines.add("");
    return String.join("\n", lines);
  }
}
