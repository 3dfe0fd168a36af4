package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.LimitRule;

/** Losses of the day and falls from the best, which stop what would add to a position. */
final class LossChecks {
  private final LimitTable table;
  private final ExposureBook book;
  private final Equities equities;
  private final Answer answer;

  LossChecks(LimitTable table, ExposureBook book, Equities equities, Answer answer) {
    this.table = table;
    this.book = book;
    this.equities = equities;
    this.answer = answer;
  }

  boolean check(Question question) {
    int pod = question.pod();
    GateView view = question.view();
    LimitRow own = table.pod(pod);
    LimitRow whole = table.portfolio();
    return loss(
            own,
            DenialCode.POD_DAILY_LOSS,
            view.podDayStartEquity(),
            view.podEquity(),
            view.limits().maxDailyLoss())
        && (!own.has(LimitRule.DRAWDOWN) || drawdown(own, equities.lost(pod), equities.best(pod)))
        && desk(book.deskOf(pod))
        && loss(
            whole,
            DenialCode.PORTFOLIO_DAILY_LOSS,
            view.portfolioDayStartEquity(),
            view.portfolioEquity(),
            view.portfolioMaxDailyLoss())
        && (!whole.has(LimitRule.DRAWDOWN) || drawdown(whole, equities.lost(), equities.best()));
  }

  private boolean desk(int desk) {
    if (desk < 0) {
      return true;
    }
    LimitRow limits = table.desks().get(desk).limits();
    if (!limits.has(LimitRule.DRAWDOWN) && !limits.has(LimitRule.DAILY_LOSS)) {
      return true;
    }
    return (!limits.has(LimitRule.DRAWDOWN)
            || drawdown(limits, equities.lostOfDesk(desk), equities.bestOfDesk(desk)))
        && loss(
            limits,
            DenialCode.DESK_DAILY_LOSS,
            equities.dayStartOfDesk(desk),
            equities.ofDesk(desk),
            Long.MAX_VALUE);
  }

  private boolean drawdown(LimitRow limits, long lost, long best) {
    return lost <= 0
        || answer.isFarBelow(limits, LimitRule.DRAWDOWN, lost, best)
        || answer.within(
            limits, LimitRule.DRAWDOWN, DenialCode.DRAWDOWN, Equities.drawdown(lost, best));
  }

  /** The limit is a fraction, the answer money. */
  private boolean loss(LimitRow limits, DenialCode code, long start, long equity, long other) {
    long lost = start - equity;
    long fraction = Math.min(limits.hard(LimitRule.DAILY_LOSS), other);
    boolean limited = fraction < Long.MAX_VALUE;
    boolean far = start >= 0 && (!limited || lost <= start / FixedPoint.ONE * fraction);
    if (far && !isSoft(limits)) {
      return true;
    }
    long hard =
        limited
            ? FixedPoint.multiplyDivide(start, fraction, FixedPoint.ONE, Rounding.DOWN)
            : Long.MAX_VALUE;
    if (lost > hard) {
      return answer.deny(
          code,
          answer.fixedPoint(hard),
          answer.fixedPoint(lost),
          limits.level(),
          answer.scopeOf(limits));
    }
    if (isSoft(limits)) {
      long soft = limits.soft(LimitRule.DAILY_LOSS);
      long warned = FixedPoint.multiplyDivide(start, soft, FixedPoint.ONE, Rounding.DOWN);
      answer.warnAbove(limits, code, warned, lost);
    }
    return true;
  }

  private static boolean isSoft(LimitRow limits) {
    return limits.soft(LimitRule.DAILY_LOSS) < Long.MAX_VALUE;
  }
}
