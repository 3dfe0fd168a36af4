package io.slipstream.runtime;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.operations.OperationRefusedException;
import java.util.Arrays;

/** The portfolio's own returns by period, from its curve of time-weighted return. */
final class OwnReturns {
  private static final long[] USUAL = {
    BarPeriod.parse("1d"), BarPeriod.parse("1h"), BarPeriod.parse("5m")
  };

  private OwnReturns() {}

  /**
   * The longest usual period, or the one asked for, with more returns than a window.
   *
   * @return the period and the returns
   * @throws OperationRefusedException when no period has enough
   */
  static Series of(EquityCurve curve, long period, int window) {
    Series best = new Series(period, new double[0]);
    for (long candidate : period == 0 ? USUAL : new long[] {period}) {
      double[] returns = returns(curve, candidate);
      if (returns.length >= best.returns.length) {
        best = new Series(candidate, returns);
      }
      if (returns.length > window) {
        return best;
      }
    }
    throw new OperationRefusedException(
        "window = "
            + window
            + ": the portfolio has "
            + best.returns.length
            + " returns of "
            + BarPeriod.format(best.period)
            + " of its own, more than the window is needed; a smaller --window, a shorter --bar or"
            + " --basis hypothetical is allowed");
  }

  /**
   * Returns of one period.
   *
   * @param period nanoseconds
   * @param returns oldest first
   */
  record Series(long period, double[] returns) {}

  /** Between the last points in each period; a period without a point gives none. */
  private static double[] returns(EquityCurve curve, long period) {
    if (spacing(curve) > period) {
      return new double[0];
    }
    double[] returns = new double[curve.times().length];
    int count = 0;
    double before = Double.NaN;
    for (int i = 0; i < curve.times().length; i++) {
      boolean isLast =
          i + 1 == curve.times().length
              || bucket(curve.times()[i + 1], period) != bucket(curve.times()[i], period);
      if (!isLast) {
        continue;
      }
      double growth = 1 + curve.totalReturn()[i];
      if (before > 0) {
        returns[count++] = growth / before - 1;
      }
      before = growth;
    }
    return Arrays.copyOf(returns, count);
  }

  /** A long curve keeps fewer points; then there are no returns of a shorter period any more. */
  private static long spacing(EquityCurve curve) {
    long least = Long.MAX_VALUE;
    // The newest point is extra.
    for (int i = 1; i < curve.times().length - 1; i++) {
      least = Math.min(least, curve.times()[i] - curve.times()[i - 1]);
    }
    return least;
  }

  /** A sample at the end of a period belongs to it. */
  private static long bucket(long time, long period) {
    return Math.floorDiv(time - 1, period);
  }
}
