package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestOutcome.Result;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The figures of a run. */
final class RunResults {
  /** Above it two pods are nearly one. */
  private static final double SAME = 0.8;

  /** Below it two pods spread the risk. */
  private static final double APART = 0.3;

  private final PortfolioRun run;
  private final RunPlan plan;
  private final RunRecord record;

  RunResults(PortfolioRun run) {
    this.run = run;
    this.plan = run.plan();
    this.record = run.record();
  }

  /** All of them; {@code benchmark} may be null. */
  BacktestOutcome outcome(String runId, Path directory, PortfolioRun benchmark) {
    List<Result> pods = new ArrayList<>();
    for (int pod = 0; pod < plan.pods().size(); pod++) {
      pods.add(pod(pod));
    }
    double[][] correlations = correlations();
    List<String> notes = new ArrayList<>(plan.warnings());
    compare(correlations, notes);
    if (!plan.year().equals(TradingYear.DEFAULT)) {
      notes.add("ratios are annualized over " + plan.year().text());
    }
    return new BacktestOutcome(
        runId,
        directory,
        plan.markets().stream().map(Market::instrument).map(Instrument::symbol).toList(),
        RunPlanner.periodText(plan),
        plan.bars(),
        Instant.EPOCH.plusNanos(plan.start()),
        Instant.EPOCH.plusNanos(plan.end()),
        total(pods),
        pods,
        benchmark == null ? null : new RunResults(benchmark).pod(0),
        correlations,
        notes,
        run.stateHash());
  }

  private Result pod(int number) {
    PodPlan pod = plan.pods().get(number);
    List<Trade> trades = record.trades(number);
    long wins = trades.stream().filter(trade -> trade.netPnl() > 0).count();
    long equity = run.finalEquity(number);
    return new Result(
        pod.name(),
        pod.id(),
        pod.version(),
        decimal(pod.weight()),
        decimal(pod.cash()),
        decimal(equity),
        (double) (equity - run.capital(number)) / plan.cash(),
        record.mostUsed(number),
        record.fills(number).size(),
        record.denied(number),
        record.rejected(number),
        trades.size(),
        trades.isEmpty() ? null : (double) wins / trades.size(),
        decimal(run.commission(number)),
        record.tracker(number).summary(),
        run.stateHash(number));
  }

  private Result total(List<Result> pods) {
    PerformanceSummary performance = record.total().summary();
    BigDecimal equity = decimal(Math.addExact(record.unallocated(), run.treasuryCash()));
    BigDecimal commission = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    double wins = 0;
    int[] counts = new int[4];
    double used = 0;
    for (Result pod : pods) {
      equity = equity.add(pod.finalEquity());
      commission = commission.add(pod.commission());
      weight = weight.add(pod.weight());
      wins += pod.winRate() == null ? 0 : pod.winRate() * pod.trades();
      counts[0] += pod.fills();
      counts[1] += pod.denied();
      counts[2] += pod.rejected();
      counts[3] += pod.trades();
      used = Math.max(used, pod.mostUsed());
    }
    return new Result(
        "total",
        "",
        "",
        weight,
        decimal(plan.cash()),
        equity,
        equity.subtract(decimal(plan.cash())).doubleValue() / FixedPoint.toDouble(plan.cash()),
        used,
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[3] == 0 ? null : wins / counts[3],
        commission,
        performance,
        "");
  }

  /** Of simple returns a slice. */
  private double[][] correlations() {
    int pods = plan.pods().size();
    int returns = record.times().length - 1;
    double[][] correlations = new double[pods][pods];
    if (returns < 2 || pods < 2) {
      return undefined(correlations);
    }
    long[][] equity = new long[pods][];
    for (int pod = 0; pod < pods; pod++) {
      equity[pod] = record.equity(pod);
    }
    double[][] covariances = covariances(record, equity, returns);
    for (int i = 0; i < pods; i++) {
      for (int j = 0; j < pods; j++) {
        double scale = Math.sqrt(covariances[i][i]) * Math.sqrt(covariances[j][j]);
        correlations[i][j] = scale > 0 ? covariances[i][j] / scale : Double.NaN;
      }
    }
    return correlations;
  }

  /** Sums of products of deviations, in two passes, as a table of all returns would be large. */
  private static double[][] covariances(RunRecord record, long[][] equity, int returns) {
    int pods = equity.length;
    double[] means = new double[pods];
    for (int pod = 0; pod < pods; pod++) {
      for (int i = 0; i < returns; i++) {
        means[pod] += simpleReturn(record, pod, equity[pod], i) / returns;
      }
    }
    double[][] sums = new double[pods][pods];
    double[] deviations = new double[pods];
    for (int i = 0; i < returns; i++) {
      for (int pod = 0; pod < pods; pod++) {
        deviations[pod] = simpleReturn(record, pod, equity[pod], i) - means[pod];
        for (int other = 0; other <= pod; other++) {
          sums[pod][other] += deviations[pod] * deviations[other];
          sums[other][pod] = sums[pod][other];
        }
      }
    }
    return sums;
  }

  /** Cash that a rebalancing moved is no return. */
  private static double simpleReturn(RunRecord record, int pod, long[] equity, int i) {
    long earned = Math.subtractExact(equity[i + 1], record.moved(pod, i + 1));
    return equity[i] > 0 ? (double) earned / equity[i] - 1 : 0;
  }

  private static double[][] undefined(double[][] matrix) {
    for (double[] row : matrix) {
      Arrays.fill(row, Double.NaN);
    }
    return matrix;
  }

  private void compare(double[][] correlations, List<String> notes) {
    for (int i = 0; i < correlations.length; i++) {
      for (int j = i + 1; j < correlations.length; j++) {
        String pair = plan.pods().get(i).name() + " and " + plan.pods().get(j).name();
        String value = String.format(Locale.ROOT, "%.2f", correlations[i][j]);
        if (correlations[i][j] > SAME) {
          notes.add(
              "warning: the returns of "
                  + pair
                  + " are correlated by "
                  + value
                  + ": together they are nearly one strategy with their weights added");
        } else if (correlations[i][j] < APART) {
          notes.add(
              "suggestion: the returns of "
                  + pair
                  + " are correlated by "
                  + value
                  + " only: they spread the risk");
        }
      }
    }
  }

  static BigDecimal decimal(long value) {
    return new BigDecimal(FixedPoint.format(value));
  }
}
