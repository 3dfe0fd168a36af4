package io.slipstream.plugins.brawler;

/**
 * Where the quotes go: half of the spread to each side of the fair value, both moved against the
 * inventory.
 *
 * @param baseSpread of the fair value
 * @param k volatilities added to the spread
 * @param lambda shift at full inventory, in price
 */
record QuoteModel(double baseSpread, double k, double lambda) {

  /** In price. */
  double spread(double fair, double volatility) {
    return fair * baseSpread + k * volatility * fair;
  }

  /** The inventory skew for a share of the largest inventory, in price. */
  double skew(double inventory) {
    return lambda * Math.max(-1, Math.min(1, inventory));
  }

  /** Before the tick. */
  double bid(double fair, double volatility, double inventory) {
    return fair - spread(fair, volatility) / 2 - skew(inventory);
  }

  /** Before the tick. */
  double ask(double fair, double volatility, double inventory) {
    return fair + spread(fair, volatility) / 2 - skew(inventory);
  }
}
