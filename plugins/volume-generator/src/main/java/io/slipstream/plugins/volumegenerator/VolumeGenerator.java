package io.slipstream.plugins.volumegenerator;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;

/**
 * Buys and sells again in the pod's first instrument. Every order is IOC with a limit at the
 * tolerance from the mid, so no execution costs more, and is sent only while the best price of the
 * other side is within it. A trip waits for a spread not above the average one; when its patience
 * has ended, any within the tolerance will do. The way out begins as soon as something is held.
 */
final class VolumeGenerator implements Strategy {
  private final long trips;
  private final long notional;
  private final long delay;
  private final long tolerance;
  private final long patience;
  private long made;
  private long dueTime = Long.MIN_VALUE;
  private boolean inTrip;
  private boolean quoted;
  private double spreadSum;
  private long spreads;

  VolumeGenerator(long trips, long notional, long delay, long tolerance, long patience) {
    this.trips = trips;
    this.notional = notional;
    this.delay = delay;
    this.tolerance = tolerance;
    this.patience = patience;
  }

  @Override
  public void onQuote(Quote quote, StrategyContext context) {
    quoted = true;
    if (isOurs(quote.symbol(), context)) {
      onPrices(quote.bidPrice(), quote.askPrice(), context);
    }
  }

  /** Where there are no quotes the close stands for both sides. */
  @Override
  public void onBar(Bar bar, StrategyContext context) {
    if (!quoted && isOurs(bar.symbol(), context)) {
      onPrices(bar.closePrice(), bar.closePrice(), context);
    }
  }

  private static boolean isOurs(String symbol, StrategyContext context) {
    return context.instruments().get(0).symbol().equals(symbol);
  }

  private void onPrices(long bid, long ask, StrategyContext context) {
    double halfSpread = halfSpread(bid, ask);
    spreadSum += halfSpread;
    spreads++;
    Instrument instrument = context.instruments().get(0);
    if (context.isWarmingUp() || context.hasWorkingOrder(instrument)) {
      return;
    }
    long now = context.eventTime();
    if (dueTime == Long.MIN_VALUE) {
      dueTime = now;
    }
    long held = context.position(instrument).quantity();
    if (inTrip && held == 0) {
      endTrip(now);
    }
    if (held != 0) {
      inTrip = true;
      send(held > 0 ? Side.SELL : Side.BUY, Math.abs(held), bid, ask, context);
    } else if (isTimeToEnter(now, halfSpread)) {
      send(Side.BUY, instrument.affordableQuantity(notional, ask), bid, ask, context);
    }
  }

  private void endTrip(long now) {
    inTrip = false;
    made++;
    dueTime = now + delay;
  }

  private boolean isTimeToEnter(long now, double halfSpread) {
    boolean narrow = halfSpread <= spreadSum / spreads || now - dueTime >= patience;
    return made < trips && now >= dueTime && narrow;
  }

  /** Slippage of the best price of either side against the mid. */
  static double halfSpread(long bid, long ask) {
    return (ask - bid) / (double) (ask + bid);
  }

  private void send(Side side, long quantity, long bid, long ask, StrategyContext context) {
    Instrument instrument = context.instruments().get(0);
    long limit = limit(instrument, side, bid, ask);
    boolean isWithin = side == Side.BUY ? limit >= ask : limit <= bid;
    if (quantity > 0 && isWithin) {
      context.submit(
          new OrderDraft(instrument)
              .limit(side, quantity, limit)
              .timeInForce(TimeInForce.IOC)
              .because(
                  side == Side.BUY ? "WAY_IN" : "WAY_OUT",
                  made + 1,
                  10_000 * halfSpread(bid, ask)));
    }
  }

  /** The mid moved by the tolerance, back to the tick. */
  private long limit(Instrument instrument, Side side, long bid, long ask) {
    long rate = FixedPoint.ONE + side.sign() * tolerance;
    Rounding inward = side == Side.BUY ? Rounding.FLOOR : Rounding.CEILING;
    long price =
        FixedPoint.multiplyDivide(Math.addExact(bid, ask), rate, 2 * FixedPoint.ONE, inward);
    return instrument.roundToTick(price, inward);
  }

  @Override
  public StrategySnapshot snapshot() {
    return StrategySnapshot.version(1)
        .put("made", made)
        .put("due", dueTime)
        .put("inTrip", inTrip ? 1L : 0L)
        .put("quoted", quoted ? 1L : 0L)
        .put("spreadSum", spreadSum)
        .put("spreads", spreads)
        .build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    snapshot.requireAtMost(1);
    made = snapshot.number("made");
    dueTime = snapshot.number("due");
    inTrip = snapshot.number("inTrip") == 1;
    quoted = snapshot.number("quoted") == 1;
    spreadSum = snapshot.decimal("spreadSum");
    spreads = snapshot.number("spreads");
  }
}
