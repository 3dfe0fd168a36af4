package io.slipstream.observability;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.slipstream.api.service.operations.DeskActivity;

/** What desks decided as metrics. */
final class DeskMetrics {
  private DeskMetrics() {}

  static void add(MetricSnapshots.Builder all, DeskActivity activity) {
    CounterSnapshot.Builder decisions =
        CounterSnapshot.builder().name("meta_coordinations").help("Conflicts and votes of desks");
    CounterSnapshot.Builder overrides =
        CounterSnapshot.builder().name("meta_overrides").help("Intents that a desk dropped or cut");
    for (DeskActivity.Count count : activity.counts()) {
      Labels labels =
          Labels.of("desk", count.desk(), "rule", count.rule(), "outcome", count.outcome());
      decisions.dataPoint(
          CounterDataPointSnapshot.builder().value(count.decisions()).labels(labels).build());
      overrides.dataPoint(
          CounterDataPointSnapshot.builder().value(count.overrides()).labels(labels).build());
    }
    all.metricSnapshot(decisions.build());
    all.metricSnapshot(overrides.build());
    all.metricSnapshot(
        SummarySnapshot.builder()
            .name("meta_latency_seconds")
            .help("From the end of a slice until what its desks decided had left")
            .dataPoint(
                SummaryDataPointSnapshot.builder()
                    .count(activity.slices())
                    .sum(activity.seconds())
                    .build())
            .build());
  }
}
