package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.kernel.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How all pods of a run decide together.
 *
 * @param rule that the coordinator knows
 * @param priority pods, the first before the others
 * @param weights of pods' votes, {@link FixedPoint}
 */
public record RunDesk(String rule, List<String> priority, SortedMap<String, Long> weights) {
  private static final String NAME = "desk";

  /**
   * Reads {@code rule}, {@code rule:pod,pod} or {@code rule:pod=weight,pod=weight}.
   *
   * @return null when nothing is said
   * @throws BacktestException naming what is wrong
   */
  static RunDesk parse(String said, List<String> rules, List<PodPlan> pods) {
    if (said.isBlank()) {
      return null;
    }
    int colon = said.indexOf(':');
    String rule = (colon < 0 ? said : said.substring(0, colon)).strip();
    String known = rule.toUpperCase(Locale.ROOT).replace('-', '_');
    if (!rules.contains(known)) {
      throw OptionTexts.wrong(RunOption.DESK.key(), rule, "one of " + String.join(", ", rules));
    }
    List<String> names = pods.stream().map(PodPlan::name).toList();
    List<String> priority = new ArrayList<>();
    SortedMap<String, Long> weights = new TreeMap<>();
    for (String word : colon < 0 ? new String[0] : said.substring(colon + 1).split(",", -1)) {
      int equals = word.indexOf('=');
      String pod = (equals < 0 ? word : word.substring(0, equals)).strip();
      if (!names.contains(pod)) {
        throw OptionTexts.wrong(
            RunOption.DESK.key(),
            said,
            "a pod of " + String.join(", ", names) + " behind the rule");
      }
      if (equals < 0) {
        priority.add(pod);
      } else {
        weights.put(pod, weight(said, word.substring(equals + 1)));
      }
    }
    return new RunDesk(known, List.copyOf(priority), weights);
  }

  private static long weight(String said, String text) {
    try {
      long weight = FixedPoint.parse(text.strip());
      if (weight >= 0) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // The complaint below says it for both.
    }
    throw OptionTexts.wrong(RunOption.DESK.key(), said, "a decimal number from 0 as weight");
  }

  /** The line of limits that makes these pods a desk. */
  static String members(List<PodPlan> pods) {
    return NAME
        + "."
        + NAME
        + ".pods = "
        + String.join(", ", pods.stream().map(PodPlan::name).toList());
  }

  /** What tells the kernel. */
  Input.DeskSet input() {
    return new Input.DeskSet(NAME, rule, priority, weights, "backtest", "asked for");
  }
}
