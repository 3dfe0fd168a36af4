package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.TrialView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sweep of the shipped momentum strategy over a million minute bars, a seeded random walk: a
 * thousand pairs on all cores, a sample of them on one core and on two, and twenty, which ta4j has
 * to do as well, with as many threads. Figures of processor time hold on a machine that others use,
 * too.
 */
final class SweepBench {
  private static final int BARS = 1_000_000;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 5;

  /** Ten by a hundred. */
  private static final String SHORTS = "5:50:5";

  private static final String LONGS = "60:258:2";

  /** Ten by ten of the same range. */
  private static final String SOME_LONGS = "60:258:22";

  /** Twenty: two by ten. */
  private static final String PEER_SHORTS = "10:30:20";

  private final BarSeries series = walk();

  List<Figure> measure() throws IOException {
    Path folder = Files.createTempDirectory("slipstream-sweep");
    SweepLab lab = new SweepLab(series, folder);
    try {
      return measure(lab);
    } finally {
      lab.stop();
      delete(folder);
    }
  }

  private List<Figure> measure(SweepLab lab) {
    for (int i = 0; i < WARM_UPS; i++) {
      lab.sweep(PEER_SHORTS, SOME_LONGS, CORES);
    }
    Stopwatch one = new Stopwatch();
    Stopwatch all = new Stopwatch();
    for (int i = 0; i < ROUNDS; i++) {
      one.time(() -> lab.sweep(SHORTS, SOME_LONGS, 1));
      all.time(() -> lab.sweep(SHORTS, SOME_LONGS, CORES));
    }
    double hundred = 100.0 * BARS;
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("sweep.one-core", hundred / one.wall(), "bars/s"));
    figures.add(
        Figure.of("sweep.cores-" + CORES, hundred / all.wall(), "bars/s")
            .against("one-core", one.wall() / all.wall())
            .against("one-core-of-processor-time", CORES * one.processor() / all.processor()));
    Timing.resetPeak();
    Stopwatch whole = new Stopwatch();
    whole.time(() -> lab.sweep(SHORTS, LONGS, CORES));
    double peak = Timing.peak();
    Stopwatch lone = new Stopwatch();
    lone.time(() -> lab.sweep(SHORTS, LONGS, 1));
    figures.add(
        Figure.of("sweep.1000-pairs", 1000.0 * BARS / whole.wall(), "bars/s")
            .against("one-core", lone.wall() / whole.wall()));
    figures.add(
        Figure.of("sweep.1000-pairs.processor", 1000.0 * BARS / whole.processor(), "bars/s"));
    figures.add(Figure.of("sweep.1000-pairs.time", whole.wall(), "s"));
    figures.add(Figure.of("sweep.1000-pairs.peak", peak, "MB"));
    figures.addAll(twenty(lab));
    return figures;
  }

  private List<Figure> twenty(SweepLab lab) {
    Stopwatch own = new Stopwatch();
    for (int i = 0; i < ROUNDS; i++) {
      own.time(() -> lab.sweep(PEER_SHORTS, SOME_LONGS, CORES));
    }
    compare(new Ta4jPeer(series), lab.sweep(PEER_SHORTS, SOME_LONGS, CORES));
    return twenty(own);
  }

  private static List<Figure> twenty(Stopwatch watch) {
    return List.of(
        Figure.of("sweep.20-pairs", 20.0 * BARS / watch.wall(), "bars/s"),
        Figure.of("sweep.20-pairs.processor", 20.0 * BARS / watch.processor(), "bars/s"));
  }

  /** The peer's, in a process of its own; its garbage is collected before each run, untimed. */
  static List<Figure> measureTa4j() {
    Ta4jPeer peer = new Ta4jPeer(walk());
    peer.mixCallSites();
    sweepTa4j(peer);
    Stopwatch theirs = new Stopwatch();
    for (int i = 0; i < ROUNDS; i++) {
      System.gc();
      theirs.time(() -> sweepTa4j(peer));
    }
    return twenty(theirs);
  }

  private static BarSeries walk() {
    return Market.walk("BTC-USD", Market.MINUTE, BARS, 3);
  }

  /** The median of what a task takes, by the clock and of the processor. */
  private static final class Stopwatch {
    private final List<Double> walls = new ArrayList<>();
    private final List<Double> processors = new ArrayList<>();

    void time(Runnable task) {
      double before = Timing.processorSeconds();
      walls.add(Timing.seconds(task));
      processors.add(Timing.processorSeconds() - before);
    }

    double wall() {
      return Timing.median(walls.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double processor() {
      return Timing.median(processors.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** The same twenty pairs, shared out among as many threads. */
  private static void sweepTa4j(Ta4jPeer peer) {
    List<Thread> threads = new ArrayList<>();
    for (int worker = 0; worker < CORES; worker++) {
      int first = worker;
      Thread thread =
          new Thread(
              () -> {
                Ta4jPeer own = new Ta4jPeer(peer);
                for (int i = first; i < 20; i += CORES) {
                  own.run(i < 10 ? 10 : 30, 60 + i % 10 * 22);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while ta4j runs", e);
      }
    }
  }

  /** One unit each time on both sides: the executions must be the same ones. */
  private static void compare(Ta4jPeer peer, SweepOutcome outcome) {
    TrialView best = outcome.best().get(0);
    int fast = Integer.parseInt(best.parameters().get("short"));
    int slow = Integer.parseInt(best.parameters().get("long"));
    peer.run(fast, slow);
    double profit = best.finalEquity().doubleValue() - 50_000_000;
    System.out.printf(
        "    %d/%d: %d fills, profit %.2f; ta4j %d fills, %.2f%n",
        fast, slow, best.fills(), profit, peer.fills(), peer.profit());
    if (Math.abs(best.fills() - peer.fills()) > 2) {
      throw new IllegalStateException("ta4j trades otherwise");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
