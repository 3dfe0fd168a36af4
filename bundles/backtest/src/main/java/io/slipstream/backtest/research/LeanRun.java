package io.slipstream.backtest.research;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.backtest.PortfolioRun;
import io.slipstream.backtest.RunPlan;
import io.slipstream.backtest.Timeline;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.SliceListener;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * One strategy through the kernel, gate and venue of a live session, keeping only what research
 * needs: counts, and equity at the samples. The same decisions, executions and final equity as a
 * whole backtest. Each has a kernel of its own: making one costs microseconds.
 */
final class LeanRun implements OutcomeListener, SliceListener {
  private static final int POD = 0;

  private final TradingKernel kernel;
  private final Map<String, RoundTrips> trips = new TreeMap<>();
  private final long[] times;
  private final long[] equity;
  private final Heartbeat heartbeat;
  private final boolean samplesAll;
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

  private LeanRun(TradingKernel kernel, LeanTerms terms, Heartbeat heartbeat) {
    this.kernel = kernel;
    this.heartbeat = heartbeat;
    for (RunPlan.Market market : terms.plan().markets()) {
      long worth = terms.plan().worth(market.instrument().quoteCurrency());
      trips.put(market.instrument().symbol(), new RoundTrips(worth));
    }
    times = terms.samples().times();
    equity = new long[times.length];
    nextSample = times[0];
    samplesAll = terms.samples().step() <= terms.series().get(0).period();
  }

  /** Plays the whole series. */
  static Trial play(
      int index,
      SortedMap<String, String> point,
      Strategy strategy,
      LeanTerms terms,
      PreTradeGate gate,
      Heartbeat heartbeat) {
    TradingKernel kernel = new TradingKernel(gate, SimulatedVenue.ofBacktest());
    LeanRun run = new LeanRun(kernel, terms, heartbeat);
    run.play(strategy, terms);
    return run.trial(index, point);
  }

  private void play(Strategy strategy, LeanTerms terms) {
    PodLoop loop = new PodLoop(kernel, InputLog.NONE, this);
    PortfolioRun.open(loop, terms.plan());
    loop.bind(POD, PortfolioRun.sized(strategy, terms.plan()));
    new Timeline(terms.warmUp())
        .each((instrument, bar) -> loop.warmUp(POD, bar), SliceListener.NONE);
    new Timeline(terms.series()).play(loop, this);
  }

  private Trial trial(int index, SortedMap<String, String> point) {
    return new Trial(
        index,
        point,
        kernel.pod(POD).suspension(),
        kernel.pod(POD).fills(),
        sum(RoundTrips::count),
        sum(RoundTrips::wins),
        denied,
        rejected,
        kernel.pod(POD).commission(),
        sum(RoundTrips::grossProfit),
        sum(RoundTrips::grossLoss),
        equity);
  }

  private long sum(ToLongFunction<RoundTrips> of) {
    return trips.values().stream().mapToLong(of).reduce(0, Math::addExact);
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
  public long next() {
    return samplesAll ? EVERY : nextSample;
  }

  @Override
  public void onOutcome(Outcome outcome) {
    switch (outcome.kind()) {
      case FILLED -> trips.get(outcome.symbol()).add(outcome);
      case DENIED -> denied++;
      case ORDER -> rejected += outcome.state() == OrderState.REJECTED ? 1 : 0;
      default -> {}
    }
  }
}
