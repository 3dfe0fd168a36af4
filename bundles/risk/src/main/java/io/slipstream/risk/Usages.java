package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.LimitUsage;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.RiskLimits;
import java.util.ArrayList;
import java.util.List;

/** What is used of each limit, for people; limits of single orders have no use. */
final class Usages {
  private final PortfolioView portfolio;
  private final RiskLimits limits;
  private final LimitTable table;
  private final ExposureBook book;
  private final Equities equities;
  private final RateChecks rates;
  private final Answer answer;
  private final List<LimitUsage> found = new ArrayList<>();

  Usages(
      PortfolioView portfolio,
      RiskLimits limits,
      LimitTable table,
      ExposureBook book,
      Equities equities,
      RateChecks rates,
      Answer answer) {
    this.portfolio = portfolio;
    this.limits = limits;
    this.table = table;
    this.book = book;
    this.equities = equities;
    this.rates = rates;
    this.answer = answer;
  }

  List<LimitUsage> list(long portfolioMaxDailyLoss, long time) {
    for (RiskLimit limit : limits.limits()) {
      switch (limit.level()) {
        case POD -> eachPod(limit, time);
        case INSTRUMENT -> eachInstrument(limit);
        case BUCKET -> eachBucket(limit);
        default -> add(limit, limit.name(), groupActual(limit, time));
      }
    }
    for (int pod = 0; pod < portfolio.podCount(); pod++) {
      addOwn(pod, time);
    }
    addBrought(LimitLevel.PORTFOLIO, "", LimitRule.DAILY_LOSS, portfolioMaxDailyLoss, dailyLoss());
    return found;
  }

  private void eachPod(RiskLimit limit, long time) {
    for (int pod = 0; pod < portfolio.podCount(); pod++) {
      String name = portfolio.podName(pod);
      if (limit.covers(LimitLevel.POD, name)) {
        add(limit, name, podActual(limit.rule(), pod, time));
      }
    }
  }

  private void eachInstrument(RiskLimit limit) {
    for (int instrument = 0; instrument < portfolio.instrumentCount(); instrument++) {
      String symbol = portfolio.instrument(instrument).symbol();
      if (limit.covers(LimitLevel.INSTRUMENT, symbol)) {
        add(limit, symbol, instrumentActual(limit.rule(), instrument));
      }
    }
  }

  private void eachBucket(RiskLimit limit) {
    for (String name : limits.buckets().keySet()) {
      if (limit.covers(LimitLevel.BUCKET, name)) {
        add(limit, name, exposure(limit.rule(), book.bucket(table.bucketNumber(name)), 0));
      }
    }
  }

  /** Below zero where there is no use to tell. */
  private void add(RiskLimit limit, String name, long actual) {
    boolean money = limit.rule().unit() == LimitUnit.MONEY;
    long value = answer.scaled(limit.rule(), limit.value());
    found.add(
        new LimitUsage(
            limit, name, false, value, money && actual > 0 ? answer.fixedPoint(actual) : actual));
  }

  private void addBrought(LimitLevel level, String name, LimitRule rule, long value, long actual) {
    RiskLimit limit = new RiskLimit(level, name, rule, false, value);
    found.add(new LimitUsage(limit, name, true, answer.scaled(rule, value), actual));
  }

  private void addOwn(int pod, long time) {
    PodLimits own = portfolio.limits(pod);
    String name = portfolio.podName(pod);
    addBrought(
        LimitLevel.POD,
        name,
        LimitRule.POSITION,
        own.maxPosition(),
        podActual(LimitRule.POSITION, pod, time));
    addBrought(
        LimitLevel.POD,
        name,
        LimitRule.POSITION_NOTIONAL,
        answer.fixedPoint(own.maxNotional()),
        answer.fixedPoint(podActual(LimitRule.POSITION_NOTIONAL, pod, time)));
    addBrought(
        LimitLevel.POD,
        name,
        LimitRule.DAILY_LOSS,
        own.maxDailyLoss(),
        podActual(LimitRule.DAILY_LOSS, pod, time));
    if (own.maxOrdersPerMinute() < Integer.MAX_VALUE) {
      addBrought(
          LimitLevel.POD,
          name,
          LimitRule.MESSAGES_PER_MINUTE,
          own.maxOrdersPerMinute() * FixedPoint.ONE,
          podActual(LimitRule.MESSAGES_PER_MINUTE, pod, time));
    }
  }

