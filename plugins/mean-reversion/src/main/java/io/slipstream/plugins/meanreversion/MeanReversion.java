package io.slipstream.plugins.meanreversion;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.indicators.StandardDeviation;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Buys when a close is below the band around the rolling mean, which the close itself is part of,
 * and may sell short above it; leaves when a close reaches the mean. A market that stands still has
 * no band and gives no entry.
 */
final class MeanReversion implements Strategy {
  private final int window;
  private final double band;
  private final boolean sellsShort;
  private final Sizing sizing;
  private final SortedMap<String, StandardDeviation> deviations = new TreeMap<>();

  MeanReversion(int window, double band, boolean sellsShort, Sizing sizing) {
    this.window = window;
    this.band = band;
    this.sellsShort = sellsShort;
    this.sizing = sizing;
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    StandardDeviation deviation =
        deviations.computeIfAbsent(bar.symbol(), symbol -> new StandardDeviation(window));
    double width = band * deviation.update(bar.close());
    Instrument instrument = context.instrument(bar.symbol());
    if (!deviation.isReady() || context.hasWorkingOrder(instrument)) {
      return;
    }
    double above = bar.close() - deviation.mean();
    long held = context.position(instrument).quantity();
    if (held == 0) {
      enter(bar, instrument, above, width, context);
    } else if (Long.signum(held) * above >= 0) {
      Side side = held > 0 ? Side.SELL : Side.BUY;
      context.submit(
          OrderIntent.market(instrument, side, Math.abs(held))
              .because("BACK_AT_MEAN", bar.close(), deviation.mean()));
    }
  }

  private void enter(
      Bar bar, Instrument instrument, double above, double width, StrategyContext context) {
    boolean outside = above < -width || (sellsShort && above > width);
    if (!outside) {
      return;
    }
    long equity = context.account().equity() / context.instruments().size();
    long quantity = sizing.quantity(instrument, equity, bar.closePrice());
    if (quantity > 0) {
      Side side = above < 0 ? Side.BUY : Side.SELL;
      context.submit(
          OrderIntent.market(instrument, side, quantity).because("OUTSIDE_BAND", above, width));
    }
  }

  @Override
  public StrategySnapshot snapshot() {
    StrategySnapshot.Builder snapshot = StrategySnapshot.version(1);
    deviations.forEach((symbol, deviation) -> snapshot.put(symbol, deviation.state()));
    return snapshot.build();
  }

  @Override
  public void restore(StrategySnapshot snapshot, StrategyContext context) {
    for (String symbol : snapshot.requireAtMost(1).names()) {
      StandardDeviation deviation = new StandardDeviation(window);
      deviation.restore(snapshot.decimals(symbol));
      deviations.put(symbol, deviation);
    }
  }
}
