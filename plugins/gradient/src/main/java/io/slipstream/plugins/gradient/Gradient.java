package io.slipstream.plugins.gradient;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ranks the pod's instruments by the strength of their trend and moves to the basket at each
 * rebalance. It decides in slices, when all bars of a time are there. An instrument whose trade
 * would be too large for its volume is left as it is, and the others are ranked without it. What
 * reduces a position goes first; what opens one follows when all of that is done, so that the
 * account never has to carry both.
 */
final class Gradient implements Strategy {
  private static final int VERSION = 2;

  private final Terms terms;
  private final Basket basket;
  private final Map<String, Holding> holdings = new LinkedHashMap<>();
  private boolean barSeen;
  private boolean opening;
  private int slices;

  Gradient(Terms terms, Basket basket) {
    this.terms = terms;
    this.basket = basket;
  }

  /**
   * The parameters besides the basket's.
   *
   * @param span of the volatility
   * @param longest lookback
   * @param every slices between two rebalances
   * @param share of the average daily volume that a trade may be
   * @param volumeWindow days of the average
   * @param deadline bars that a trade waits before it crosses
   */
  record Terms(int span, int longest, int every, double share, int volumeWindow, int deadline) {}

  private Holding holding(String symbol, StrategyContext context) {
    if (holdings.isEmpty()) {
      for (Instrument instrument : context.instruments()) {
        holdings.put(instrument.symbol(), new Holding(instrument, terms));
      }
    }
    return holdings.get(symbol);
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    holding(bar.symbol(), context).onBar(bar);
    barSeen = true;
  }

  @Override
  public void onQuote(Quote quote, StrategyContext context) {
    holding(quote.symbol(), context).onQuote(quote);
  }

  @Override
  public void onSlice(StrategyContext context) {
    if (!barSeen) {
      return;
    }
    barSeen = false;
    holdings.values().forEach(holding -> holding.pass(context));
    open(context);
    slices++;
    if (slices >= terms.every() && !context.isWarmingUp()) {
      slices = 0;
      rebalance(context);
    }
  }

  private void rebalance(StrategyContext context) {
    Holding[] all = new Holding[context.instruments().size()];
    double[] strengths = new double[all.length];
    double[] volatilities = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = holding(context.instruments().get(i).symbol(), context);
      boolean busy = context.hasWorkingOrder(all[i].instrument());
      strengths[i] = busy ? Double.NaN : all[i].trend().value();
      volatilities[i] = all[i].trend().volatility();
    }
    boolean[] out = new boolean[all.length];
    long[] targets = targets(all, strengths, volatilities, context);
    while (leaveOut(all, targets, strengths, out, context)) {
      targets = targets(all, strengths, volatilities, context);
    }
    for (int i = 0; i < all.length; i++) {
      if (!out[i] && !context.hasWorkingOrder(all[i].instrument())) {
        all[i].reduceTowards(targets[i], terms.deadline(), context);
      }
    }
    opening = true;
    open(context);
  }

  private void open(StrategyContext context) {
    if (opening && holdings.values().stream().noneMatch(each -> each.isUnderway(context))) {
      opening = false;
      holdings.values().forEach(holding -> holding.open(terms.deadline(), context));
    }
  }

  private long[] targets(
      Holding[] all, double[] strengths, double[] volatilities, StrategyContext context) {
    double[] weights = basket.weights(strengths, volatilities);
    long equity = Math.max(0, context.account().equity());
    long[] targets = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      long budget = FixedPoint.multiply(equity, FixedPoint.ofDouble(Math.abs(weights[i])));
      Instrument instrument = all[i].instrument();
      long quantity = instrument.affordableQuantity(budget, all[i].close());
      targets[i] = weights[i] < 0 ? -quantity : quantity;
    }
    return targets;
  }

  /** Takes those out whose trade is too large; false when there was none. */
  private boolean leaveOut(
      Holding[] all, long[] targets, double[] strengths, boolean[] out, StrategyContext context) {
    boolean any = false;
    for (int i = 0; i < all.length; i++) {
      long trade = targets[i] - context.position(all[i].instrument()).quantity();
      if (!out[i] && !all[i].absorbs(trade, terms.share())) {
        out[i] = true;
        strengths[i] = Double.NaN;
        any = true;
      }
    }
    return any;
  }

  @Override
  public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
    holding(update.symbol(), context).settle(context);
  }

  /** What was under way is another build's doing: the next rebalance begins anew. */
  @Override
  public void onResume(StrategyContext context) {
    opening = false;
    holdings.values().forEach(holding -> holding.abandon(context));
  }

  @Override
  public StrategySnapshot snapshot() {
    StrategySnapshot.Builder snapshot =
        StrategySnapshot.version(VERSION)
            .put("slices", (long) slices)
            .put("barSeen", barSeen ? 1L : 0L)
            .put("opening", opening ? 1L : 0L);
    holdings.forEach(
        (symbol, holding) ->
            snapshot
                .put("trend " + symbol, holding.trend().state())
                .put("volume " + symbol, holding.volumeState())
                .put("trade " + symbol, holding.state()));
    return snapshot.build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    if (snapshot.version() != VERSION) {
      throw new IllegalArgumentException(
          "snapshot of version " + snapshot.version() + ": " + VERSION + " is allowed");
    }
    slices = Math.toIntExact(snapshot.number("slices"));
    barSeen = snapshot.number("barSeen") == 1;
    opening = snapshot.number("opening") == 1;
    for (Instrument instrument : context.instruments()) {
      String symbol = instrument.symbol();
      if (snapshot.has("trend " + symbol)) {
        holding(symbol, context)
            .restore(
                snapshot.decimals("trend " + symbol),
                snapshot.decimals("volume " + symbol),
                snapshot.numbers("trade " + symbol));
      }
    }
  }
}
