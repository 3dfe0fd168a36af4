package io.slipstream.plugins.brawler;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;

/**
 * Keeps at most one bid and one ask in the pod's first instrument, around the mid of the second and
 * the basis between the two. It decides when all quotes of a time are there; a timer sees to it
 * that a silent feed is noticed.
 */
final class Brawler implements Strategy {
  private static final long WATCH = 1;

  private final FairValue fair;
  private final QuoteModel model;
  private final GrossGuard guard;
  private final Limits limits;
  private final Feed local = new Feed();
  private final Feed reference = new Feed();
  private final Resting bid = new Resting(Side.BUY);
  private final Resting ask = new Resting(Side.SELL);
  private boolean quoted;
  private boolean sampled;
  private long watchTime = Long.MIN_VALUE;

  Brawler(FairValue fair, QuoteModel model, GrossGuard guard, Limits limits) {
    this.fair = fair;
    this.model = model;
    this.guard = guard;
    this.limits = limits;
  }

  /**
   * The parameters of size and safety.
   *
   * @param quantity of a quote, {@link FixedPoint}
   * @param maxInventory from which it only reduces, {@link FixedPoint}
   * @param tolerance ticks that a quote may be off
   * @param volatility most
   * @param stale nanoseconds a feed may be silent
   * @param basis most distance from the smoothed one, in price
   */
  record Limits(
      long quantity,
      long maxInventory,
      long tolerance,
      double volatility,
      long stale,
      double basis) {}

  @Override
  public void onStart(StrategyContext context) {
    if (context.instruments().size() != 2) {
      throw new IllegalArgumentException(
          "instruments "
              + context.instruments()
              + ": two are allowed, the one to trade and its reference");
    }
  }

  @Override
  public void onQuote(Quote quote, StrategyContext context) {
    boolean isLocal = quote.symbol().equals(context.instruments().get(0).symbol());
    (isLocal ? local : reference).take(quote, context.eventTime());
    quoted = true;
    sampled |= !isLocal;
  }

  @Override
  public void onSlice(StrategyContext context) {
    if (!quoted || !local.isKnown() || !reference.isKnown()) {
      return;
    }
    quoted = false;
    double localMid = local.mid(context.instruments().get(0));
    if (sampled) {
      fair.sample(reference.mid(context.instruments().get(1)), localMid);
      sampled = false;
    } else {
      fair.local(localMid);
    }
    watch(context);
    decide(context);
  }

  @Override
  public void onTimer(long timer, StrategyContext context) {
    watch(context);
    if (isStale(context.eventTime())) {
      cancel(context);
    }
  }

  /** Keeps one timer at the moment the older feed would be stale. */
  private void watch(StrategyContext context) {
    long time = Math.min(local.time, reference.time) + limits.stale + 1;
    if (watchTime <= context.eventTime() && time > context.eventTime()) {
      watchTime = time;
      context.setTimer(WATCH, time);
    }
  }

  private boolean isStale(long now) {
    return now - Math.min(local.time, reference.time) > limits.stale;
  }

  private void decide(StrategyContext context) {
    Instrument instrument = context.instruments().get(0);
    double ratio = ratio(instrument, context);
    guard.update(ratio);
    boolean quotes =
        fair.volatility() <= limits.volatility
            && fair.distance() <= limits.basis
            && !isStale(context.eventTime())
            && !guard.isHalted();
    if (!context.hasWorkingOrder(instrument)) {
      bid.forget();
      ask.forget();
    }
    if (quotes && !context.isWarmingUp()) {
      quote(instrument, ratio, context);
    } else {
      cancel(context);
    }
  }

  private static double ratio(Instrument instrument, StrategyContext context) {
    long equity = context.account().equity();
    double gross = Math.abs(context.position(instrument).notional());
    return equity > 0 ? gross / equity : Double.POSITIVE_INFINITY;
  }

  private void cancel(StrategyContext context) {
    bid.cancel(context);
    ask.cancel(context);
  }

