package io.slipstream.report.page;

import io.slipstream.report.page.RunPage.Book;
import io.slipstream.report.page.RunPage.Correlation;
import io.slipstream.report.page.RunPage.Curve;
import io.slipstream.report.page.RunPage.Exposure;
import io.slipstream.report.page.RunPage.Extra;
import io.slipstream.report.page.RunPage.Fact;
import io.slipstream.report.page.RunPage.Facts;
import io.slipstream.report.page.RunPage.Figures;
import io.slipstream.report.page.RunPage.Market;
import io.slipstream.report.page.RunPage.Overfitting;
import io.slipstream.report.page.RunPage.Trade;
import io.slipstream.statistics.Performance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Pages with made-up numbers from a seed. */
final class SamplePages {
  static final List<String> NAMES =
      List.of("momentum-fast", "momentum-slow", "mean-reversion", "gradient", "brawler");
  static final List<String> NASTY =
      List.of(
          "<script>alert(1)</script>",
          "\"quoted\" & 'single' </title><img src=x onerror=alert(2)>",
          "a-very-long-pod-name-".repeat(12),
          "\u202Eright to left \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
          "control\u0000\u0007\uD800 end");
  static final long START = 1_640_995_200_000_000_000L;
  static final double DAYS = 365;

  private SamplePages() {}

