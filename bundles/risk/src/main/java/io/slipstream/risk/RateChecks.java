package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** How often pods do something: orders, replacements and cancels of a time, executions at all. */
final class RateChecks {
  private static final long SECOND = 1_000_000_000L;

  private final Answer answer;
  private final PodHabits habits;
  private final MessageRate minute = new MessageRate(60 * SECOND);
  private final MessageRate second = new MessageRate(SECOND);

  RateChecks(Answer answer, PodHabits habits) {
    this.answer = answer;
    this.habits = habits;
  }

  /** {@code own} are the pod's limits, {@code whole} the portfolio's. */
  boolean check(GateView view, LimitRow own, LimitRow whole) {
    return executions(view, own) && perSecond(view, own, whole) && perMinute(view, own, whole);
  }

  /** What works may all be executed. */
  private boolean executions(GateView view, LimitRow own) {
    return !own.has(LimitRule.REPEATED_EXECUTIONS)
        || answer.within(
            own,
            LimitRule.REPEATED_EXECUTIONS,
            DenialCode.REPEATED_EXECUTION,
            (habits.executed(view.pod()) + view.waitingOrders() + 1) * FixedPoint.ONE);
  }

  private boolean perSecond(GateView view, LimitRow own, LimitRow whole) {
    LimitRule rule = LimitRule.MESSAGES_PER_SECOND;
    if (!own.has(rule) && !whole.has(rule)) {
      return true;
    }
    if (answer.isBelow(own, rule, next(second.mostOf(view.pod())))
        && answer.isBelow(whole, rule, next(second.most()))) {
      return true;
    }
    long now = view.eventTime();
    return answer.within(own, rule, DenialCode.ORDER_RATE, next(second.countOf(view.pod(), now)))
        && answer.within(whole, rule, DenialCode.ORDER_RATE, next(second.count(now)));
  }

  private boolean perMinute(GateView view, LimitRow own, LimitRow whole) {
    LimitRule rule = LimitRule.MESSAGES_PER_MINUTE;
    int other = view.limits().maxOrdersPerMinute();
    if (other == Integer.MAX_VALUE && !own.has(rule) && !whole.has(rule)) {
      return true;
    }
    long atMost = next(minute.mostOf(view.pod()));
    if (atMost <= other * FixedPoint.ONE
        && answer.isBelow(own, rule, atMost)
        && answer.isBelow(whole, rule, next(minute.most()))) {
      return true;
    }
    long now = view.eventTime();
    long most = other == Integer.MAX_VALUE ? Long.MAX_VALUE : other * FixedPoint.ONE;
    long count = next(minute.countOf(view.pod(), now));
    return answer.within(own, rule, DenialCode.ORDER_RATE, count, most)
        && answer.within(whole, rule, DenialCode.ORDER_RATE, next(minute.count(now)));
  }

  private static long next(int count) {
    return (count + 1) * FixedPoint.ONE;
  }

  /** Something of a pod leaves; {@code most} is what it brings along as its limit of a minute. */
  void count(int pod, long now, LimitRow own, LimitRow whole, int most) {
    LimitRule perMinute = LimitRule.MESSAGES_PER_MINUTE;
    if (most < Integer.MAX_VALUE || own.has(perMinute) || whole.has(perMinute)) {
      minute.add(pod, now);
    }
    LimitRule perSecond = LimitRule.MESSAGES_PER_SECOND;
    if (own.has(perSecond) || whole.has(perSecond)) {
      second.add(pod, now);
    }
  }

  /** What left within the last minute, of all pods for -1; changes nothing. */
  int perMinute(int pod, long now) {
    return pod < 0 ? minute.peek(now) : minute.peekOf(pod, now);
  }

  int perSecond(int pod, long now) {
    return pod < 0 ? second.peek(now) : second.peekOf(pod, now);
  }

  long executed(int pod) {
    return habits.executed(pod);
  }

  void writeState(StateSink sink) {
    minute.writeState(sink);
    second.writeState(sink);
  }

  void readState(StateSource source) {
    minute.readState(source);
    second.readState(source);
  }
}
