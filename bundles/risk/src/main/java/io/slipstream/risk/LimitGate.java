package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUsage;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.List;

/**
 * Checks in a fixed order: permission, form of the order, the market, the order itself, what would
 * be held, losses, rates. The first rule that is broken answers. {@code docs/risk-limits.md} has
 * every rule. Nothing on the way of an order allocates but a denial or a warning.
 */
final class LimitGate implements PreTradeGate {
  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 24 * 60 * MINUTE;

  private final Answer answer = new Answer();
  private final Question question = new Question();
  private final FormChecks form = new FormChecks(answer);
  private final PodHabits habits = new PodHabits();
  private final OrderKeys made = new OrderKeys();
  private final Volatilities minutes = new Volatilities(MINUTE);
  private final Volatilities days = new Volatilities(DAY);
  private final RateChecks rates = new RateChecks(answer, habits);
  private PortfolioView portfolio;
  private Equities equities;
  private RiskLimits limits = RiskLimits.NONE;
  private LimitTable table;
  private ExposureBook book;
  private Scaling scaling;
  private MarketChecks market;
  private OrderChecks orders;
  private ExposureChecks exposures;
  private LossChecks losses;
  private boolean watches;
  private boolean watchesMarket;
  private boolean needsVolatility;
  private long lastTime = Long.MIN_VALUE;

  @Override
  public void attach(PortfolioView newPortfolio) {
    portfolio = newPortfolio;
    equities = new Equities(newPortfolio);
    market = new MarketChecks(newPortfolio, answer, minutes);
    orders = new OrderChecks(newPortfolio, answer, market, habits, made);
    limit(RiskLimits.NONE);
  }

  @Override
  public void limit(RiskLimits newLimits) {
    limits = newLimits;
    table = new LimitTable(newLimits, portfolio);
    book = new ExposureBook(portfolio, table);
    exposures = new ExposureChecks(portfolio, table, book, equities, answer);
    equities.group(book, table.desks().size());
    losses = new LossChecks(table, book, equities, answer);
    scaling = new Scaling(newLimits);
    watches = !newLimits.limits().isEmpty();
    needsVolatility = table.limits(LimitRule.VOLATILITY);
    watchesMarket =
        needsVolatility
            || table.limits(LimitRule.DRAWDOWN)
            || scaling.needsDrawdown()
            || scaling.needsVolatility();
  }

  @Override
  public Verdict check(OrderTerms intent, GateView view) {
    LimitRow own = table.pod(view.pod());
    question.of(intent, view, watches ? table.order(view.pod(), view.instrument()) : own);
    answer.about(portfolio, view.pod(), view.instrument());
    answer.begin(portfolio.cashScale(), factor(view.eventTime()));
    if (form.permission(view)
        && formInRange()
        && conditions()
        && exposureInRange()
        && rates.check(view, own, table.portfolio())) {
      int most = view.limits().maxOrdersPerMinute();
      rates.count(view.pod(), view.eventTime(), own, table.portfolio(), most);
      orders.remember(question);
    }
    return answer.verdict();
  }

  private long factor(long time) {
    if (!scaling.isSet()) {
      return FixedPoint.ONE;
    }
    long drawdown = scaling.needsDrawdown() ? equities.drawdown() : 0;
    return scaling.factor(drawdown, time, days.fraction(0));
  }

  private boolean formInRange() {
    try {
      return form.form(question);
    } catch (ArithmeticException e) {
      return beyond(DenialCode.POSITION_LIMIT, question.view().limits().maxPosition());
    }
  }

  /** What does not fit the range of the ledger is above every limit. */
  private boolean beyond(DenialCode code, long limit) {
    return answer.deny(code, limit, Long.MAX_VALUE);
  }

  private boolean conditions() {
    if (!watches || !question.limits().hasConditions()) {
      return true;
    }
    try {
      return market.hours(question, table.portfolio())
          && market.hours(question, table.instrument(question.instrument()))
          && market.conditions(question)
          && orders.check(question);
    } catch (ArithmeticException e) {
      long limit = question.limits().hard(LimitRule.ORDER_NOTIONAL);
      return beyond(DenialCode.ORDER_NOTIONAL, answer.fixedPoint(limit));
    }
  }

