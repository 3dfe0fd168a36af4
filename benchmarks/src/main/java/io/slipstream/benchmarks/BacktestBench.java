package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;

/** Bars a second of a whole backtest, beside the bare loop, in turns, and the same of ta4j. */
final class BacktestBench {
  static final String NAME = "kernel.backtest";

  private static final int BARS = 2_000_000;
  private static final int FAST = 20;
  private static final int SLOW = 60;
  private static final int WARM_UPS = 6;
  private static final int LONG_WARM_UPS = 40;
  private static final int ROUNDS = 9;
  private static final int PEER_WARM_UPS = 3;
  private static final int PEER_ROUNDS = 5;

  private final BarSeries series = Market.walk("BTC-USD", Market.MINUTE, BARS, 1);
  private final BareLoop bare = new BareLoop(series);
  private final QuietCore core = new QuietCore();
  private Session session;

  /**
   * With the barest sums there are, and with the averages that an author takes from the library.
   */
  List<Figure> measure() {
    mixCallSites();
    return List.of(
        measure(
            NAME,
            QuietCore.PATIENCE,
            () -> bare.run(FAST, SLOW),
            () -> play(new TwoAverages(FAST, SLOW), series)),
        measure(
            NAME + ".exact-averages",
            QuietCore.PATIENCE / 3,
            () -> bare.runExact(FAST, SLOW),
            () -> play(new ExactAverages(FAST, SLOW), series)));
  }

  private Figure measure(String name, double patience, Runnable loop, Runnable own) {
    for (int i = 0; i < LONG_WARM_UPS; i++) {
      loop.run();
      own.run();
    }
    compare();
    double[] times = core.medians(ROUNDS, patience, List.of(loop, own));
    return Figure.of(name, BARS / times[1], "bars/s").against("bare-loop", times[0] / times[1]);
  }

  /** The peer's, in a process of its own; its garbage is collected before each run, untimed. */
  static List<Figure> measureTa4j() {
    Ta4jPeer ta4j = new Ta4jPeer(Market.walk("BTC-USD", Market.MINUTE, BARS, 1));
    ta4j.mixCallSites();
    double[] times = new double[PEER_ROUNDS];
    for (int i = -PEER_WARM_UPS; i < PEER_ROUNDS; i++) {
      System.gc();
      double time = Timing.seconds(() -> ta4j.run(FAST, SLOW));
      if (i >= 0) {
        times[i] = time;
      }
    }
    return List.of(Figure.of(NAME, BARS / Timing.median(times), "bars/s"));
  }

  private void play(Strategy strategy, BarSeries bars) {
    session =
        new Session(
            SimulatedVenue.ofBacktest(), SimulationModel.DEFAULT, List.of(bars.instrument()));
    session.add(strategy);
    session.play(bars);
  }

  /** Three classes of strategy, so that no call site knows its callee. */
  private void mixCallSites() {
    BarSeries some = Market.walk("ETH-USD", Market.MINUTE, BARS / 10, 2);
    for (int i = 0; i < WARM_UPS; i++) {
      play(new Breakout(), some);
      play(new LimitQuoter(), some);
      play(new TwoAverages(FAST / 2, SLOW), some);
    }
  }

  /** The three must have done the same. The peer's bars are forgotten after that. */
  private void compare() {
    Ta4jPeer ta4j = new Ta4jPeer(series);
    ta4j.run(FAST, SLOW);
    requireSame("bare-loop fills", bare.fills(), session.fills(0), 0);
    requireSame("bare-loop profit", bare.profit(), session.profit(0), 0.01);
    requireSame("ta4j fills", ta4j.fills(), session.fills(0), 2);
    System.out.printf(
        "    %d fills, profit %.2f; ta4j %d fills, %.2f%n",
        session.fills(0), session.profit(0), ta4j.fills(), ta4j.profit());
  }

  private static void requireSame(String what, double peer, double own, double tolerance) {
    if (Math.abs(peer - own) > tolerance) {
      throw new IllegalStateException(what + " " + peer + " is not ours, " + own);
    }
  }
}
