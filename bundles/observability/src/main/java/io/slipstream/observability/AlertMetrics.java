package io.slipstream.observability;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.AlertOperations;
import io.slipstream.api.service.alerts.AlertState;
import io.slipstream.api.service.alerts.ChannelView;
import io.slipstream.api.service.risk.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Alerts and their channels as metrics. */
final class AlertMetrics {
  private AlertMetrics() {}

  static void add(MetricSnapshots.Builder all, AlertOperations alerts) {
    List<ChannelView> channels = alerts.channels();
    counter(all, channels, "delivered", "Messages that arrived", ChannelView::delivered);
    counter(all, channels, "failed", "Tries that failed", ChannelView::failed);
    counter(all, channels, "lost", "Messages that were given up", ChannelView::lost);
    GaugeSnapshot.Builder open =
        GaugeSnapshot.builder()
            .name("slipstream_alerts_open")
            .help("Alerts that nobody has acknowledged");
    List<Alert> present = alerts.alerts(false);
    for (Severity severity : Severity.values()) {
      long count =
          present.stream()
              .filter(alert -> alert.state() == AlertState.OPEN)
              .filter(alert -> alert.newest().severity() == severity)
              .count();
      open.dataPoint(
          GaugeDataPointSnapshot.builder()
              .value(count)
              .labels(Labels.of("severity", severity.name().toLowerCase(Locale.ROOT)))
              .build());
    }
    all.metricSnapshot(open.build());
  }

  private static void counter(
      MetricSnapshots.Builder all,
      List<ChannelView> channels,
      String name,
      String help,
      ToLongFunction<ChannelView> value) {
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name("slipstream_alerts_" + name).help(help);
    for (ChannelView channel : channels) {
      counter.dataPoint(
          CounterDataPointSnapshot.builder()
              .value(value.applyAsLong(channel))
              .labels(Labels.of("channel", channel.name()))
              .build());
    }
    all.metricSnapshot(counter.build());
  }
}
