package io.slipstream.benchmarks;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.HashMap;
import java.util.Map;

/** {@link TwoAverages} on each of many instruments, smoothed instead of windowed. */
final class ManyAverages implements Strategy {
  private static final double FAST = 2.0 / 21;
  private static final double SLOW = 2.0 / 61;

  private final Map<String, Averages> averages = new HashMap<>();
  private final OrderDraft draft = new OrderDraft(null);

  @Override
  public void onStart(StrategyContext context) {
    for (Instrument instrument : context.instruments()) {
      averages.put(instrument.symbol(), new Averages(instrument));
    }
  }

  @Override
  public void onBar(Bar bar, StrategyContext context) {
    Averages of = averages.get(bar.symbol());
    double close = bar.close();
    of.fast = of.fast == 0 ? close : of.fast + FAST * (close - of.fast);
    of.slow = of.slow == 0 ? close : of.slow + SLOW * (close - of.slow);
    boolean holds = context.position(of.instrument).quantity() > 0;
    if (holds != of.fast > of.slow) {
      draft.on(of.instrument).market(holds ? Side.SELL : Side.BUY, Market.UNIT);
      context.submit(draft.because("EMA_CROSS", of.fast, of.slow));
    }
  }

  private static final class Averages {
    private final Instrument instrument;
    private double fast;
    private double slow;

    private Averages(Instrument instrument) {
      this.instrument = instrument;
    }
  }
}
