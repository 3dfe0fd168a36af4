package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.PortfolioView;

/** Whether the market is one to trade in: hours, age, crossed or wide quotes, volatility. */
final class MarketChecks {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private final PortfolioView portfolio;
  private final Answer answer;
  private final Volatilities volatilities;

  MarketChecks(PortfolioView portfolio, Answer answer, Volatilities volatilities) {
    this.portfolio = portfolio;
    this.answer = answer;
    this.volatilities = volatilities;
  }

  boolean hours(Question question, LimitRow limits) {
    return hours(question, limits, limits.hard(LimitRule.TRADING_HOURS), false)
        && hours(question, limits, limits.soft(LimitRule.TRADING_HOURS), true);
  }

  private boolean hours(Question question, LimitRow limits, long hours, boolean soft) {
    if (hours == Long.MAX_VALUE) {
      return true;
    }
    long minute = Math.floorMod(Math.floorDiv(question.view().eventTime(), MINUTE), 24L * 60);
    boolean outside = !LimitUnit.isWithin(hours, minute);
    return answer.allows(
        outside,
        limits,
        LimitRule.TRADING_HOURS,
        DenialCode.TRADING_HOURS,
        minute * FixedPoint.ONE,
        soft);
  }

  boolean conditions(Question question) {
    LimitRow limits = question.limits();
    int instrument = question.instrument();
    return age(question, limits, instrument)
        && quotes(question, limits, instrument)
        && volatility(limits, instrument);
  }

  private boolean age(Question question, LimitRow limits, int instrument) {
    if (!limits.has(LimitRule.MARKET_AGE)) {
      return true;
    }
    long time = portfolio.marketTime(instrument);
    long age = time == Long.MIN_VALUE ? Long.MAX_VALUE : question.view().eventTime() - time;
    long seconds = age > Long.MAX_VALUE / 2 ? age : Question.ratio(age, SECOND);
    return answer.within(limits, LimitRule.MARKET_AGE, DenialCode.STALE_MARKET, seconds);
  }

  private boolean quotes(Question question, LimitRow limits, int instrument) {
    if (!limits.has(LimitRule.SPREAD) && !limits.has(LimitRule.CROSSED_MARKET)) {
      return true;
    }
    long bid = portfolio.bidPrice(instrument);
    long ask = portfolio.askPrice(instrument);
    if (bid <= 0 && ask <= 0) {
      return true;
    }
    if (bid <= 0 || ask <= 0) {
      return answer.within(limits, LimitRule.SPREAD, DenialCode.SPREAD, Long.MAX_VALUE);
    }
    boolean crossed = bid > ask;
    if (!crossed && answer.isFarBelow(limits, LimitRule.SPREAD, ask - bid, middle(bid, ask))) {
      return true;
    }
    long spread = crossed ? 0 : Question.ratio(ask - bid, middle(bid, ask));
    return answer.unless(
            crossed,
            limits,
            LimitRule.CROSSED_MARKET,
            DenialCode.CROSSED_MARKET,
            question.price(bid),
            question.price(ask))
        && answer.within(limits, LimitRule.SPREAD, DenialCode.SPREAD, spread);
  }

  private boolean volatility(LimitRow limits, int instrument) {
    return !limits.has(LimitRule.VOLATILITY)
        || answer.within(
            limits, LimitRule.VOLATILITY, DenialCode.VOLATILITY, volatilities.fraction(instrument));
  }

  /**
   * The middle of the quotes or the mark, whichever is harder on a side: quotes may be of earlier
   * than the mark, and the other way round.
   */
  long referencePrice(Question question, boolean buys) {
    long bid = portfolio.bidPrice(question.instrument());
    long ask = portfolio.askPrice(question.instrument());
    long mark = question.view().markPrice();
    if (bid <= 0 || ask < bid) {
      return mark;
    }
    return buys ? Math.min(mark, middle(bid, ask)) : Math.max(mark, middle(bid, ask));
  }

  private static long middle(long bid, long ask) {
    return bid + ((ask - bid) >> 1);
  }
}
