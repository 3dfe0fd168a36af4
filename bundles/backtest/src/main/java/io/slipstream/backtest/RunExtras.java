package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.report.page.RunPage.Extra;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables of a run's page beside those that every run has: rebalances, decisions, denials. */
final class RunExtras {
  private static final int MOST_ROWS = 200;

  private RunExtras() {}

  static List<Extra> of(PortfolioRun run) {
    List<Extra> extras = new ArrayList<>();
    if (!run.plan().rebalance().isNever()) {
      extras.add(rebalances(run));
    }
    if (run.plan().desk() != null) {
      extras.add(new RunDecisions(run).table());
    }
    List<List<String>> denials = denials(run.record());
    if (!denials.isEmpty()) {
      extras.add(
          new Extra(
              "Denials",
              "Intents that were refused before they left; each is in orders.csv.",
              List.of("Pod", "Reason", "Intents"),
              denials));
    }
    return extras;
  }

  private static Extra rebalances(PortfolioRun run) {
    List<List<String>> rows = new ArrayList<>();
    for (RebalanceRow row : run.rebalances()) {
      for (RebalanceRow.PodRow pod : row.pods()) {
        if (rows.size() < MOST_ROWS) {
          rows.add(
              List.of(
                  Instant.EPOCH.plusNanos(row.time()).toString(),
                  pod.name(),
                  row.cause(),
                  percent(pod.shareBefore()),
                  percent(pod.shareAfter()),
                  percent(FixedPoint.toDouble(pod.weight())),
                  FixedPoint.format(pod.moved(), 2),
                  FixedPoint.format(pod.commission(), 2)));
        }
      }
    }
    return new Extra(
        "Rebalances",
        run.rebalances().size()
            + " by the rule "
            + run.plan().rebalance().text()
            + "; all are in rebalances.csv.",
        List.of("Time", "Pod", "Cause", "Before", "After", "Weight", "Moved", "Commission"),
        rows);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** Counted by pod and reason. */
  private static List<List<String>> denials(RunRecord record) {
    SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
    for (OrderRow order : record.orders()) {
      if (!order.denial().isEmpty()) {
        counts
            .computeIfAbsent(order.pod(), none -> new TreeMap<>())
            .merge(order.denial(), 1, Integer::sum);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (pod, reasons) ->
            reasons.forEach((code, count) -> rows.add(List.of(pod, code, count.toString()))));
    return rows;
  }
}
