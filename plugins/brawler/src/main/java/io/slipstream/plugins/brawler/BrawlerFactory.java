package io.slipstream.plugins.brawler;

import io.slipstream.api.strategy.ExecutionStyle;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Passive market maker anchored to a reference venue. */
@Component
public final class BrawlerFactory implements StrategyFactory {
  private static final double BPS = 10_000;
  private static final long MILLISECOND = 1_000_000L;

  @Override
  public StrategyDescriptor descriptor() {
    return new StrategyDescriptor(
        "brawler",
        "Makes a market in the first instrument around the price of the second",
        ExecutionStyle.MAKER,
        List.of(
            ParameterDefinition.decimal("quantity", "1", 0, 1e9, "units", "Size of a quote"),
            ParameterDefinition.decimal(
                "maxInventory", "10", 0.00000001, 1e9, "units", "From here on only reduces"),
            ParameterDefinition.decimal(
                "alpha", "0.05", 0.00001, 1, "weight", "Smoothing of the basis to the reference"),
            ParameterDefinition.integer(
                "samples", 100, 2, 5000, "returns", "Log returns that the volatility looks at"),
            ParameterDefinition.decimal(
                "baseSpread", "5", 0, 1000, "bps", "Spread at no volatility"),
            ParameterDefinition.decimal(
                "k", "1", 0, 100, "sigmas", "Volatilities added to the spread"),
            ParameterDefinition.decimal(
                "lambda", "0.01", 0, 1e6, "price", "Shift of both quotes at full inventory"),
            ParameterDefinition.integer(
                "tolerance", 1, 0, 10_000, "ticks", "A quote that moved no more stays"),
            ParameterDefinition.decimal(
                "mostVolatility", "50", 0, 10_000, "bps", "No quotes above this volatility"),
            ParameterDefinition.integer(
                "stale", 5000, 1, 3_600_000, "ms", "Age of either feed that cancels everything"),
            ParameterDefinition.decimal(
                "mostBasis", "1", 0, 1e6, "price", "Distance of the basis that cancels"),
            ratio("taper", "0.5", "Gross from which quotes shrink"),
            ratio("reduce", "0.8", "Gross from which it only reduces"),
            ratio("halt", "1", "Gross from which it halts"),
            ratio("resume", "0.6", "Gross below which it goes on after a halt")));
  }

  private static ParameterDefinition ratio(String name, String byDefault, String description) {
    return ParameterDefinition.decimal(name, byDefault, 0, 100, "of equity", description);
  }

  @Override
  public Strategy create(Parameters parameters) {
    GrossGuard guard =
        new GrossGuard(
            parameters.decimal("taper"),
            parameters.decimal("reduce"),
            parameters.decimal("halt"),
            parameters.decimal("resume"));
    QuoteModel model =
        new QuoteModel(
            parameters.decimal("baseSpread") / BPS,
            parameters.decimal("k"),
            parameters.decimal("lambda"));
    FairValue fair = new FairValue(parameters.decimal("alpha"), parameters.integer("samples"));
    Brawler.Limits limits =
        new Brawler.Limits(
            parameters.fixedPoint("quantity"),
            parameters.fixedPoint("maxInventory"),
            parameters.integer("tolerance"),
            parameters.decimal("mostVolatility") / BPS,
            parameters.integer("stale") * MILLISECOND,
            parameters.decimal("mostBasis"));
    return new Brawler(fair, model, guard, limits);
  }
}
