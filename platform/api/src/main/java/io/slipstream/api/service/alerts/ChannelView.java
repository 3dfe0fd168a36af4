package io.slipstream.api.service.alerts;

import java.time.Instant;

/**
 * A way to tell people, and how well it works.
 *
 * @param name of the channel
 * @param kind log, shell, console, webhook or mail
 * @param target where it leads, without secrets
 * @param status how it is
 * @param delivered messages that arrived, since the process started
 * @param failed tries that failed
 * @param lost messages that were given up
 * @param waiting messages that are still to be delivered
 * @param lastDelivered when the last arrived, null before the first
 * @param problem of the last try, empty when it went well
 */
public record ChannelView(
    String name,
    String kind,
    String target,
    Status status,
    long delivered,
    long failed,
    long lost,
    int waiting,
    Instant lastDelivered,
    String problem) {
  /** How a channel is. */
  public enum Status {
    /** The last message arrived, or there was none yet. */
    WORKING,
    /** The last try failed; it is tried again. */
    FAILING,
    /** Its configuration is not allowed. */
    INVALID
  }
}
