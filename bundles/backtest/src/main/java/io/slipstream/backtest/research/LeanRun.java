package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.backtest.PortfolioRun;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.SliceListener;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.SortedMap;

/**
 * One strategy on one series through the kernel, gate and venue of a live session, keeping only
 * what research needs: counts, and equity at the samples. The same decisions, executions and final
 * equity as a whole backtest. Each has a kernel of its own: making one costs microseconds.
 */
final class LeanRun implements OutcomeListener, SliceListener {
  private static final int POD = 0;

  private final TradingKernel kernel;
  private final RoundTrips trips = new RoundTrips();
  private final long[] times;
  private final long[] equity;
  private final Heartbeat heartbeat;
  private int sampled;
  private long nextSample;
  private long denied;
  private long rejected;

  /** Hears of every sample, and may throw to end the run. */
  interface Heartbeat {
    /** Nobody listens. */
    Heartbeat NONE = () -> {};

    void beat();
  }

  private LeanRun(TradingKernel kernel, SampleTimes samples, Heartbeat heartbeat) {
    this.kernel = kernel;
    this.heartbeat = heartbeat;
    times = samples.times();
    equity = new long[times.length];
    nextSample = times[0];
  }

  /** Plays the whole series. */
  static Trial play(
      int index,
      SortedMap<String, String> point,
      Strategy strategy,
      LeanTerms terms,
      PreTradeGate gate,
      Heartbeat heartbeat) {
    TradingKernel kernel = new TradingKernel(gate, new SimulatedVenue());
    LeanRun run = new LeanRun(kernel, terms.samples(), heartbeat);
    run.play(strategy, terms);
    return run.trial(index, point);
  }

  private void play(Strategy strategy, LeanTerms terms) {
    PodLoop loop = new PodLoop(kernel, InputLog.NONE, this);
    PortfolioRun.open(loop, terms.plan());
    loop.bind(POD, PortfolioRun.sized(strategy, terms.plan()));
    if (terms.warmUp() != null) {
      BarSeries.Cursor past = terms.warmUp().cursor();
      while (past.advance()) {
        loop.warmUp(POD, past);
      }
    }
    loop.play(0, terms.series().cursor(), this);
  }

  private Trial trial(int index, SortedMap<String, String> point) {
    return new Trial(
        index,
        point,
        kernel.pod(POD).suspension(),
        kernel.pod(POD).fills(),
        trips.count(),
        trips.wins(),
        denied,
        rejected,
        kernel.pod(POD).commission(),
        trips.grossProfit(),
        trips.grossLoss(),
        equity);
  }

  @Override
  public void onSliceEnd(long time) {
    if (time == nextSample) {
      equity[sampled++] = kernel.equity(POD);
      nextSample = sampled < times.length ? times[sampled] : Long.MAX_VALUE;
      heartbeat.beat();
    }
  }

  @Override
  public void onOutcome(Outcome outcome) {
    switch (outcome.kind()) {
      case FILLED -> trips.add(outcome);
      case DENIED -> denied++;
      case ORDER -> rejected += outcome.state() == OrderState.REJECTED ? 1 : 0;
      default -> {}
    }
  }
}
