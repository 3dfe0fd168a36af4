package io.slipstream.api.strategy;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * How large an entry is: a fixed quantity, or a fraction of the pod's equity at the decision.
 * Numbers are {@link FixedPoint}; what comes out is in the instrument's units.
 *
 * @param isFraction whether {@code fraction} rules, else {@code quantity}
 * @param quantity fixed quantity, rounded down to the lot when used
 * @param fraction fraction of equity, 0 to 1
 */
public record Sizing(boolean isFraction, long quantity, long fraction) {

  /** The three parameters every strategy that sizes this way declares, behind its own. */
  public static List<ParameterDefinition> withParameters(ParameterDefinition... own) {
    List<ParameterDefinition> all = new ArrayList<>(List.of(own));
    all.add(
        ParameterDefinition.choice(
            "sizing", List.of("fraction", "quantity"), "What decides the size of an entry"));
    all.add(
        ParameterDefinition.decimal(
            "fraction", "0.95", 0, 1, "of equity", "Size of an entry for sizing = fraction"));
    all.add(
        ParameterDefinition.decimal(
            "quantity", "1", 0, 1e9, "units", "Size of an entry for sizing = quantity"));
    return all;
  }

  /** Reads the three parameters. */
  public static Sizing of(Parameters parameters) {
    return new Sizing(
        parameters.text("sizing").equals("fraction"),
        parameters.fixedPoint("quantity"),
        parameters.fixedPoint("fraction"));
  }

  /**
   * Quantity of an entry: the fixed one, or floor(fraction x equity / price), down to the lot; zero
   * when equity is not positive.
   */
  public long quantity(Instrument instrument, long equity, long price) {
    if (!isFraction) {
      long units =
          FixedPoint.rescale(quantity, FixedPoint.SCALE, instrument.quantityScale(), Rounding.DOWN);
      return FixedPoint.truncate(units, instrument.lotSize());
    }
    if (equity <= 0 || price <= 0) {
      return 0;
    }
    long budget = FixedPoint.multiplyDivide(equity, fraction, FixedPoint.ONE, Rounding.DOWN);
    return instrument.affordableQuantity(budget, price);
  }
}
