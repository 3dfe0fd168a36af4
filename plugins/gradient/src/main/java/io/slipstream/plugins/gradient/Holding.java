package io.slipstream.plugins.gradient;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.StrategyContext;

/** One instrument: what is known of it, and the way to the position wanted in it. */
final class Holding {
  private final Instrument instrument;
  private final TrendStrength trend;
  private final DailyVolume volume;
  private long close;
  private long bid;
  private long ask;
  private long goal;
  private long target;
  private int barsLeft;
  private boolean crossing;
  private boolean planned;

  Holding(Instrument instrument, Gradient.Terms terms) {
    this.instrument = instrument;
    trend = new TrendStrength(terms.span(), terms.longest());
    volume = new DailyVolume(terms.volumeWindow());
  }

  void onBar(Bar bar) {
    trend.update(bar.close());
    volume.update(bar);
    close = bar.closePrice();
  }

  void onQuote(Quote quote) {
    bid = quote.bidPrice();
    ask = quote.askPrice();
  }

  TrendStrength trend() {
    return trend;
  }

  /** Last close in price units, zero before the first. */
  long close() {
    return close;
  }

  Instrument instrument() {
    return instrument;
  }

  /** Whether a trade of so much is within a share of the average day's volume; none is always. */
  boolean absorbs(long quantity, double share) {
    return quantity == 0 || Math.abs(quantity) <= share * volume.average();
  }

  /** Takes a new goal and begins with what reduces the position it has. */
  void reduceTowards(long wanted, int deadline, StrategyContext context) {
    long held = context.position(instrument).quantity();
    goal = wanted;
    planned = true;
    boolean sameSide = Long.signum(held) == Long.signum(wanted);
    long kept = sameSide ? Math.min(Math.abs(held), Math.abs(wanted)) : 0;
    seek(Long.signum(held) * kept, deadline, context);
  }

  /** Whether the way to a planned position is not at its end. */
  boolean isUnderway(StrategyContext context) {
    return planned && (barsLeft > 0 || crossing || context.hasWorkingOrder(instrument));
  }

  /** Goes on to the goal. */
  void open(int deadline, StrategyContext context) {
    if (planned) {
      planned = false;
      seek(goal, deadline, context);
    }
  }

  /** Begins the way to a position: rests at the own side's best price, or at the last close. */
  private void seek(long wanted, int deadline, StrategyContext context) {
    target = wanted;
    crossing = false;
    long open = remainder(context);
    barsLeft = open == 0 ? 0 : deadline;
    if (open != 0) {
      long passive = open > 0 ? bid : ask;
      Rounding away = open > 0 ? Rounding.FLOOR : Rounding.CEILING;
      long price = instrument.roundToTick(passive > 0 ? passive : close, away);
      context.submit(
          new OrderDraft(instrument)
              .limit(side(open), Math.abs(open), price)
              .because("REBALANCE", trend.value(), trend.volatility()));
    }
  }

  /** A slice is over: at the deadline the rest crosses the spread. */
  void pass(StrategyContext context) {
    if (barsLeft == 0) {
      return;
    }
    barsLeft = remainder(context) == 0 ? 0 : barsLeft - 1;
    if (barsLeft == 0 && remainder(context) != 0) {
      crossing = true;
      if (context.hasWorkingOrder(instrument)) {
        context.cancelAll(instrument);
      } else {
        cross(context);
      }
    }
  }

  /** The resting order is gone: nothing stands between the rest and the market. */
  void settle(StrategyContext context) {
    if (crossing && !context.hasWorkingOrder(instrument)) {
      cross(context);
    }
  }

  /** Leaves the position as it is until the next goal. */
  void abandon(StrategyContext context) {
    planned = false;
    crossing = false;
    barsLeft = 0;
    if (context.hasWorkingOrder(instrument)) {
      context.cancelAll(instrument);
    }
  }

  private void cross(StrategyContext context) {
    crossing = false;
    long open = remainder(context);
    if (open != 0) {
      context.submit(
          new OrderDraft(instrument)
              .market(side(open), Math.abs(open))
              .because("DEADLINE", trend.value(), trend.volatility()));
    }
  }

  private long remainder(StrategyContext context) {
    return target - context.position(instrument).quantity();
  }

  private static Side side(long quantity) {
    return quantity > 0 ? Side.BUY : Side.SELL;
  }

  double[] volumeState() {
    return volume.state();
  }

  long[] state() {
    return new long[] {close, bid, ask, target, barsLeft, crossing ? 1 : 0, goal, planned ? 1 : 0};
  }

  void restore(double[] trendState, double[] volumeState, long[] state) {
    trend.restore(trendState);
    volume.restore(volumeState);
    close = state[0];
    bid = state[1];
    ask = state[2];
    target = state[3];
    barsLeft = Math.toIntExact(state[4]);
    crossing = state[5] == 1;
    goal = state[6];
    planned = state[7] == 1;
  }
}