  static RunPage run(List<String> names, long step, int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] times = new long[samples];
    for (int i = 0; i < samples; i++) {
      times[i] = START + (i + 1) * step;
    }
    double cash = 100_000;
    double[] sum = new double[samples];
    List<Book> pods = new ArrayList<>();
    double[][] equities = new double[names.size()][];
    for (int p = 0; p < names.size(); p++) {
      double weight = 1.0 / names.size();
      equities[p] = walk(random, samples, step, cash * weight, 0.25 * (p - 1), 0.3);
      for (int i = 0; i < samples; i++) {
        sum[i] += equities[p][i];
      }
      double[] used = exposure(random, samples, false);
      pods.add(
          book(
              names.get(p),
              "momentum 1." + p + ".0",
              weight,
              times,
              equities[p],
              cash * weight,
              new Exposure(times, used, used)));
    }
    double[] gross = exposure(random, samples, false);
    double[] net = exposure(random, samples, true);
    Book total = book("total", "", 1, times, sum, cash, new Exposure(times, gross, net));
    double[] held = walk(random, samples, step, cash, 0.2, 0.6);
    Book benchmark = book("buy-and-hold", "buy-and-hold 1.0.0", 1, times, held, cash, null);
    List<Market> markets = new ArrayList<>();
    for (String symbol : List.of("BTC/USD", "ETH/USD")) {
      double[] close = walk(random, samples, step, symbol.startsWith("B") ? 40_000 : 2.5, 0.2, 0.6);
      double[] high =
          Arrays.stream(close).map(c -> c * (1 + 0.004 * random.nextDouble())).toArray();
      double[] low = Arrays.stream(close).map(c -> c * (1 - 0.004 * random.nextDouble())).toArray();
      markets.add(new Market(symbol, times, high, low, close));
    }
    return new RunPage(
        names.get(0) + " and others on BTC/USD, ETH/USD",
        "20261121-230000-000-momentum",
        "USD",
        DAYS,
        List.of(
            samples + " bars, fill at the next open, commission 0.1 %, slippage 2 basis points.",
            "Risk-free rate 0; ratios are annualized over 365 days."),
        total,
        pods,
        benchmark,
        markets,
        trades(random, names, markets, Math.min(2_000, samples / 12)),
        "All are in trades.csv.",
        correlation(names),
        new Overfitting(144, 31.4, 730, "one a day", 1.31, 1.12, 0.962, 0.61, 0.38, 812, List.of()),
        List.of(
            new Extra(
                "Denials",
                "Entries beyond what a pod was given.",
                List.of("Time", "Pod", "Code", "Limit", "Actual"),
                List.of(
                    List.of("2022-02-01T00:00:00Z", names.get(0), "CAPITAL", "20000", "20150")))),
        List.of(
            new Facts(
                "Code",
                List.of(new Fact("momentum 1.0.0", "sha256:" + "0123456789abcdef".repeat(4)))),
            new Facts(
                "Run", List.of(new Fact("seed", "42"), new Fact("state hash", "ab".repeat(32))))));
  }

  private static Correlation correlation(List<String> names) {
    double[][] values = new double[names.size()][names.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        values[i][j] =
            i == j ? 1 : i + j == 1 ? 0.93 : i + j > 5 ? Double.NaN : 0.55 - 0.1 * (i + j);
      }
    }
    return new Correlation(names, values, "one return a bar");
  }

  private static Book book(
      String name,
      String strategy,
      double weight,
      long[] times,
      double[] equity,
      double cash,
      Exposure exposure) {
    Curve curve = Curve.of(cash, times, equity);
    double least = Arrays.stream(Drawdowns.series(curve)).min().orElse(Double.NaN);
    double end = equity.length == 0 ? cash : equity[equity.length - 1];
    double years = equity.length < 2 ? 0 : (times[times.length - 1] - START) / (365 * 86_400e9);
    double[] returns = Returns.of(curve, Returns.Step.of(curve, DAYS)).values();
    return new Book(
        name,
        strategy,
        weight,
        curve,
        new Figures(
            cash,
            end,
            end - cash,
            end / cash - 1,
            Performance.cagr(end / cash - 1, years),
            Performance.annualVolatility(returns, DAYS),
            Performance.sharpe(returns, DAYS),
            Performance.sortino(returns, DAYS),
            least,
            420,
            210,
            3,
            0,
            0.47,
            812.33,
            190.5,
            900_000),
        exposure);
  }

  private static double[] walk(
      SplittableRandom random, int samples, long step, double start, double drift, double sigma) {
    double years = step / (365 * 86_400e9);
    double[] values = new double[samples];
    double value = start;
    for (int i = 0; i < samples; i++) {
      double shock = (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2;
      value *= 1 + drift * years + sigma * Math.sqrt(years) * shock;
      values[i] = value;
    }
    return values;
  }

  private static double[] exposure(SplittableRandom random, int samples, boolean isSigned) {
    double[] values = new double[samples];
    double value = 0;
    for (int i = 0; i < samples; i++) {
      value = random.nextInt(25) == 0 ? random.nextInt(4) * 0.3 * (isSigned ? -1 : 1) : value;
      values[i] = value;
    }
    return values;
  }

  private static List<Trade> trades(
      SplittableRandom random, List<String> names, List<Market> markets, int count) {
    List<Trade> trades = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Market market = markets.get(random.nextInt(markets.size()));
      int entry = i * (market.times().length - 12) / count;
      int exit = entry + 1 + random.nextInt(10);
      boolean isLong = random.nextInt(3) > 0;
      double gain = (market.close()[exit] - market.close()[entry]) * (isLong ? 0.5 : -0.5);
      boolean isOpen = i == count - 1;
      trades.add(
          new Trade(
              names.get(random.nextInt(names.size())),
              market.symbol(),
              isLong,
              0.5,
              market.times()[entry],
              isOpen ? Trade.OPEN : market.times()[exit],
              market.close()[entry],
              isOpen ? Double.NaN : market.close()[exit],
              1.25,
              isOpen ? Double.NaN : gain - 1.25));
    }
    return trades;
  }

  /** Five pods over two years of days. */
  static RunPage daily() {
    return run(NAMES, 86_400_000_000_000L, 730, 1);
  }

  /** One pod, two samples, nothing defined. */
  static RunPage bare() {
    long[] times = {START, START + 60_000_000_000L};
    Figures none =
        new Figures(
            1000,
            1000,
            0,
            0,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            0,
            0,
            0,
            0,
            0,
            Double.NaN,
            0,
            Double.NaN,
            0);
    Book pod =
        new Book(
            "lone", "lone 1.0.0", 1, Curve.of(1000, times, new double[] {1000, 1000}), none, null);
    Book total = new Book("total", "", 1, pod.curve(), none, null);
    return new RunPage(
        "lone on X",
        "run",
        "USD",
        DAYS,
        List.of(),
        total,
        List.of(pod),
        null,
        List.of(),
        List.of(),
        "",
        null,
        null,
        List.of(),
        List.of());
  }

  static SweepPage sweep(String parameter) {
    List<String> across = new ArrayList<>();
    List<String> down = new ArrayList<>();
    double[][] values = new double[12][24];
    double[] all = new double[12 * 24];
    for (int r = 0; r < values.length; r++) {
      down.add(String.valueOf(20 + 10 * r));
      for (int c = 0; c < values[r].length; c++) {
        double value = 1.6 - 0.02 * (r - 5) * (r - 5) - 0.006 * (c - 9) * (c - 9);
        values[r][c] = c > 20 && r < 2 ? Double.NaN : value;
        all[r * 24 + c] = values[r][c];
      }
    }
    for (int c = 0; c < 24; c++) {
      across.add(String.valueOf(5 + 2 * c));
    }
    List<List<String>> ranking =
        List.of(List.of("1", "23", "70", "1.60"), List.of("2", "25", "70", "1.59"));
    return new SweepPage(
        "momentum on BTC/USD: sweep of " + parameter + " and long",
        "sharpe",
        List.of("288 trials by grid, 2 workers, seed 1."),
        new Facts("", List.of(new Fact("Trials", "288"), new Fact("Best sharpe", "1.60"))),
        List.of(
            new SweepPage.Map("sharpe", parameter, across, "long", down, values, ""),
            new SweepPage.Map(
                "drawdown",
                parameter,
                across.subList(0, 8),
                "long",
                down,
                Arrays.stream(values).map(row -> Arrays.copyOf(row, 8)).toArray(double[][]::new),
                "Best over all other parameters.")),
        all,
        1.6,
        new Extra("Best trials", "", List.of("Rank", parameter, "long", "sharpe"), ranking),
        new Overfitting(
            288, 12.1, 730, "one a day", 1.6, 1.9, 0.97, 0.41, 0.63, 610, List.of("A remark.")),
        List.of(),
        List.of(new Facts("Data", List.of(new Fact("BTC/USD", "cafe".repeat(16))))));
  }
}
