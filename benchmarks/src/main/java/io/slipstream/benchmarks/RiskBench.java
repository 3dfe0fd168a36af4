package io.slipstream.benchmarks;

import io.slipstream.api.service.risk.RiskBook;
import io.slipstream.risk.PortfolioRiskFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The risk of 200 positions over 1,000 days, one pod: what a fill costs until historical and
 * gaussian value at risk and shortfall are there, and what all eight methods and the contributions
 * cost anew.
 *
 * <p>The peer "bare-loop" does the arithmetic on plain arrays: for a fill it makes every day's
 * profit of all positions and sorts; for everything it makes the sample covariance, the variance
 * and that.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RiskBench {
  private static final int POSITIONS = 200;
  private static final int DAYS = 1_000;
  private static final int WORST = 9;

  private final double[][] returns = new double[POSITIONS][DAYS];
  private final double[] exposures = new double[POSITIONS];
  private RiskBook book;
  private int next;

  /** Returns with a common factor, and a position in each. */
  @Setup
  public void fill() {
    Random random = new Random(6);
    double[] market = new double[DAYS];
    Arrays.setAll(market, day -> 0.01 * random.nextGaussian());
    for (double[] column : returns) {
      Arrays.setAll(column, day -> market[day] + 0.015 * random.nextGaussian());
    }
    book = new PortfolioRiskFactory().create(returns, 1, 0.99);
    for (int i = 0; i < POSITIONS; i++) {
      exposures[i] = 1e6 * random.nextGaussian();
      book.change(0, i, exposures[i]);
    }
  }

  /** A fill, and the figures after it. */
  @Benchmark
  public double afterFill() {
    int i = next++ % POSITIONS;
    book.change(0, i, (next & 1) == 0 ? 1000 : -1000);
    return book.historical(RiskBook.PORTFOLIO).expectedShortfall()
        + book.parametric(RiskBook.PORTFOLIO).expectedShortfall();
  }

  /** Everything anew. */
  @Benchmark
  public Object everything() {
    return book.recalculate();
  }

  /** The peer of a fill. */
  @Benchmark
  public double bareFill() {
    exposures[next++ % POSITIONS] += (next & 1) == 0 ? 1000 : -1000;
    return bareTail();
  }

  /** The peer of everything. */
  @Benchmark
  public double bareEverything() {
    double[] means = new double[POSITIONS];
    for (int i = 0; i < POSITIONS; i++) {
      for (int day = 0; day < DAYS; day++) {
        means[i] += returns[i][day] / DAYS;
      }
    }
    double variance = 0;
    for (int i = 0; i < POSITIONS; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int day = 0; day < DAYS; day++) {
          sum += (returns[i][day] - means[i]) * (returns[j][day] - means[j]);
        }
        variance += (i == j ? 1 : 2) * exposures[i] * exposures[j] * sum / (DAYS - 1);
      }
    }
    return Math.sqrt(variance) + bareTail();
  }

  private double bareTail() {
    double[] profits = new double[DAYS];
    for (int i = 0; i < POSITIONS; i++) {
      for (int day = 0; day < DAYS; day++) {
        profits[day] += exposures[i] * returns[i][day];
      }
    }
    Arrays.sort(profits);
    double sum = 0;
    for (int day = 0; day <= WORST; day++) {
      sum += profits[day];
    }
    return sum;
  }

  static List<Figure> measure() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(RiskBench.class.getName())
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .jvmArgs("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", Part.INLINING)
                    .build())
            .run();
    double fill = score(results, "afterFill");
    double full = score(results, "everything");
    return List.of(
        Figure.of("risk.var-fill", fill, "us/fill")
            .against("bare-loop", fill / score(results, "bareFill")),
        Figure.of("risk.var-full", full / 1000, "ms")
            .against("bare-loop", full / score(results, "bareEverything")));
  }

  private static double score(Collection<RunResult> results, String name) {
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().endsWith("." + name)) {
        return result.getPrimaryResult().getScore();
      }
    }
    throw new IllegalStateException("no result of " + name);
  }
}
