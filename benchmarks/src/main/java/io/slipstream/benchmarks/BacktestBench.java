package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;

/** Bars a second of a whole backtest, beside the bare loop and ta4j, in turns. */
final class BacktestBench {
  private static final int BARS = 2_000_000;
  private static final int FAST = 20;
  private static final int SLOW = 60;
  private static final int WARM_UPS = 6;
  private static final int ROUNDS = 9;

  private final BarSeries series = Market.walk("BTC-USD", Market.MINUTE, BARS, 1);
  private final BareLoop bare = new BareLoop(series);
  private final Ta4jPeer ta4j = new Ta4jPeer(series);
  private final QuietCore quiet = new QuietCore();
  private Session session;

  /**
   * With the barest sums there are, and with the averages that an author takes from the library.
   */
  List<Figure> measure() {
    mixCallSites();
    return List.of(
        measure(
            "kernel.backtest",
            () -> bare.run(FAST, SLOW),
            () -> play(new TwoAverages(FAST, SLOW), series)),
        measure(
            "kernel.backtest.exact-averages",
            () -> bare.runExact(FAST, SLOW),
            () -> play(new ExactAverages(FAST, SLOW), series)));
  }

  private Figure measure(String name, Runnable loop, Runnable own) {
    for (int i = 0; i < WARM_UPS; i++) {
      loop.run();
      own.run();
    }
    ta4j.run(FAST, SLOW);
    compare();
    double[] times = quiet.medians(ROUNDS, List.of(loop, own, () -> ta4j.run(FAST, SLOW)));
    return Figure.of(name, BARS / times[1], "bars/s")
        .against("bare-loop", times[0] / times[1])
        .against("ta4j", times[2] / times[1]);
  }

  private void play(Strategy strategy, BarSeries bars) {
    session =
        new Session(
            SimulatedVenue.ofBacktest(), SimulationModel.DEFAULT, List.of(bars.instrument()));
    session.add(strategy);
    session.play(bars);
  }

  /** Three classes of strategy, so that no call site knows its callee; as many of ta4j. */
  private void mixCallSites() {
    BarSeries some = Market.walk("ETH-USD", Market.MINUTE, BARS / 10, 2);
    for (int i = 0; i < WARM_UPS; i++) {
      play(new Breakout(), some);
      play(new LimitQuoter(), some);
      play(new TwoAverages(FAST / 2, SLOW), some);
    }
    ta4j.mixCallSites();
  }

  /** The three must have done the same. */
  private void compare() {
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
