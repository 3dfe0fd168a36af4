package io.slipstream.compliance;

import io.slipstream.api.order.OrderState;
import io.slipstream.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often the gate and the venue refused, by pod and reason. */
final class Refusals {
  private final SortedMap<List<String>, Long> counts =
      new TreeMap<>((a, b) -> String.join("\n", a).compareTo(String.join("\n", b)));

  void take(ReadEntry entry, Register register) {
    if (entry.decision() instanceof Decision.IntentDenied d) {
      count("gate", register.pod(d.pod()), d.verdict().denial().name());
    } else if (entry.decision() instanceof Decision.RequestRejected d) {
      count("wish to cancel or replace", register.pod(d.pod()), d.reason());
    } else if (entry.decision() instanceof Decision.OrderChanged d
        && d.state() == OrderState.REJECTED) {
      count("venue", register.pod(d.pod()), d.reason());
    }
  }

  private void count(String by, String pod, String reason) {
    counts.merge(List.of(by, pod, reason), 1L, Long::sum);
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          List<String> row = new ArrayList<>(key);
          row.add(String.valueOf(count));
          rows.add(row);
        });
    return rows;
  }
}