  private long podActual(LimitRule rule, int pod, long time) {
    return switch (rule) {
      case POSITION, POSITION_NOTIONAL -> largest(rule, pod);
      case DAILY_LOSS -> loss(portfolio.dayStartEquity(pod), portfolio.equity(pod));
      case DRAWDOWN -> equities.drawdown(pod);
      case MESSAGES_PER_MINUTE -> rates.perMinute(pod, time) * FixedPoint.ONE;
      case MESSAGES_PER_SECOND -> rates.perSecond(pod, time) * FixedPoint.ONE;
      case REPEATED_EXECUTIONS -> rates.executed(pod) * FixedPoint.ONE;
      default -> exposure(rule, book.pod(pod), portfolio.equity(pod));
    };
  }

  private long largest(LimitRule rule, int pod) {
    long most = 0;
    for (int instrument = 0; instrument < portfolio.instrumentCount(); instrument++) {
      long quantity = book.heldGross(pod, instrument);
      most = Math.max(most, quantity == 0 ? 0 : worth(rule, instrument, quantity));
    }
    return most;
  }

  private long worth(LimitRule rule, int instrument, long quantity) {
    try {
      var terms = portfolio.instrument(instrument);
      return rule == LimitRule.POSITION
          ? FixedPoint.rescale(quantity, terms.quantityScale(), FixedPoint.SCALE, Rounding.CEILING)
          : portfolio.toPortfolio(instrument, terms.notional(quantity, portfolio.mark(instrument)));
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** What does not fit is more than any limit. */
  private long instrumentActual(LimitRule rule, int instrument) {
    try {
      return togetherIn(rule, instrument);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  private long togetherIn(LimitRule rule, int instrument) {
    long quantity =
        ExposureBook.gross(
            book.whole().longQty(instrument, 0), book.whole().shortQty(instrument, 0));
    return switch (rule) {
      case POSITION -> worth(LimitRule.POSITION, instrument, quantity);
      case POSITION_NOTIONAL, CAPACITY -> worth(LimitRule.POSITION_NOTIONAL, instrument, quantity);
      default -> -1;
    };
  }

  private long groupActual(RiskLimit limit, long time) {
    return limit.level() == LimitLevel.DESK
        ? deskActual(limit)
        : portfolioActual(limit.rule(), time);
  }

  private long portfolioActual(LimitRule rule, long time) {
    return switch (rule) {
      case DAILY_LOSS -> dailyLoss();
      case DRAWDOWN -> equities.drawdown();
      case MESSAGES_PER_MINUTE -> rates.perMinute(-1, time) * FixedPoint.ONE;
      case MESSAGES_PER_SECOND -> rates.perSecond(-1, time) * FixedPoint.ONE;
      default -> exposure(rule, book.whole(), portfolio.portfolioEquity());
    };
  }

  private long dailyLoss() {
    return loss(portfolio.portfolioDayStartEquity(), portfolio.portfolioEquity());
  }

  private static long loss(long start, long now) {
    return Question.ratio(Math.max(0, start - now), start);
  }

  private long deskActual(RiskLimit limit) {
    int desk = table.deskNumber(limit.name());
    long start = equities.dayStartOfDesk(desk);
    long equity = equities.ofDesk(desk);
    return switch (limit.rule()) {
      case DAILY_LOSS -> loss(start, equity);
      case DRAWDOWN -> equities.drawdownOfDesk(desk);
      default -> exposure(limit.rule(), book.desk(desk), equity);
    };
  }

  private static long exposure(LimitRule rule, ExposureGroup group, long equity) {
    try {
      group.look();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
    return switch (rule) {
      case GROSS_EXPOSURE -> group.gross();
      case NET_EXPOSURE -> Math.max(group.longest(), -group.shortest());
      case LEVERAGE -> Question.ratio(group.gross(), equity);
      case MARGIN_USE -> Question.ratio(group.margin(), equity);
      case CONCENTRATION -> Question.ratio(group.inInstrument(), equity);
      default -> -1;
    };
  }
}
