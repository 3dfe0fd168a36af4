package io.slipstream.runtime;

/**
 * When the platform halts trading by itself, and what a halt does with what is held.
 *
 * @param mostDailyLoss of the portfolio as a fraction of equity, fixed-point; zero for no limit
 * @param mostDrawdown of the portfolio likewise
 * @param dataLossNanos without an event of the market, zero for no limit
 * @param isFlattening whether what is held is closed at the market
 */
record HaltPlan(long mostDailyLoss, long mostDrawdown, long dataLossNanos, boolean isFlattening) {
  /** Halts nothing by itself, keeps what is held. */
  static final HaltPlan NONE = new HaltPlan(0, 0, 0, false);

  /** Why trading has to be halted, after so long without an event; empty when it has not. */
  String dataLoss(long silentNanos) {
    return dataLossNanos == 0 || silentNanos < dataLossNanos
        ? ""
        : "loss of data: no event of the market for " + silentNanos / 1_000_000_000 + " s";
  }
}
