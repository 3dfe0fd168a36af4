package io.slipstream.runtime;

import io.slipstream.api.service.risk.Verdict;
import io.slipstream.kernel.Decision;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the gate denied each pod since the start of the process. */
final class Denials {
  private final SortedMap<Integer, OfPod> pods = new TreeMap<>();

  /**
   * Of one pod.
   *
   * @param count how many
   * @param last the newest
   */
  record OfPod(long count, Verdict last) {}

  /** Returns whether the pod's denial before was another, or there was none. */
  boolean note(Decision.IntentDenied denied) {
    OfPod before = pods.get(denied.pod());
    long count = before == null ? 1 : before.count() + 1;
    pods.put(denied.pod(), new OfPod(count, denied.verdict()));
    return before == null || before.last().denial() != denied.verdict().denial();
  }

  /** Null when there was none. */
  OfPod of(int pod) {
    return pods.get(pod);
  }
}
