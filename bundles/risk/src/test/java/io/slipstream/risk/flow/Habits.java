package io.slipstream.risk.flow;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What pods did before: messages, executions, orders that were made; kept as plain lists. */
final class Habits {
  private record Message(int pod, long time) {}

  private final Plan plan;
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Long> made = new TreeMap<>();
  private final Set<String> executed = new TreeSet<>();
  private final long[] executions;

  Habits(Plan plan) {
    this.plan = plan;
    executions = new long[plan.pods.size()];
  }

  void message(int pod, long time) {
    messages.add(new Message(pod, time));
  }

  void made(Oracle.Wish wish, long time) {
    made.put(key(wish), time);
  }

  private static String key(Oracle.Wish wish) {
    return String.join(
        " ",
        List.of(
            wish.pod() + "",
            wish.instrument() + "",
            wish.terms().side().name(),
            wish.terms().type().name(),
            wish.quantity() + "",
            wish.limit() + "",
            wish.stop() + "",
            wish.terms().trailingOffset() + ""));
  }

  void filled(Decision.Filled filled) {
    if (executed.add(Books.key(filled.pod(), filled.fill().order()))) {
      executions[filled.pod()]++;
    }
  }

  void reenable(int pod) {
    executions[pod] = 0;
  }

  /** Limits that one more order or replacement would pass now; {@code waiting} may be executed. */
  List<Finding> findings(RiskLimits limits, Oracle.Wish wish, long now, long waiting) {
    List<Finding> findings = new ArrayList<>();
    String name = plan.pods.get(wish.pod()).name();
    long next = (executions[wish.pod()] + waiting + 1) * FixedPoint.ONE;
    check(
        findings,
        limit(limits, LimitLevel.POD, name, LimitRule.REPEATED_EXECUTIONS),
        DenialCode.REPEATED_EXECUTION,
        LimitLevel.POD,
        name,
        next);
    long brought = plan.pods.get(wish.pod()).limits().maxOrdersPerMinute();
    long most = brought == Integer.MAX_VALUE ? Long.MAX_VALUE : brought * FixedPoint.ONE;
    rate(findings, limits, wish.pod(), now, 60, LimitRule.MESSAGES_PER_MINUTE, most);
    rate(findings, limits, wish.pod(), now, 1, LimitRule.MESSAGES_PER_SECOND, Long.MAX_VALUE);
    duplicate(findings, limits, wish, now);
    return findings;
  }

  private void rate(
      List<Finding> findings,
      RiskLimits limits,
      int pod,
      long now,
      long seconds,
      LimitRule rule,
      long brought) {
    String name = plan.pods.get(pod).name();
    long since = now - seconds * Plan.SECOND;
    long all = messages.stream().filter(m -> m.time() > since).count();
    long own = messages.stream().filter(m -> m.time() > since && m.pod() == pod).count();
    long limit = Math.min(brought, limit(limits, LimitLevel.POD, name, rule));
    DenialCode code = DenialCode.ORDER_RATE;
    check(findings, limit, code, LimitLevel.POD, name, (own + 1) * FixedPoint.ONE);
    long whole = limit(limits, LimitLevel.PORTFOLIO, "", rule);
    check(findings, whole, code, LimitLevel.PORTFOLIO, "", (all + 1) * FixedPoint.ONE);
  }

  private static void check(
      List<Finding> findings,
      long limit,
      DenialCode code,
      LimitLevel level,
      String scope,
      long actual) {
    if (actual > limit) {
      findings.add(new Finding(code, level, scope, limit, actual, false));
    }
  }

  private static long limit(RiskLimits limits, LimitLevel level, String name, LimitRule rule) {
    return limits.limits().stream()
        .filter(limit -> limit.rule() == rule && limit.covers(level, name))
        .mapToLong(RiskLimit::value)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private void duplicate(List<Finding> findings, RiskLimits limits, Oracle.Wish wish, long now) {
    Long last = made.get(key(wish));
    String name = plan.pods.get(wish.pod()).name();
    long whole = window(limits, LimitLevel.PORTFOLIO, "");
    long own = window(limits, LimitLevel.POD, name);
    long window = Math.max(whole, own);
    if (last != null && Oracle.seconds(now - last) < window) {
      boolean wide = whole >= own;
      findings.add(
          new Finding(
              DenialCode.DUPLICATE_ORDER,
              wide ? LimitLevel.PORTFOLIO : LimitLevel.POD,
              wide ? "" : name,
              window,
              Oracle.seconds(now - last),
              false));
    }
  }

  private static long window(RiskLimits limits, LimitLevel level, String name) {
    return limits.limits().stream()
        .filter(limit -> limit.rule() == LimitRule.DUPLICATE_WINDOW && limit.covers(level, name))
        .mapToLong(RiskLimit::value)
        .max()
        .orElse(0);
  }
}
