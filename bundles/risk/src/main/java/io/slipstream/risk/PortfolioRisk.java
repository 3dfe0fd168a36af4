package io.slipstream.risk;

import io.slipstream.api.service.risk.RiskBook;
import io.slipstream.api.service.risk.RiskFigures;
import io.slipstream.api.service.risk.TailLoss;
import io.slipstream.statistics.CovarianceMatrix;
import io.slipstream.statistics.Covariances;
import io.slipstream.statistics.MonteCarlo;
import io.slipstream.statistics.RiskContributions;
import io.slipstream.statistics.SampleTail;
import io.slipstream.statistics.TailEstimator;
import io.slipstream.statistics.TailRisk;
import io.slipstream.statistics.VarMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A column of the history for each instrument, and for each row, which is a pod or the portfolio:
 * its exposures e, its profit on every day of the history, and S e with the covariance S. A change
 * of one exposure adds one column to the profits and one to S e.
 */
final class PortfolioRisk implements RiskBook {
  /** Draws of a full recalculation: the standard error of the 99 % quantile is 1.6 % of it. */
  static final int PATHS = 10_000;

  private static final TailLoss NOTHING = new TailLoss(0, 0);

  private final double[][] returns;
  private final int days;
  private final double tail;
  private final double level;
  private final Row[] rows;
  private final double[] scratch;
  private final Map<VarMethod, TailEstimator> estimators = new EnumMap<>(VarMethod.class);
  private final TailRisk unit;
  private CovarianceMatrix covariance;

  /** A pod, or at the last place the portfolio. */
  private static final class Row {
    private final double[] exposures;
    private final double[] profits;
    private double[] times;

    private Row(int instruments, int days) {
      exposures = new double[instruments];
      profits = new double[days];
      times = new double[instruments];
    }
  }

  PortfolioRisk(double[][] returns, int pods, double level) {
    if (pods < 0) {
      throw new IllegalArgumentException("pods = " + pods + ": zero or more is allowed");
    }
    covariance = Covariances.sample(returns);
    this.returns = Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
    this.days = returns[0].length;
    this.level = level;
    this.tail = 1 - level;
    for (VarMethod method : VarMethod.values()) {
      if (method != VarMethod.MONTE_CARLO) {
        estimators.put(method, method.at(level));
      }
    }
    unit = VarMethod.standard(level);
    rows = new Row[pods + 1];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new Row(returns.length, days);
    }
    scratch = new double[days];
  }

  @Override
  public void change(int pod, int instrument, double exposure) {
    if (instrument < 0 || instrument >= returns.length) {
      throw new IllegalArgumentException(
          "instrument = " + instrument + ": 0 to " + (returns.length - 1) + " is allowed");
    }
    if (!Double.isFinite(exposure)) {
      throw new IllegalArgumentException("exposure = " + exposure + ": a finite number is needed");
    }
    Row own = row(pod);
    Row portfolio = row(PORTFOLIO);
    add(own, instrument, exposure);
    if (own != portfolio) {
      add(portfolio, instrument, exposure);
    }
  }

  private void add(Row row, int instrument, double exposure) {
    row.exposures[instrument] += exposure;
    addColumn(row.profits, returns[instrument], exposure);
    covariance.addColumn(instrument, exposure, row.times);
  }

  private static void addColumn(double[] profits, double[] column, double exposure) {
    for (int day = 0; day < profits.length; day++) {
      profits[day] += exposure * column[day];
    }
  }

  private Row row(int pod) {
    if (pod < PORTFOLIO || pod >= rows.length - 1) {
      throw new IllegalArgumentException(
          "pod = " + pod + ": " + PORTFOLIO + " to " + (rows.length - 2) + " is allowed");
    }
    return rows[pod == PORTFOLIO ? rows.length - 1 : pod];
  }

  @Override
  public double exposure(int pod, int instrument) {
    return row(pod).exposures[instrument];
  }

  @Override
  public TailLoss historical(int pod) {
    System.arraycopy(row(pod).profits, 0, scratch, 0, days);
    return loss(SampleTail.linear(scratch, tail));
  }

  @Override
  public TailLoss parametric(int pod) {
    Row row = row(pod);
    double variance = 0;
    for (int i = 0; i < row.exposures.length; i++) {
      variance += row.exposures[i] * row.times[i];
    }
    return loss(unit.times(Math.sqrt(Math.max(0, variance))));
  }

  private static TailLoss loss(TailRisk tail) {
    // No minus zero for a flat book.
    return new TailLoss(tail.valueAtRisk() + 0.0, tail.expectedShortfall() + 0.0);
  }

  @Override
  public RiskFigures recalculate() {
    covariance = Covariances.sample(returns);
    for (Row row : rows) {
      rebuild(row);
    }
    SortedMap<String, List<TailLoss>> tails = new TreeMap<>();
    estimators.forEach((method, estimator) -> tails.put(method.text(), losses(estimator)));
    tails.put(VarMethod.MONTE_CARLO.text(), simulated());
    Row portfolio = row(PORTFOLIO);
    RiskContributions parts =
        RiskContributions.of(portfolio.exposures, covariance, portfolio.times, level);
    return new RiskFigures(
        tails,
        parts.marginal(),
        parts.component(),
        parts.incremental(),
        parts.standalone(),
        shortfallComponents(portfolio));
  }

  private void rebuild(Row row) {
    Arrays.fill(row.profits, 0);
    for (int i = 0; i < row.exposures.length; i++) {
      if (row.exposures[i] != 0) {
        addColumn(row.profits, returns[i], row.exposures[i]);
      }
    }
    row.times = covariance.times(row.exposures);
  }

  private List<TailLoss> losses(TailEstimator estimator) {
    List<TailLoss> losses = new ArrayList<>();
    for (int pod = PORTFOLIO; pod < rows.length - 1; pod++) {
      double[] profits = row(pod).profits;
      boolean isFlat = Arrays.stream(profits).allMatch(profit -> profit == 0);
      losses.add(isFlat ? NOTHING : loss(estimator.of(profits)));
    }
    return losses;
  }

  private List<TailLoss> simulated() {
    double[][] portfolios = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      portfolios[row] = row(row - 1).exposures;
    }
    double[][] profits = MonteCarlo.profits(portfolios, covariance, PATHS, MonteCarlo.SEED);
    return Arrays.stream(profits).map(draws -> loss(SampleTail.linear(draws, tail))).toList();
  }

  private double[] shortfallComponents(Row row) {
    System.arraycopy(row.profits, 0, scratch, 0, days);
    double worst = -SampleTail.linear(scratch, tail).valueAtRisk();
    double[] components = new double[returns.length];
    int count = 0;
    for (int day = 0; day < days; day++) {
      if (row.profits[day] <= worst) {
        count++;
        for (int i = 0; i < components.length; i++) {
          components[i] -= row.exposures[i] * returns[i][day];
        }
      }
    }
    for (int i = 0; i < components.length; i++) {
      components[i] /= count;
    }
    return components;
  }
}
