package io.slipstream.plugins.momentum;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.indicators.PriceAverage;
import io.slipstream.indicators.RelativeStrengthIndex;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Long while the short average of closes is above the long one, flat or short while it is below. It
 * has no opinion while the two are equal or before the long window is full, and then leaves the
 * position as it is. An opinion that is not yet reality is tried again on every bar. The optional
 * filter holds back entries into a market that ran too far already; it never holds back an exit.
 */
final class Momentum implements Strategy {
  /** What stood before the values in a snapshot of version 1. */
  private static final int RING = 4;

  private final int shortWindow;
  private final int longWindow;
  private final boolean sellsShort;
  private final Filter filter;
  private final Sizing sizing;
  private final SortedMap<String, Averages> averages = new TreeMap<>();
  private final OrderDraft draft = new OrderDraft(null);
  private Averages latest;

  Momentum(int shortWindow, int longWindow, boolean sellsShort, Filter filter, Sizing sizing) {
    this.shortWindow = shortWindow;
    this.longWindow = longWindow;
    this.sellsShort = sellsShort;
    this.filter = filter;
    this.sizing = sizing;
  }

  /**
   * Entries that the relative strength index allows.
   *
   * @param window changes the index looks at, 0 for no filter
   * @param most no entry to the long side above this
   * @param least no entry to the short side below this
   */
  record Filter(int window, double most, double least) {
    boolean allows(int side, RelativeStrengthIndex strength) {
      if (window == 0) {
        return true;
      }
      double value = strength.value();
      return side > 0 ? value <= most : value >= least;
    }
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    Averages of = averages(bar.symbol());
    of.take(bar);
    if (!of.fast.isReady() || !of.slow.isReady()) {
      return;
    }
    int opinion = of.fast.compareWith(of.slow);
    if (opinion == 0) {
      return;
    }
    Instrument instrument = of.instrument(context);
    long held = context.position(instrument).quantity();
    int wanted = opinion > 0 ? 1 : sellsShort ? -1 : 0;
    if (Long.signum(held) == wanted || context.hasWorkingOrder(instrument)) {
      return;
    }
    long equity = context.account().equity() / context.instruments().size();
    boolean enters = wanted != 0 && filter.allows(wanted, of.strength);
    long entry = enters ? sizing.quantity(instrument, equity, bar.closePrice()) : 0;
    long quantity = Math.abs(held) + entry;
    if (quantity > 0) {
      Side side = opinion > 0 ? Side.BUY : Side.SELL;
      long unit = unit(instrument);
      context.submit(
          draft
              .on(instrument)
              .market(side, quantity)
              .because("SMA_CROSS", of.fast.value(unit), of.slow.value(unit)));
    }
  }

  private static long unit(Instrument instrument) {
    return FixedPoint.powerOfTen(instrument.priceScale());
  }

  /** Bars of one instrument come one after the other in most pods. */
  private Averages averages(String symbol) {
    Averages of = latest;
    if (of == null || !of.symbol.equals(symbol)) {
      of = averages.computeIfAbsent(symbol, Averages::new);
      latest = of;
    }
    return of;
  }

  @Override
  public StrategySnapshot snapshot() {
    StrategySnapshot.Builder snapshot = StrategySnapshot.version(2);
    averages.forEach(
        (symbol, of) -> {
          snapshot.put("short " + symbol, of.fast.state()).put("long " + symbol, of.slow.state());
          if (filter.window > 0) {
            snapshot.put("strength " + symbol, of.strength.state());
          }
        });
    return snapshot.build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    snapshot.requireAtMost(2);
    for (Instrument instrument : context.instruments()) {
      String symbol = instrument.symbol();
      if (snapshot.has("short " + symbol)) {
        Averages of = new Averages(symbol);
        of.fast.restore(prices(snapshot, "short " + symbol, instrument));
        of.slow.restore(prices(snapshot, "long " + symbol, instrument));
        if (filter.window > 0 && snapshot.has("strength " + symbol)) {
          of.strength.restore(snapshot.decimals("strength " + symbol));
        }
        averages.put(symbol, of);
      }
    }
    latest = null;
  }

  private static long[] prices(StrategySnapshot snapshot, String name, Instrument instrument) {
    return snapshot.version() > 1
        ? snapshot.numbers(name)
        : prices(snapshot.decimals(name), unit(instrument));
  }

  /** Version 1 had a ring of decimals: its next place, its count, two sums and what is in it. */
  static long[] prices(double[] ring, long unit) {
    int length = ring.length - RING;
    int count = (int) ring[1];
    int first = count < length ? 0 : (int) ring[0];
    long[] prices = new long[count];
    for (int i = 0; i < count; i++) {
      prices[i] = Math.round(ring[RING + (first + i) % length] * unit);
    }
    return prices;
  }

  private final class Averages {
    private final String symbol;
    private final PriceAverage fast = new PriceAverage(shortWindow);
    private final PriceAverage slow = new PriceAverage(longWindow);
    private final RelativeStrengthIndex strength =
        new RelativeStrengthIndex(Math.max(1, filter.window));
    private Instrument instrument;

    Averages(String symbol) {
      this.symbol = symbol;
    }

    void take(Bar bar) {
      long close = bar.closePrice();
      fast.take(close);
      slow.take(close);
      if (filter.window > 0) {
        strength.update(bar.close());
      }
    }

    Instrument instrument(StrategyContext context) {
      if (instrument == null) {
        instrument = context.instrument(symbol);
      }
      return instrument;
    }
  }
}
