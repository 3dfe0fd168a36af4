package io.slipstream.statistics;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Ways to estimate value at risk and expected shortfall from a series of returns. Losses are above
 * zero; the period is that of the returns. Deviations have n - 1 degrees of freedom; z is the
 * standard normal quantile of 1 - level, below zero, and phi the density there.
 */
public enum VarMethod {
  /**
   * Minus the {@linkplain Quantiles#linear quantile} 1 - level of the returns; shortfall is the
   * mean of the returns at or below it.
   */
  HISTORICAL("historical", 1) {
    @Override
    public TailEstimator at(double level) {
      double p = 1 - Checked.probability("level", level);
      return returns -> SampleTail.linear(Checked.series("returns", returns, 1).clone(), p);
    }
  },
  /** The same with the {@linkplain Quantiles#lower lower order statistic}, never the milder one. */
  HISTORICAL_LOWER("historical-lower", 1) {
    @Override
    public TailEstimator at(double level) {
      double p = 1 - Checked.probability("level", level);
      return returns -> SampleTail.lower(Checked.series("returns", returns, 1).clone(), p);
    }
  },
  /**
   * Historical over returns that are divided by the {@link Ewma} volatility they met and multiplied
   * by tomorrow's (Hull and White, Journal of Risk 1, 1998; Barone-Adesi, Giannopoulos and Vosper,
   * Journal of Futures Markets 19, 1999), decay {@link Ewma#DAILY}.
   */
  FILTERED_HISTORICAL("filtered-historical", 2) {
    @Override
    public TailEstimator at(double level) {
      double p = 1 - Checked.probability("level", level);
      return returns -> SampleTail.linear(SampleTail.filtered(returns), p);
    }
  },
  /**
   * Normal with the sample's mean m and deviation s: -(m + z s); shortfall s phi / (1 - level) - m.
   */
  GAUSSIAN("gaussian", 2) {
    @Override
    public TailEstimator at(double level) {
      TailRisk unit = standard(level);
      return returns -> {
        Checked.series("returns", returns, 2);
        return normal(unit, Performance.mean(returns), Performance.standardDeviation(returns));
      };
    }
  },
  /** Normal with the sample's deviation about its mean and a mean of zero: -z s. */
  GAUSSIAN_ZERO_MEAN("gaussian-zero-mean", 2) {
    @Override
    public TailEstimator at(double level) {
      TailRisk unit = standard(level);
      return returns ->
          unit.times(Performance.standardDeviation(Checked.series("returns", returns, 2)));
    }
  },
  /** Normal with mean zero and the volatility that {@link Ewma} forecasts, RiskMetrics 1996. */
  EWMA("ewma", 2) {
    @Override
    public TailEstimator at(double level) {
      TailRisk unit = standard(level);
      return returns -> unit.times(Ewma.forecast(returns, Ewma.DAILY));
    }
  },
  /** Normal, corrected for skewness and kurtosis: see {@link CornishFisher}. */
  CORNISH_FISHER("cornish-fisher", 2) {
    @Override
    public TailEstimator at(double level) {
      double p = 1 - Checked.probability("level", level);
      return returns -> CornishFisher.tail(Moments.of(Checked.series("returns", returns, 2)), p);
    }
  },
  /**
   * {@value MonteCarlo#PATHS} normal draws with the sample's mean and deviation, seed {@value
   * MonteCarlo#SEED}, read like historical returns.
   */
  MONTE_CARLO("monte-carlo", 2) {
    @Override
    public TailEstimator at(double level) {
      TailRisk unit = MonteCarlo.standardTail(level, MonteCarlo.PATHS, MonteCarlo.SEED);
      return returns -> {
        Checked.series("returns", returns, 2);
        return normal(unit, Performance.mean(returns), Performance.standardDeviation(returns));
      };
    }
  };

  private final String text;
  private final int leastReturns;

  VarMethod(String text, int leastReturns) {
    this.text = text;
    this.leastReturns = leastReturns;
  }

  /**
   * The estimator at a level, 0.99 for 99 %.
   *
   * @throws IllegalArgumentException unless the level is above zero and below one
   */
  public abstract TailEstimator at(double level);

  /** Its name for people: lower case, with hyphens. */
  public String text() {
    return text;
  }

  /** Returns that it needs at least. */
  public int leastReturns() {
    return leastReturns;
  }

  /**
   * The method with this name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static VarMethod parse(String text) {
    for (VarMethod method : values()) {
      if (method.text.equals(text)) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "method = '"
            + text
            + "': allowed are "
            + Arrays.stream(values()).map(VarMethod::text).collect(Collectors.joining(", ")));
  }

  /**
   * The tail of a standard normal return, to be multiplied by a deviation.
   *
   * @throws IllegalArgumentException unless the level is above zero and below one
   */
  public static TailRisk standard(double level) {
    double p = 1 - Checked.probability("level", level);
    double z = NormalDistribution.inverse(p);
    return new TailRisk(-z, NormalDistribution.density(z) / p);
  }

  private static TailRisk normal(TailRisk unit, double mean, double deviation) {
    return new TailRisk(
        unit.valueAtRisk() * deviation - mean, unit.expectedShortfall() * deviation - mean);
  }
}
