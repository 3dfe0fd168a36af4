package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.MonteCarloOutcome;
import io.slipstream.api.service.backtest.research.MonteCarloOutcome.Row;
import io.slipstream.api.service.backtest.research.MonteCarloRequest;
import io.slipstream.backtest.Job;
import io.slipstream.statistics.Bootstrap;
import io.slipstream.statistics.Distribution;
import io.slipstream.statistics.Performance;
import io.slipstream.statistics.Resampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Trades and returns of a kept run, drawn anew by blocks. */
final class MonteCarloRuns {
  private static final int MOST_PATHS = 100_000;

  private final Path folder;
  private final SortedMap<String, Double> worths;
  private final Resampling resampling;
  private final int paths;
  private final long seed;

  /** {@code worths} is what money of each instrument is worth in the run's currency. */
  MonteCarloRuns(Path folder, SortedMap<String, Double> worths, MonteCarloRequest request) {
    this.folder = folder;
    this.worths = worths;
    String way =
        Complaints.oneOf("resampling", request.resampling(), List.of("stationary", "moving-block"));
    resampling = Resampling.valueOf(way.toUpperCase(Locale.ROOT).replace('-', '_'));
    paths = Complaints.whole("paths", request.paths(), 10, MOST_PATHS);
    seed = Complaints.seed("seed", request.seed());
  }

  MonteCarloOutcome run(MonteCarloRequest request, Job job) {
    Runnable path =
        () -> {
          job.checkWaiting();
          job.finished();
        };
    double[] equity = column("equity.csv", "equity");
    if (equity.length < 3) {
      throw new BacktestException(
          folder + " has " + equity.length + " values of equity: 3 or more are needed");
    }
    double[] returns = new double[equity.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = equity[i] > 0 ? equity[i + 1] / equity[i] - 1 : 0;
    }
    List<Row> rows = new ArrayList<>();
    double[] profits = profits();
    boolean hasTrades = profits.length >= 2;
    job.expect(hasTrades ? 2L * paths : paths, 0);
    if (hasTrades) {
      int block =
          request.trades().isBlank()
              ? 1
              : Complaints.whole("block of trades", request.trades(), 1, profits.length);
      double sum = Arrays.stream(profits).sum();
      Bootstrap drawn = Bootstrap.ofProfits(profits, equity[0], plan(block), path);
      double[] actual = {
        sum / equity[0], drawdown(profits, equity[0]), Performance.sharpe(profits, 1)
      };
      add(rows, "trades", profits.length, block, drawn, actual);
    }
    int block =
        request.bars().isBlank()
            ? Resampling.usualBlock(returns.length)
            : Complaints.whole("block of bars", request.bars(), 1, returns.length);
    double perYear = perYear();
    Bootstrap drawn = Bootstrap.ofReturns(returns, perYear, plan(block), path);
    double[] actual = {
      Performance.totalReturn(returns),
      Performance.maxDrawdown(returns),
      Performance.sharpe(returns, perYear)
    };
    add(rows, "bars", returns.length, block, drawn, actual);
    return new MonteCarloOutcome(folder.getFileName().toString(), paths, seed, rows);
  }

  private Bootstrap.Plan plan(int block) {
    return new Bootstrap.Plan(resampling, block, paths, seed);
  }

  private static double drawdown(double[] profits, double cash) {
    double equity = cash;
    double peak = cash;
    double deepest = 0;
    for (double profit : profits) {
      equity += profit;
      peak = Math.max(peak, equity);
      deepest = Math.min(deepest, equity / peak - 1);
    }
    return deepest;
  }

  private static void add(
      List<Row> rows, String of, int count, int block, Bootstrap drawn, double[] actual) {
    rows.add(row(of, count, block, "final return", actual[0], drawn.finalReturn()));
    rows.add(row(of, count, block, "maximum drawdown", actual[1], drawn.maxDrawdown()));
    rows.add(row(of, count, block, "sharpe", actual[2], drawn.sharpe()));
  }

  private static Row row(
      String of, int count, int block, String measure, double actual, Distribution drawn) {
    return new Row(
        of,
        count,
        block,
        measure,
        actual,
        drawn.mean(),
        drawn.quantile(0.05),
        drawn.quantile(0.5),
        drawn.quantile(0.95));
  }

  /** Slices a year of 365 days, from the first two times of the curve that are apart. */
  private double perYear() {
    List<String> lines = lines("equity.csv");
    Instant first = Instant.parse(lines.get(1).split(",", -1)[0]);
    Instant last = Instant.parse(lines.get(lines.size() - 1).split(",", -1)[0]);
    double mean = Duration.between(first, last).toNanos() / (lines.size() - 2.0);
    return Duration.ofDays(365).toNanos() / Math.max(1, mean);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file));
    } catch (IOException e) {
      throw new BacktestException("cannot read " + folder.resolve(file) + ": " + e, e);
    }
  }

  /** Net profits in the run's currency, in the order in which the trades ended, whoever's. */
  private double[] profits() {
    List<String> lines = lines("trades.csv");
    int exit = place(lines, "trades.csv", "exitTime");
    int instrument = place(lines, "trades.csv", "instrument");
    List<String> sorted = new ArrayList<>(lines.subList(1, lines.size()));
    sorted.sort(Comparator.comparing(line -> Instant.parse(line.split(",", -1)[exit])));
    sorted.add(0, lines.get(0));
    double[] profits = column(sorted, "trades.csv", "netPnl");
    for (int i = 0; i < profits.length; i++) {
      String symbol = sorted.get(i + 1).split(",", -1)[instrument];
      Double worth = worths.get(symbol);
      if (worth == null) {
        throw new BacktestException(
            folder.resolve("trades.csv") + " has trades of " + symbol + ", the manifest has not");
      }
      profits[i] *= worth;
    }
    return profits;
  }

  private int place(List<String> lines, String file, String name) {
    int place = List.of(lines.get(0).split(",", -1)).indexOf(name);
    if (place < 0) {
      throw new BacktestException(folder.resolve(file) + " has no column " + name);
    }
    return place;
  }

  private double[] column(String file, String name) {
    return column(lines(file), file, name);
  }

  /** A column of numbers of a table that this platform wrote: none of its cells has a comma. */
  private double[] column(List<String> lines, String file, String name) {
    int column = place(lines, file, name);
    try {
      return lines.stream()
          .skip(1)
          .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
          .toArray();
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new BacktestException(folder.resolve(file) + " is no table of a run: " + e, e);
    }
  }
}
