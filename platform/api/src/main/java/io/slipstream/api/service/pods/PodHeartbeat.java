package io.slipstream.api.service.pods;

import java.time.Instant;
import java.util.Objects;

/**
 * The last sign of life of a pod; asking for it waits for nobody longer than a second.
 *
 * @param name the pod
 * @param alive whether the loop that calls it answers now; of a remote pod, whether its last good
 *     answer is younger than its first limit
 * @param lastSeen when that was by this machine's clock: the last event that was handed to it, or
 *     its last good answer; null before the first
 * @param eventTime event time of that event, or the time in that answer; null before the first
 * @param events how many it was handed since this process started, or how many good answers it gave
 * @param missed answers in a row that did not come or were not good, zero in this process
 */
public record PodHeartbeat(
    String name, boolean alive, Instant lastSeen, Instant eventTime, long events, int missed) {
  /** Checks the name. */
  public PodHeartbeat {
    Objects.requireNonNull(name, "name");
  }
}
