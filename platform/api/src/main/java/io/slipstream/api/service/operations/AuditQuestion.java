package io.slipstream.api.service.operations;

import java.time.Instant;

/**
 * Which entries of the journal are asked for: those that match everything that is given. A null
 * asks for any.
 *
 * @param from event time at which the first may be
 * @param to event time before which the last is
 * @param pod name of a pod
 * @param instrument symbol of an instrument
 * @param order client order id; every replacement of the order matches
 * @param correlationId of the story: an order's first client order id, or a pod's name
 * @param actor who gave the command
 * @param kind of entry, one of {@link AuditQueries#kinds()}, in upper or lower case
 */
public record AuditQuestion(
    Instant from,
    Instant to,
    String pod,
    String instrument,
    String order,
    String correlationId,
    String actor,
    String kind) {
  /** Asks for everything. */
  public static final AuditQuestion ALL =
      new AuditQuestion(null, null, null, null, null, null, null, null);

  /** Names a period that ends before it begins. */
  public AuditQuestion {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "from '" + from + "', to '" + to + "': the second later than the first is allowed");
    }
  }
}
