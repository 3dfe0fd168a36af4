package io.slipstream.api.service.alerts;

import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.ViolationScope;
import java.time.Duration;
import java.util.List;

/**
 * Who is told of which violations; of all rules, in the order of their names, the first that
 * matches decides.
 *
 * @param name of the rule
 * @param types of violations, {@code *} stands for any characters
 * @param severity this or worse
 * @param scopes whose limits
 * @param names of desks, pods or instruments, {@code *} as above; the portfolio's is empty
 * @param channels that are told at once
 * @param escalateTo told one after the other while nobody acknowledges
 * @param escalateAfter how long each of these waits
 */
public record AlertRule(
    String name,
    List<String> types,
    Severity severity,
    List<ViolationScope> scopes,
    List<String> names,
    List<String> channels,
    List<String> escalateTo,
    Duration escalateAfter) {
  /** Copies the lists. */
  public AlertRule {
    types = List.copyOf(types);
    scopes = List.copyOf(scopes);
    names = List.copyOf(names);
    channels = List.copyOf(channels);
    escalateTo = List.copyOf(escalateTo);
  }
}
