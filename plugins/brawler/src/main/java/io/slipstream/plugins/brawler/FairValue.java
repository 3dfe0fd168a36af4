package io.slipstream.plugins.brawler;

import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.indicators.ExponentialMovingAverage;
import io.slipstream.indicators.StandardDeviation;

/**
 * What the instrument is worth here: the reference mid plus the smoothed basis. One sample is the
 * two mids after a quote of the reference; the first basis is the smoothed one too. The volatility
 * is the standard deviation (n in the denominator) of the reference mid's last log returns.
 */
final class FairValue {
  private final ExponentialMovingAverage smoothed;
  private final StandardDeviation deviation;
  private double reference = Double.NaN;
  private double basis = Double.NaN;

  FairValue(double alpha, int samples) {
    smoothed = new ExponentialMovingAverage(alpha);
    deviation = new StandardDeviation(samples);
  }

  void sample(double referenceMid, double localMid) {
    double logReturn = StrictMath.log(referenceMid / reference);
    if (!Double.isNaN(logReturn)) {
      deviation.update(logReturn);
    }
    reference = referenceMid;
    basis = localMid - referenceMid;
    smoothed.update(basis);
  }

  /** The local mid moved between two samples. */
  void local(double localMid) {
    basis = localMid - reference;
  }

  double value() {
    return reference + smoothed.value();
  }

  /** NaN before all samples are there. */
  double volatility() {
    return deviation.value();
  }

  /** How far the basis is from the smoothed one, in price. */
  double distance() {
    return Math.abs(basis - smoothed.value());
  }

  void write(StrategySnapshot.Builder snapshot) {
    snapshot
        .put("basis average", smoothed.state())
        .put("deviation", deviation.state())
        .put("reference", reference)
        .put("basis", basis);
  }

  void read(StrategySnapshot snapshot) {
    smoothed.restore(snapshot.decimals("basis average"));
    deviation.restore(snapshot.decimals("deviation"));
    reference = snapshot.decimal("reference");
    basis = snapshot.decimal("basis");
  }
}
