package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.PortfolioView;

/** What is wrong with an order whatever is held: its size, its price, that it was made before. */
final class OrderChecks {
  private static final long SECOND = 1_000_000_000L;

  private final PortfolioView portfolio;
  private final Answer answer;
  private final MarketChecks market;
  private final PodHabits habits;
  private final OrderKeys made;

  OrderChecks(
      PortfolioView portfolio,
      Answer answer,
      MarketChecks market,
      PodHabits habits,
      OrderKeys made) {
    this.portfolio = portfolio;
    this.answer = answer;
    this.market = market;
    this.habits = habits;
    this.made = made;
  }

  boolean check(Question question) {
    return size(question) && collar(question) && duplicate(question) && selfTrade(question);
  }

  private boolean size(Question question) {
    LimitRow limits = question.limits();
    if (!limits.has(LimitRule.ORDER_QUANTITY)
        && !limits.has(LimitRule.ORDER_NOTIONAL)
        && !limits.has(LimitRule.FAT_FINGER)) {
      return true;
    }
    long quantity = question.order().orderQty();
    long notional = question.notional(quantity);
    return answer.within(
            limits, LimitRule.ORDER_QUANTITY, DenialCode.ORDER_QUANTITY, question.units(quantity))
        && answer.within(limits, LimitRule.ORDER_NOTIONAL, DenialCode.ORDER_NOTIONAL, notional)
        && answer.within(
            limits,
            LimitRule.FAT_FINGER,
            DenialCode.FAT_FINGER,
            habits.multiple(question.pod(), question.instrument(), notional));
  }

  private boolean collar(Question question) {
    if (!question.limits().has(LimitRule.PRICE_COLLAR)) {
      return true;
    }
    OrderTerms order = question.order();
    boolean buys = question.buys();
    long reference =
        order.type().hasStop() ? order.stopPrice() : market.referencePrice(question, buys);
    return (!order.type().hasLimit() || collar(question, buys, order.limitPrice(), reference))
        && takeProfit(question, order.bracket().takeProfitPrice());
  }

  private boolean collar(Question question, boolean buys, long price, long reference) {
    return answer.within(
        question.limits(),
        LimitRule.PRICE_COLLAR,
        DenialCode.PRICE_COLLAR,
        Question.ratio(buys ? price - reference : reference - price, reference));
  }

  /** The exit that follows is a limit order of the other side, where the entry is executed. */
  private boolean takeProfit(Question question, long price) {
    return price == 0 || collar(question, !question.buys(), price, entryPrice(question));
  }

  /** The price at which it can be executed that is hardest on its exit. */
  private long entryPrice(Question question) {
    OrderTerms order = question.order();
    boolean buys = question.buys();
    long entry = market.referencePrice(question, !buys);
    if (order.stopPrice() > 0) {
      entry = buys ? Math.max(entry, order.stopPrice()) : Math.min(entry, order.stopPrice());
    }
    if (order.limitPrice() > 0) {
      entry = buys ? Math.min(entry, order.limitPrice()) : Math.max(entry, order.limitPrice());
    }
    return entry;
  }

  private boolean duplicate(Question question) {
    LimitRow limits = question.limits();
    if (!limits.has(LimitRule.DUPLICATE_WINDOW)) {
      return true;
    }
    long last = made.lastTime(question.pod(), question.instrument(), question.order());
    if (last == Long.MIN_VALUE) {
      return true;
    }
    long seconds = seconds(question.view().eventTime() - last);
    return answer.later(limits, LimitRule.DUPLICATE_WINDOW, DenialCode.DUPLICATE_ORDER, seconds);
  }

  private static long seconds(long nanoseconds) {
    return FixedPoint.multiplyDivide(nanoseconds, FixedPoint.ONE, SECOND, Rounding.DOWN);
  }

  private boolean selfTrade(Question question) {
    LimitRow limits = question.limits();
    return !limits.has(LimitRule.SELF_TRADE)
        || answer.unless(
            portfolio.meetsOwnOrder(question.instrument(), question.order()),
            limits,
            LimitRule.SELF_TRADE,
            DenialCode.SELF_TRADE,
            0);
  }

  /** The order leaves. */
  void remember(Question question) {
    LimitRow limits = question.limits();
    int pod = question.pod();
    int instrument = question.instrument();
    if (limits.has(LimitRule.FAT_FINGER)) {
      habits.addOrder(pod, instrument, question.notional(question.order().orderQty()));
    }
    if (limits.has(LimitRule.DUPLICATE_WINDOW)) {
      long window =
          Math.max(
              limits.hard(LimitRule.DUPLICATE_WINDOW), limits.soft(LimitRule.DUPLICATE_WINDOW));
      made.add(pod, instrument, question.order(), question.view().eventTime(), nanoseconds(window));
    }
  }

  private static long nanoseconds(long seconds) {
    return seconds > Long.MAX_VALUE / 10 ? Long.MAX_VALUE : seconds * (SECOND / FixedPoint.ONE);
  }
}
