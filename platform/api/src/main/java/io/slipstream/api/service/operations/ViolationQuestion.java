package io.slipstream.api.service.operations;

import io.slipstream.api.service.risk.Severity;
import java.time.Instant;

/**
 * Which violations are asked for: those that match everything that is given. A null asks for any.
 *
 * @param pod whose order or state it is about
 * @param severity this or worse
 * @param from event time at which the first may be
 * @param to event time before which the last is
 * @param limit how many of the newest at the most
 */
public record ViolationQuestion(
    String pod, Severity severity, Instant from, Instant to, int limit) {
  /** Checks the count. */
  public ViolationQuestion {
    if (limit < 1) {
      throw new IllegalArgumentException("limit = " + limit + ": 1 or more is allowed");
    }
  }
}
