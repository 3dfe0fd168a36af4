package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One pass over the bars of one instrument, with more and more pods on it. */
final class PodsBench {
  private static final int BARS = 500_000;
  private static final int[] PODS = {1, 5, 20, 100};

  /** No more are measured beside those whose runs are short. */
  private static final int FEW = 5;

  private static final int FAST = 50;
  private static final int SLOW = 200;
  private static final int WARM_UPS = 12;
  private static final int ROUNDS = 7;

  private final BarSeries series = Market.walk("BTC-USD", Market.MINUTE, BARS, 4);
  private Session session;

  List<Figure> measure() {
    for (int i = 0; i < WARM_UPS; i++) {
      play(0);
      play(3);
      new LoneStrategy(strategy(0), series).play();
    }
    List<Runnable> few = new ArrayList<>();
    few.add(() -> play(0));
    few.add(() -> new LoneStrategy(strategy(0), series).play());
    List<Runnable> many = new ArrayList<>();
    IntStream.of(PODS).forEach(pods -> (pods > FEW ? many : few).add(() -> play(pods)));
    QuietCore core = new QuietCore();
    double[] times =
        DoubleStream.concat(
                DoubleStream.of(core.medians(ROUNDS, QuietCore.PATIENCE, few)),
                DoubleStream.of(core.medians(ROUNDS, 0, many)))
            .toArray();
    double data = times[0];
    double own = times[1];
    double margin = times[2] - data;
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("kernel.scale.pods-0", data, "s"));
    figures.add(Figure.of("kernel.scale.own-cost", own, "s"));
    for (int i = 0; i < PODS.length; i++) {
      int pods = PODS[i];
      double time = times[2 + i];
      play(pods);
      double memory = memory();
      figures.add(
          Figure.of("kernel.scale.pods-" + pods, time, "s")
              .against("data-pass", time / data)
              .against("data-pass-and-own-cost", time / (data + pods * own))
              .against("data-pass-and-first-pod", time / (data + pods * margin)));
      figures.add(Figure.of("kernel.scale.pods-" + pods + ".memory", memory, "MB"));
    }
    return figures;
  }

  /** What the last session holds. */
  private double memory() {
    double with = Timing.reachable();
    session = null;
    return with - Timing.reachable();
  }

  private void play(int pods) {
    session =
        new Session(
            SimulatedVenue.ofBacktest(), SimulationModel.DEFAULT, List.of(series.instrument()));
    for (int i = 0; i < pods; i++) {
      session.add(strategy(i));
    }
    session.play(series);
  }

  private static TwoAverages strategy(int pod) {
    return new TwoAverages(FAST + pod % 20, SLOW + pod);
  }
}
