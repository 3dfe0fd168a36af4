package io.slipstream.api.service.bus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message.
 *
 * @param subject what it is about
 * @param id the same for every delivery of the same fact, so that a receiver can drop doubles
 * @param eventTime when it happened, nanoseconds since the epoch
 * @param correlationId the whole story it belongs to
 * @param payload texts, numbers and flags by field name, as the subject's schema says
 * @param run the backtest it happened in, empty for what is live
 */
public record BusEvent(
    Subject subject,
    String id,
    long eventTime,
    String correlationId,
    Map<String, Object> payload,
    String run) {
  /** Of what is live. */
  public BusEvent(
      Subject subject,
      String id,
      long eventTime,
      String correlationId,
      Map<String, Object> payload) {
    this(subject, id, eventTime, correlationId, payload, "");
  }

  /** Keeps the fields' order. */
  public BusEvent {
    payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
  }
}
