package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One clear line for each wrong argument, with its name and its value. */
class RefusalsTest {
  private static final double[] NONE = {};
  private static final double[] ONE = {0.01};
  private static final double[] THREE = {0.01, -0.02, 0.005};
  private static final double[] UNKNOWN = {0.01, Double.NaN, 0.02};
  private static final double[] ENDLESS = {0.01, 0.02, Double.NEGATIVE_INFINITY};

  @ParameterizedTest
  @EnumSource(VarMethod.class)
  void shouldRefuseWhatAMethodCannotUse(VarMethod method) {
    int least = method.leastReturns();
    refused("returns = 0 values: at least " + least + " are needed", () -> at99(method, NONE));
    refused("[1] = NaN: a finite number is needed", () -> at99(method, UNKNOWN));
    refused("[2] = -Infinity: a finite number is needed", () -> at99(method, ENDLESS));
    if (least > 1) {
      refused("= 1 values: at least " + least + " are needed", () -> at99(method, ONE));
    }
    for (double level : new double[] {0, 1, -0.5, 99, Double.NaN}) {
      refused(
          "level = " + level + ": above 0 and below 1 is allowed, 0.99 for 99 %",
          () -> method.at(level));
    }
  }

  private static TailRisk at99(VarMethod method, double[] returns) {
    return method.at(0.99).of(returns);
  }

