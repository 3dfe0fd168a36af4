package io.slipstream.api.service.alerts;

import io.slipstream.api.service.risk.Violation;
import java.time.Instant;
import java.util.List;

/**
 * Violations of one type and one scope, told of once.
 *
 * @param number names it
 * @param state where it is
 * @param opened when the first came, by this machine's clock
 * @param last when the newest came
 * @param count how many came
 * @param newest the newest, with type, severity, scope, limit and actual
 * @param rule that decides who is told
 * @param channels that were told, or are being told
 * @param by who acknowledged it, or why nobody did; empty while it is open
 * @param reason theirs
 */
public record Alert(
    long number,
    AlertState state,
    Instant opened,
    Instant last,
    long count,
    Violation newest,
    String rule,
    List<String> channels,
    String by,
    String reason) {
  /** Copies the list. */
  public Alert {
    channels = List.copyOf(channels);
  }
}