  private boolean exposureInRange() {
    try {
      return form.reduction(question) && exposure();
    } catch (ArithmeticException e) {
      long limit = question.view().limits().maxNotional();
      return beyond(DenialCode.NOTIONAL_LIMIT, answer.fixedPoint(limit));
    }
  }

  private boolean exposure() {
    boolean reduces = question.onlyReduces();
    if (!watches) {
      return reduces || (exposures.own(question) && minNotional() && losses.check(question));
    }
    return exposures.restricted(question)
        && (reduces || (exposures.own(question) && minNotional()))
        && exposures.shared(question)
        && (reduces || losses.check(question));
  }

  private boolean minNotional() {
    long least = question.terms().minNotional();
    if (least == 0) {
      return true;
    }
    Instrument terms = question.terms();
    long quantity = Math.addExact(question.order().orderQty(), question.view().filledQty());
    long own = terms.notional(quantity, question.view().markPrice());
    return own >= least
        || answer.deny(
            DenialCode.MIN_NOTIONAL,
            Answer.fixedPoint(least, terms.cashScale()),
            Answer.fixedPoint(own, terms.cashScale()));
  }

  @Override
  public List<Verdict> warnings() {
    return answer.warnings();
  }

  @Override
  public List<LimitUsage> usage(long portfolioMaxDailyLoss) {
    answer.begin(portfolio.cashScale(), factor(portfolio.eventTime()));
    for (int pod = 0; pod < portfolio.podCount(); pod++) {
      equities.take(pod);
    }
    return new Usages(portfolio, limits, table, book, equities, rates, answer)
        .list(portfolioMaxDailyLoss, portfolio.eventTime());
  }

  @Override
  public boolean watches() {
    return watches;
  }

  @Override
  public void onHolding(int pod, int instrument, long position, long buyQty, long sellQty) {
    book.onHolding(pod, instrument, position, buyQty, sellQty);
  }

  @Override
  public void onMark(int instrument) {
    book.onMark(instrument);
  }

  @Override
  public void onEquity(int pod) {
    equities.take(pod);
  }

  @Override
  public boolean watchesMarket() {
    return watchesMarket;
  }

  @Override
  public void onMarket(int instrument, long eventTime) {
    lastTime = eventTime;
    if (needsVolatility) {
      long mark = portfolio.mark(instrument);
      minutes.take(instrument, eventTime, mark, mark);
    }
  }

  @Override
  public void onSplit(int instrument, long numerator, long denominator) {
    minutes.rescale(instrument, (double) denominator / numerator);
  }

  @Override
  public void onTimeEnd() {
    equities.look();
    if (scaling.needsVolatility() && lastTime > Long.MIN_VALUE) {
      long pnl = portfolio.portfolioEquity() - portfolio.portfolioCapital();
      days.take(0, lastTime, pnl, portfolio.portfolioCapital());
    }
  }

  @Override
  public void onCancel(int pod, long eventTime) {
    int most = portfolio.limits(pod).maxOrdersPerMinute();
    rates.count(pod, eventTime, table.pod(pod), table.portfolio(), most);
  }

  @Override
  public void onExecuted(int pod) {
    habits.addExecuted(pod);
  }

  @Override
  public void onReenabled(int pod) {
    habits.reenable(pod);
  }

  @Override
  public void writeState(StateSink sink) {
    rates.writeState(sink);
    habits.writeState(sink);
    made.writeState(sink);
    minutes.writeState(sink);
    days.writeState(sink);
    equities.writeState(sink);
    sink.put(lastTime);
  }

  @Override
  public void readState(StateSource source) {
    rates.readState(source);
    habits.readState(source);
    made.readState(source);
    minutes.readState(source);
    days.readState(source);
    equities.readState(source);
    lastTime = source.take();
  }
}