  private void quote(Instrument instrument, double ratio, StrategyContext context) {
    long held = context.position(instrument).quantity();
    long most = Math.max(1, units(limits.maxInventory, instrument));
    boolean reduces = Math.abs(held) >= most || guard.onlyReduces(ratio);
    double size = reduces ? 1 : guard.size(ratio);
    long scaled = FixedPoint.multiply(limits.quantity, FixedPoint.ofDouble(size));
    long quantity = FixedPoint.truncate(units(scaled, instrument), instrument.lotSize());
    long buys = reduces ? Math.min(quantity, Math.max(0, -held)) : quantity;
    long sells = reduces ? Math.min(quantity, Math.max(0, held)) : quantity;
    double value = fair.value();
    double inventory = held / (double) most;
    double volatility = fair.volatility();
    OrderDraft draft = new OrderDraft(instrument);
    long tolerance = limits.tolerance * instrument.tickSize();
    long buyAt = price(model.bid(value, volatility, inventory), instrument, Rounding.FLOOR);
    long sellAt = price(model.ask(value, volatility, inventory), instrument, Rounding.CEILING);
    buyAt = Math.min(buyAt, local.ask - instrument.tickSize());
    sellAt = Math.max(sellAt, local.bid + instrument.tickSize());
    bid.want(buyAt > 0 ? buys : 0, buyAt, tolerance, draft, context);
    ask.want(sells, sellAt, tolerance, draft, context);
  }

  private static long units(long fixedPoint, Instrument instrument) {
    return FixedPoint.rescale(
        fixedPoint, FixedPoint.SCALE, instrument.quantityScale(), Rounding.DOWN);
  }

  private static long price(double price, Instrument instrument, Rounding away) {
    long units =
        FixedPoint.rescale(
            FixedPoint.ofDouble(price), FixedPoint.SCALE, instrument.priceScale(), away);
    return instrument.roundToTick(units, away);
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
    bid.onUpdate(update);
    ask.onUpdate(update);
  }

  /** The orders there are may be another build's, and a timer may not have been set. */
  @Override
  public void onResume(StrategyContext context) {
    context.cancelAll(context.instruments().get(0));
    bid.forget();
    ask.forget();
    watchTime = Long.MIN_VALUE;
  }

  @Override
  public StrategySnapshot snapshot() {
    StrategySnapshot.Builder snapshot = StrategySnapshot.version(1);
    fair.write(snapshot);
    return snapshot
        .put("local", local.state())
        .put("reference feed", reference.state())
        .put("bid", bid.state())
        .put("ask", ask.state())
        .put("halted", guard.isHalted() ? 1L : 0L)
        .put("quoted", quoted ? 1L : 0L)
        .put("sampled", sampled ? 1L : 0L)
        .put("watch", watchTime)
        .build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    snapshot.requireAtMost(1);
    fair.read(snapshot);
    local.restore(snapshot.numbers("local"));
    reference.restore(snapshot.numbers("reference feed"));
    bid.restore(snapshot.numbers("bid"));
    ask.restore(snapshot.numbers("ask"));
    guard.halted(snapshot.number("halted") == 1);
    quoted = snapshot.number("quoted") == 1;
    sampled = snapshot.number("sampled") == 1;
    watchTime = snapshot.number("watch");
  }

  /** The last best prices of a venue. */
  private static final class Feed {
    private long bid;
    private long ask;
    private long time;

    void take(Quote quote, long now) {
      bid = quote.bidPrice();
      ask = quote.askPrice();
      time = now;
    }

    boolean isKnown() {
      return bid > 0;
    }

    double mid(Instrument instrument) {
      return instrument.priceToDouble(Math.addExact(bid, ask)) / 2;
    }

    long[] state() {
      return new long[] {bid, ask, time};
    }

    void restore(long[] state) {
      bid = state[0];
      ask = state[1];
      time = state[2];
    }
  }
}
