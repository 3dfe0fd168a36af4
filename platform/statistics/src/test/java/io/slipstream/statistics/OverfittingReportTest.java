package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverfittingReportTest {
  private static final int DAYS = 1000;

  /** Each seed alone may be lucky; the mean of many is chance. */
  @Test
  void shouldSeeThroughPureNoise() {
    int seeds = 40;
    double overfitting = 0;
    double deflated = 0;
    double probabilistic = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double[][] noise = BacktestOverfittingTest.noise(new Random(seed), 60, DAYS);
      OverfittingReport report = OverfittingReport.of(noise, 60, 252, 8);
      overfitting += report.probabilityOfOverfitting() / seeds;
      deflated += report.deflated() / seeds;
      probabilistic += report.probabilistic() / seeds;
      assertEquals(List.of(), report.undefined());
      assertTrue(report.effectiveTrials() > 58, "independent: " + report.effectiveTrials());
    }
    assertTrue(overfitting > 0.4 && overfitting < 0.7, "PBO of noise " + overfitting);
    assertTrue(deflated > 0.35 && deflated < 0.6, "deflated Sharpe of noise " + deflated);
    assertTrue(probabilistic > 0.97, "the best of noise looks good alone: " + probabilistic);
  }

  /** An annual Sharpe ratio of 3.2, four years of days; a single seed may be unlucky. */
  @Test
  void shouldFindTheOneWithSkill() {
    int seeds = 20;
    double overfitting = 0;
    double losses = 0;
    double deflated = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double[][] returns = BacktestOverfittingTest.noise(new Random(seed), 60, DAYS);
      for (int t = 0; t < DAYS; t++) {
        returns[17][t] += 0.002;
      }
      OverfittingReport report = OverfittingReport.of(returns, 60, 252, 8);
      assertEquals(17, report.best());
      deflated += report.deflated() / seeds;
      overfitting += report.probabilityOfOverfitting() / seeds;
      losses += report.probabilityOfLoss() / seeds;
    }
    assertTrue(overfitting < 0.05, "PBO of skill " + overfitting);
    assertTrue(deflated > 0.98, "deflated Sharpe of skill " + deflated);
    assertTrue(losses < 0.05, "losses of skill " + losses);
  }

  /** The pieces, each from its own class. */
  @Test
  void shouldBePutTogetherOfItsParts() {
    double[][] returns = BacktestOverfittingTest.noise(new Random(3), 5, 64);
    for (int t = 0; t < 64; t++) {
      returns[0][t] += 0.004;
      for (int i = 1; i < 5; i++) {
        returns[i][t] += returns[0][t];
      }
    }
    OverfittingReport report = OverfittingReport.of(returns, 252);
    SharpeEstimate best = SharpeEstimate.of(returns[report.best()]);
    double[] sharpes = new double[5];
    for (int i = 0; i < 5; i++) {
      sharpes[i] = Performance.sharpe(returns[i], 1);
      assertTrue(sharpes[i] <= report.sharpe());
    }
    double deviation = Performance.standardDeviation(sharpes);
    assertEquals(64, report.observations());
    assertEquals(Performance.sharpe(returns[report.best()], 252), report.annualSharpe(), 1e-12);
    assertEquals(Moments.of(returns[report.best()]).excessKurtosis() + 3, report.kurtosis());
    assertEquals(deviation * deviation, report.variance(), 1e-15);
    assertEquals(DeflatedSharpe.probability(best, 5, report.variance()), report.deflated(), 1e-15);
    assertEquals(SharpeSignificance.probabilistic(best, 0), report.probabilistic());
    assertEquals(SharpeSignificance.minimumTrackRecord(best, 0, 0.95), report.minimumTrackRecord());
    assertEquals(
        BacktestOverfitting.of(returns, 16).probability(), report.probabilityOfOverfitting());
    double effective = EffectiveTrials.of(returns).of(5);
    assertTrue(effective < 4, "effective trials " + effective);
    assertEquals(effective, report.effectiveTrials());
    assertEquals(
        DeflatedSharpe.probability(best, effective, report.variance()),
        report.deflatedByEffective(),
        1e-15);
    assertEquals(
        DeflatedSharpe.minimumBacktestYears(5, report.annualSharpe()),
        report.minimumBacktestYears());
    assertEquals(report.minimumTrackRecord() / 252, report.minimumTrackRecordYears(252));
    assertEquals(BacktestOverfitting.of(returns, 16).slope(), report.degradation());
  }

  @Test
  void shouldCountTrialsThatAreNotInTheTable() {
    double[][] returns = BacktestOverfittingTest.noise(new Random(5), 10, DAYS);
    OverfittingReport few = OverfittingReport.of(returns, 10, 252, 4);
    OverfittingReport many = OverfittingReport.of(returns, 10_000, 252, 4);
    assertEquals(few.probabilistic(), many.probabilistic());
    assertTrue(many.expectedMaximum() > 2 * few.expectedMaximum());
    assertTrue(many.deflated() < few.deflated());
    assertTrue(many.minimumBacktestYears() > few.minimumBacktestYears());
  }

  @Test
  void shouldCountAlikeTrialsAsFew() {
    double[] one = BacktestOverfittingTest.noise(new Random(9), 1, 400)[0];
    double[][] alike = BacktestOverfittingTest.noise(new Random(10), 40, 400);
    double[][] opposite = {one, one.clone(), new double[400]};
    for (int t = 0; t < 400; t++) {
      opposite[1][t] = -one[t];
      for (double[] trial : alike) {
        trial[t] = one[t] + trial[t];
      }
    }
    EffectiveTrials half = EffectiveTrials.of(alike);
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < i; j++) {
        CovarianceMatrix both = Covariances.sample(new double[][] {alike[i], alike[j]});
        sum += both.get(0, 1) / both.deviation(0) / both.deviation(1);
      }
    }
    assertEquals(sum / (40 * 39 / 2), half.averageCorrelation(), 1e-12);
    double r = half.averageCorrelation();
    assertEquals(r + (1 - r) * 40, half.of(40), 1e-12);
    assertEquals(-1, EffectiveTrials.of(opposite).averageCorrelation(), 1e-12);
    assertEquals(3, EffectiveTrials.of(opposite).of(3));
    assertEquals(1, EffectiveTrials.of(new double[][] {one, one}).of(2), 1e-12);
    assertEquals(1, half.of(1));
  }

  @Test
  void shouldSayWhatIsUndefinedAndWhy() {
    OverfittingReport idle = OverfittingReport.of(new double[2][3], 2, 252, 4);
    assertEquals(-1, idle.best());
    assertTrue(Double.isNaN(idle.sharpe()));
    assertTrue(Double.isNaN(idle.deflated()));
    assertEquals(2, idle.effectiveTrials());
    assertEquals(
        List.of(
            "average correlation: fewer than two trials have returns that differ",
            "Sharpe ratio and all that follows from it: no trial has returns that differ",
            "variance of the trials: fewer than two of them have a Sharpe ratio",
            "deflated Sharpe ratio: it needs the variance of the trials",
            "probability of overfitting: 3 returns, 4 blocks need at least 4"),
        idle.undefined());
    double[][] losing = {{-1, -2, -1, -3, -2}};
    OverfittingReport single = OverfittingReport.of(losing, 252);
    assertEquals(0, single.best());
    assertEquals(0, single.expectedMaximum());
    assertEquals(single.probabilistic(), single.deflated());
    assertTrue(Double.isNaN(single.minimumTrackRecord()));
    assertTrue(Double.isNaN(single.minimumBacktestYears()));
    assertEquals(
        List.of(
            "average correlation: fewer than two trials have returns that differ",
            "variance of the trials: fewer than two of them have a Sharpe ratio",
            "probability of overfitting: one trial only, nothing was chosen",
            "minimum track record and backtest length: the best Sharpe ratio is not above zero"),
        single.undefined());
  }
}
