package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.SliceListener;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A kernel with the gate and venue of a real session. */
final class Session {
  private static final long CAPITAL = 50_000_000 * FixedPoint.ONE;

  /** Every limit is checked and none is hit. */
  private static final PodLimits LIMITS =
      new PodLimits(
          1_000 * FixedPoint.ONE, 1_000_000_000 * FixedPoint.ONE, 100_000, FixedPoint.ONE);

  private final TradingKernel kernel;
  private final PodLoop loop;
  private final int instruments;

  Session(Venue venue, SimulationModel model, List<Instrument> instruments) {
    this(venue, model, instruments, InputLog.NONE);
  }

  /** One that writes everything down. */
  Session(Venue venue, SimulationModel model, List<Instrument> instruments, InputLog log) {
    kernel = new TradingKernel(new LimitGateFactory().create(), venue);
    loop = new PodLoop(kernel, log, OutcomeListener.NONE);
    this.instruments = instruments.size();
    loop.apply(
        new Input.SessionOpened(
            "USD", FixedPoint.SCALE, "bench", "", Market.MINUTE, FixedPoint.ONE, 0, false));
    instruments.forEach(instrument -> loop.apply(new Input.InstrumentAdded(instrument, model)));
  }

  /** A pod that trades every instrument. */
  void add(Strategy strategy) {
    int pod = kernel.podCount();
    Input.PodDefinition definition =
        new Input.PodDefinition(
            "pod-" + pod,
            "bench",
            IntStream.range(0, instruments).boxed().toList(),
            CAPITAL,
            LIMITS,
            new TreeMap<>(),
            Input.AccountType.CASH);
    loop.apply(new Input.PodAdded(definition, ""));
    loop.bind(pod, strategy);
  }

  TradingKernel kernel() {
    return kernel;
  }

  PodLoop loop() {
    return loop;
  }

  /** Plays a series of the only instrument. */
  void play(BarSeries series) {
    loop.play(0, series.cursor(), SliceListener.NONE);
    check();
  }

  /** Fails when a strategy did. */
  void check() {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      String suspension = kernel.pod(pod).suspension();
      if (!suspension.isEmpty()) {
        throw new IllegalStateException(suspension);
      }
    }
    kernel.checkInvariants();
  }

  long fills(int pod) {
    return kernel.pod(pod).fills();
  }

  /** Money of a pod, counted down to what it started with. */
  double profit(int pod) {
    return FixedPoint.toDouble(kernel.equity(pod) - CAPITAL);
  }
}
