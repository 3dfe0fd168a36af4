package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.PortfolioView;

/** Losses of the day and falls from the best, which stop what would add to a position. */
final class LossChecks {
  private final PortfolioView portfolio;
  private final LimitTable table;
  private final ExposureBook book;
  private final Peaks peaks;
  private final Answer answer;

  LossChecks(
      PortfolioView portfolio, LimitTable table, ExposureBook book, Peaks peaks, Answer answer) {
    this.portfolio = portfolio;
    this.table = table;
    this.book = book;
    this.peaks = peaks;
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
        && drawdown(own, own.has(LimitRule.DRAWDOWN) ? peaks.drawdown(pod) : 0)
        && desk(book.deskOf(pod))
        && loss(
            whole,
            DenialCode.PORTFOLIO_DAILY_LOSS,
            view.portfolioDayStartEquity(),
            view.portfolioEquity(),
            view.portfolioMaxDailyLoss())
        && drawdown(whole, whole.has(LimitRule.DRAWDOWN) ? peaks.drawdown() : 0);
  }

  private boolean desk(int desk) {
    if (desk < 0) {
      return true;
    }
    LimitRow limits = table.desks().get(desk).limits();
    if (!limits.has(LimitRule.DRAWDOWN) && !limits.has(LimitRule.DAILY_LOSS)) {
      return true;
    }
    int[] pods = book.podsOf(desk);
    long start = 0;
    long now = 0;
    for (int pod : pods) {
      start += portfolio.dayStartEquity(pod);
      now += portfolio.equity(pod);
    }
    return (!limits.has(LimitRule.DRAWDOWN) || drawdown(limits, peaks.drawdown(pods, now)))
        && loss(limits, DenialCode.DESK_DAILY_LOSS, start, now, Long.MAX_VALUE);
  }

  private boolean drawdown(LimitRow limits, long drawdown) {
    return drawdown == 0
        || answer.within(limits, LimitRule.DRAWDOWN, DenialCode.DRAWDOWN, drawdown);
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
