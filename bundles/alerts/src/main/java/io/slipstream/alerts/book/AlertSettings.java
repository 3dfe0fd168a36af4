package io.slipstream.alerts.book;

import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.risk.Violation;
import java.time.Duration;
import java.util.List;

/**
 * How alerts are made.
 *
 * @param window in which violations of one type and scope are told of once
 * @param quiet how long an alert has to be quiet before it is closed
 * @param mostPerMinute messages a channel gets within a minute; emergencies are counted apart
 * @param rules in the order in which they are asked
 */
public record AlertSettings(
    Duration window, Duration quiet, int mostPerMinute, List<AlertRule> rules) {
  /** Copies the list. */
  public AlertSettings {
    rules = List.copyOf(rules);
  }

  /** The first that matches, or null. */
  AlertRule ruleFor(Violation violation) {
    for (AlertRule rule : rules) {
      if (violation.severity().compareTo(rule.severity()) >= 0
          && rule.scopes().contains(violation.scope())
          && Glob.matchesAny(rule.types(), violation.type())
          && Glob.matchesAny(rule.names(), violation.scopeName())) {
        return rule;
      }
    }
    return null;
  }
}