  static Stream<Arguments> wrong() {
    CovarianceMatrix one = CovarianceMatrix.of(1, (i, j) -> 1);
    return Stream.of(
        row(
            "method = 'magic': allowed are historical, historical-lower,",
            () -> VarMethod.parse("magic")),
        row(
            "window = 3: at most 2 is allowed, one less than the 3 returns",
            () -> VarBacktest.run(THREE, VarMethod.HISTORICAL, 0.99, 3)),
        row(
            "window = 1: at least 2 is allowed",
            () -> VarBacktest.run(THREE, VarMethod.GAUSSIAN, 0.99, 1)),
        row(
            "window = 0: at least 1 is allowed",
            () -> VarBacktest.run(THREE, VarMethod.HISTORICAL, 0.99, 0)),
        row(
            "returns = 1 values: at least 2 are needed",
            () -> VarBacktest.run(ONE, VarMethod.HISTORICAL, 0.99, 1)),
        row("level = 1.0:", () -> VarBacktest.run(THREE, VarMethod.GAUSSIAN, 1, 2)),
        row("returns = 1 values: forecasts has 3", () -> VarBacktest.of(ONE, THREE, 0.99)),
        row("forecasts = 0 values", () -> VarBacktest.of(ONE, NONE, 0.99)),
        row("exceptions = 11: 0 to 10 days are allowed", () -> Coverage.kupiec(10, 11, 0.99)),
        row("exceptions = -1:", () -> Coverage.kupiec(10, -1, 0.99)),
        row("days = 0: at least 1", () -> Coverage.kupiec(0, 0, 0.99)),
        row("level = 0.0:", () -> Coverage.kupiec(10, 1, 0)),
        row("exceptions = 251: 0 to 250", () -> BaselZone.of(251)),
        row("exceptions = -1:", () -> BaselZone.plusFactor(-1)),
        row("periods = 0: at least 1", () -> new TailRisk(1, 1).over(0)),
        row("decay = 1.0:", () -> Ewma.forecast(THREE, 1)),
        row("values: all 2 are 0.5, they have no shape", () -> Moments.of(new double[] {.5, .5})),
        row("probability = 1.5: 0 to 1", () -> Quantiles.linear(THREE, 1.5)),
        row("probability = NaN: 0 to 1", () -> Quantiles.lower(THREE, Double.NaN)),
        row("values = 0 values", () -> Quantiles.linear(NONE, 0.5)),
        row("values[1] = NaN", () -> Quantiles.lower(UNKNOWN, 0.5)),
        row("instruments = 0: at least 1", () -> Covariances.sample(new double[0][])),
        row(
            "returns[1] = 1 values: at least 2 are needed",
            () -> Covariances.sample(new double[][] {THREE, ONE})),
        row(
            "returns[1] = 2 values: returns[0] has 3",
            () -> Covariances.ewma(new double[][] {THREE, {1, 2}}, 0.94)),
        row("returns[0][1] = NaN", () -> Covariances.ledoitWolf(new double[][] {UNKNOWN, THREE})),
        row(
            "benchmark: its returns are all equal",
            () -> Covariances.beta(THREE, new double[] {1, 1, 1})),
        row("covariance[0][0] = NaN", () -> CovarianceMatrix.of(1, (i, j) -> Double.NaN)),
        row(
            "covariance: not positive semi-definite, pivot -3.0 in row 1",
            () -> CovarianceMatrix.of(2, (i, j) -> i == j ? 1 : 2).cholesky()),
        row("share = 1.5: 0 to 1", () -> one.towardsOne(1.5)),
        row("exposures = 3 values: covariance has 1", () -> RiskContributions.of(THREE, one, 0.99)),
        row(
            "exposures = 3 values: covariance has 1",
            () -> MonteCarlo.tail(THREE, one, 0.99, 10, 1)),
        row("paths = 0: at least 1", () -> MonteCarlo.tail(ONE, one, 0.99, 0, 1)),
        row("dailyVolume = 0.0: a number above zero", () -> LiquidityCost.days(1, 0, 0.1)),
        row("participation = 1.0:", () -> LiquidityCost.days(1, 1, 1)),
        row("days = 0: at least 1", () -> LiquidityCost.timeFactor(0)),
        row("meanSpread = -1.0: zero or", () -> LiquidityCost.spread(1, -1, 0, 3)),
        row("x = -1.0: zero or", () -> ChiSquareDistribution.survival(-1, 1)),
        row("degreesOfFreedom = 0: at least 1", () -> ChiSquareDistribution.survival(1, 0)),
        row("probability = 0.0: above 0", () -> NormalDistribution.inverse(0)),
        row("successes = 3: 0 to 2", () -> BinomialDistribution.cumulative(3, 2, 0.5)),
        row("trials = 0: at least 1", () -> BinomialDistribution.cumulative(0, 0, 0.5)),
        row("observations = 1: at least 2", () -> new SharpeEstimate(1, 0, 0, 3)),
        row("sharpe = NaN: a finite", () -> new SharpeEstimate(9, Double.NaN, 0, 3)),
        row(
            "kurtosis = 2.0: at least 1 + skewness^2 = 5.0 is allowed (3 is normal)",
            () -> new SharpeEstimate(9, 1, 2, 2)),
        row("values: all 3 are 0.5", () -> SharpeEstimate.of(new double[] {.5, .5, .5})),
        row("values = 1 values", () -> SharpeEstimate.of(ONE)),
        row("level = 1.0:", () -> SharpeSignificance.minimumTrackRecord(fine(), 0, 1)),
        row("benchmark = NaN", () -> SharpeSignificance.probabilistic(fine(), Double.NaN)),
        row("trials = 0.5: 1 or", () -> DeflatedSharpe.expectedMaximum(0.5)),
        row("variance = -1.0: zero or", () -> DeflatedSharpe.probability(fine(), 5, -1)),
        row(
            "annualTarget = 0.0: a finite number above zero",
            () -> DeflatedSharpe.minimumBacktestYears(5, 0)),
        row("ran = 0: at least 1", () -> EffectiveTrials.of(new double[][] {THREE}).of(0)),
        row(
            "blocks = 3: an even number from 2 to 20 is allowed",
            () -> BacktestOverfitting.of(new double[2][9], 3)),
        row("blocks = 22: an even", () -> BacktestOverfitting.of(new double[2][99], 22)),
        row("trials = 1: at least 2", () -> BacktestOverfitting.of(new double[1][16], 4)),
        row(
            "returns[0] = 15 values: at least 16 are needed",
            () -> BacktestOverfitting.of(new double[2][15], 16)),
        row(
            "returns[1] = 3 values: returns[0] has 4",
            () -> OverfittingReport.of(new double[][] {{1, 2, 3, 4}, THREE}, 252)),
        row("returns[1][1] = NaN", () -> OverfittingReport.of(bad(), 252)),
        row("trials = 0: at least 1", () -> OverfittingReport.of(new double[0][], 252)),
        row("periodsPerYear = 0.0:", () -> OverfittingReport.of(new double[2][9], 0)),
        row("blocks = 5: an even", () -> OverfittingReport.of(new double[2][9], 2, 252, 5)),
        row(
            "ran = 1: at least the 2 trials of the table is allowed",
            () -> OverfittingReport.of(new double[2][9], 1, 252, 4)));
  }

  private static SharpeEstimate fine() {
    return new SharpeEstimate(9, 0.1, 0, 3);
  }

  private static double[][] bad() {
    return new double[][] {THREE, UNKNOWN};
  }

  private static Arguments row(String message, Executable formula) {
    return Arguments.of(message, formula);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void shouldNameTheArgumentAndItsValue(String message, Executable formula) {
    refused(message, formula);
  }

  private static void refused(String message, Executable formula) {
    String said = assertThrows(IllegalArgumentException.class, formula).getMessage();
    assertEquals(message, said.contains(message) ? message : said);
  }
}
