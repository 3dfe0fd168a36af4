package io.slipstream.backtest.research;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Long while the price rose over {@code length} bars that ended {@code lag} bars ago. */
public final class LagFactory implements StrategyFactory {
  private final String id;

  LagFactory(String id) {
    this.id = id;
  }

  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        id,
        "long while the price rose some bars ago",
        ExecutionStyle.TAKER,
        Sizing.withParameters(
            ParameterDefinition.integer("lag", 0, 0, 500, "bars", "How long ago"),
            ParameterDefinition.integer("length", 1, 1, 500, "bars", "Over how many bars"),
            ParameterDefinition.decimal("least", "0", 0, 1, "", "Least rise, a fraction"),
            ParameterDefinition.choice("mood", List.of("calm", "broken"), "Whether it fails")));
  }

  @Override
  public Strategy create(Parameters parameters) {
    int lag = parameters.integer("lag");
    int length = parameters.integer("length");
    if (lag + length == 13) {
      throw new ParameterException("parameter lag = '" + lag + "': a sum with length of 13 is not");
    }
    return new Lag(
        lag,
        length,
        parameters.decimal("least"),
        Sizing.of(parameters),
        parameters.text("mood").equals("broken"));
  }

  private static final class Lag implements Strategy {
    private final int length;
    private final double least;
    private final Sizing sizing;
    private final boolean isBroken;
    private final int kept;
    private final Map<String, Prices> prices = new TreeMap<>();

    Lag(int lag, int length, double least, Sizing sizing, boolean isBroken) {
      this.length = length;
      this.least = least;
      this.sizing = sizing;
      this.isBroken = isBroken;
      kept = lag + length + 1;
    }

    /** The last closes of an instrument. */
    private static final class Prices {
      private final double[] closes;
      private int seen;

      Prices(int kept) {
        closes = new double[kept];
      }
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      Prices own = prices.computeIfAbsent(bar.symbol(), symbol -> new Prices(kept));
      double[] closes = own.closes;
      closes[own.seen++ % closes.length] = bar.close();
      int seen = own.seen;
      if (seen < closes.length) {
        return;
      }
      if (isBroken) {
        throw new IllegalStateException("broken on purpose");
      }
      double then = closes[seen % closes.length];
      double later = closes[(seen + length) % closes.length];
      Instrument instrument = context.instrument(bar.symbol());
      long held = context.position(instrument).quantity();
      boolean wants = later / then - 1 > least;
      if (wants && held == 0) {
        long quantity = sizing.quantity(instrument, context.account().equity(), bar.closePrice());
        if (quantity > 0) {
          context.submit(OrderIntent.market(instrument, Side.BUY, quantity));
        }
      } else if (!wants && held > 0) {
        context.submit(OrderIntent.market(instrument, Side.SELL, held));
      }
    }
  }
}
