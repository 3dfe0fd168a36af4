package io.slipstream.alerts.book;

import io.slipstream.api.service.alerts.AlertRule;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.api.service.risk.ViolationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What tests begin with. */
final class Given {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final List<ViolationScope> EVERY_SCOPE = List.of(ViolationScope.values());

  private Given() {}

  static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  static Violation violation(int id, Severity severity, String type, String pod) {
    ViolationScope scope = pod.isEmpty() ? ViolationScope.PORTFOLIO : ViolationScope.POD;
    return new Violation(
        "journal-" + id, NOON, type, severity, scope, pod, "5", "6", pod, "BTC/USD", "", pod, "");
  }

  static Violation warning(int id, String pod) {
    return violation(id, Severity.WARNING, "TICK_SIZE", pod);
  }

  static Violation critical(int id, String pod) {
    return violation(id, Severity.CRITICAL, "POSITION_LIMIT", pod);
  }

  static AlertRule rule(String name, Severity severity, String... channels) {
    return new AlertRule(
        name,
        List.of("*"),
        severity,
        EVERY_SCOPE,
        List.of("*"),
        List.of(channels),
        List.of("mail", "boss"),
        Duration.ofMinutes(5));
  }

  static AlertSettings settings(int mostPerMinute, AlertRule... rules) {
    return new AlertSettings(
        Duration.ofSeconds(60), Duration.ofMinutes(10), mostPerMinute, List.of(rules));
  }

  static AlertBook book() {
    return new AlertBook(settings(100, rule("all", Severity.WARNING, "log")), AlertBookState.EMPTY);
  }

  static List<String> texts(List<Notice> notices) {
    return notices.stream().map(notice -> notice.channel() + " " + notice.kind()).toList();
  }
}
