package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SlippageModel;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pod traded, in the run's currency.
 *
 * @param notional sum of absolute notionals
 * @param slippage what the model took from it, to the tick; NaN for a model that is no rate of the
 *     price
 */
record Turnover(double notional, double slippage) {
  static final Turnover NONE = new Turnover(0, 0);

  static Turnover of(PortfolioRun run, int pod) {
    RunPlan plan = run.plan();
    SortedMap<String, SlippageModel> models = new TreeMap<>();
    SortedMap<String, Money> money = new TreeMap<>();
    for (RunPlan.Market market : plan.markets()) {
      models.put(market.instrument().symbol(), market.model().slippage());
      money.put(market.instrument().symbol(), Money.of(plan, market.instrument()));
    }
    double sum = 0;
    double slippage = 0;
    for (Fill fill : run.record().fills(pod)) {
      double notional =
          Math.abs(fill.instrument().notional(fill.lastQty(), fill.lastPx()))
              * money.get(fill.symbol()).cash();
      sum += notional;
      slippage += fill.isMaker() ? 0 : notional * share(models.get(fill.symbol()), fill.side());
    }
    return new Turnover(sum, slippage);
  }

  Turnover plus(Turnover other) {
    return new Turnover(notional + other.notional, slippage + other.slippage);
  }

  /** Of the price that was paid: the market's price was moved by the rate. */
  private static double share(SlippageModel model, Side side) {
    double rate = FixedPoint.toDouble(model.coefficient());
    return switch (model.kind()) {
      case NONE -> 0;
      case RATE -> rate / (1 + side.sign() * rate);
      default -> Double.NaN;
    };
  }
}
