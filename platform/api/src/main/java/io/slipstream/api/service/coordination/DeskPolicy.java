package io.slipstream.api.service.coordination;

import io.slipstream.api.market.FixedPoint;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the pods of a desk decide together.
 *
 * @param desk its name
 * @param rule one of {@link Coordinator#rules()}
 * @param priority pods, the first before the others; pods that are not in it come after them
 * @param weights of pods' votes, {@link FixedPoint}; 1 where there is none
 */
public record DeskPolicy(
    String desk, String rule, List<String> priority, SortedMap<String, Long> weights) {
  /** Copies the collections. */
  public DeskPolicy {
    priority = List.copyOf(priority);
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /** Weight of a pod's vote. */
  public long weightOf(String pod) {
    return weights.getOrDefault(pod, FixedPoint.ONE);
  }

  /** Place of a pod in the order of priority, 0 for the first; equal for all that are not in it. */
  public int rankOf(String pod) {
    int place = priority.indexOf(pod);
    return place < 0 ? priority.size() : place;
  }
}
