package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.backtest.RunPlan.Rate;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Pods and instruments on one timeline: the kernel, gate and venue of a live session, without a
 * journal. Each pod has a ledger and capital of its own; what it cannot pay is denied. Bars of one
 * time are one slice, in the order of the instruments.
 */
public final class PortfolioRun {
  private static final long WIDE_OPEN = Long.MAX_VALUE / 4;

  private final RunPlan plan;
  private final TradingKernel kernel;
  private final RunRecord record;
  private final Rebalancing rebalancing;
  private final OutcomeListener news;

  private PortfolioRun(RunPlan plan, TradingKernel kernel, RunRecord record, OutcomeListener news) {
    this.news = news;
    this.plan = plan;
    this.kernel = kernel;
    this.record = record;
    this.rebalancing = plan.rebalance().isNever() ? null : new Rebalancing(plan, kernel, record);
  }

  /**
   * Who hears of a run while it is played.
   *
   * @param news hears of every decision of its kernel
   * @param watch hears of the time now and then, and may throw to end the run
   */
  record Listeners(Function<TradingKernel, OutcomeListener> news, LongConsumer watch) {
    /** Nobody. */
    static final Listeners NONE = new Listeners(kernel -> OutcomeListener.NONE, time -> {});
  }

  /**
   * Plays all of it.
   *
   * @throws BacktestException when a strategy fails, with its words
   */
  static PortfolioRun play(
      RunPlan plan,
      PreTradeGate gate,
      CoordinatorFactory coordinators,
      PerformanceAnalytics analytics) {
    return play(plan, gate, coordinators, analytics, Listeners.NONE);
  }

  /** The same, and somebody else is told. */
  static PortfolioRun play(
      RunPlan plan,
      PreTradeGate gate,
      CoordinatorFactory coordinators,
      PerformanceAnalytics analytics,
      Listeners listeners) {
    TradingKernel kernel =
        plan.desk() == null
            ? new TradingKernel(gate, SimulatedVenue.ofBacktest())
            : new TradingKernel(gate, SimulatedVenue.ofBacktest(), coordinators.create());
    RunRecord record = new RunRecord(plan, kernel, analytics, listeners.watch());
    PortfolioRun run = new PortfolioRun(plan, kernel, record, listeners.news().apply(kernel));
    run.play();
    return run;
  }

  private void play() {
    boolean isRecordAlone = rebalancing == null && news == OutcomeListener.NONE;
    PodLoop loop = new PodLoop(kernel, InputLog.NONE, isRecordAlone ? record : this::tell);
    open(loop, plan);
    for (int i = 0; i < plan.pods().size(); i++) {
      loop.bind(i, sized(plan.pods().get(i).strategy().get(), plan));
    }
    Timeline timeline = new Timeline(plan.series());
    if (rebalancing == null) {
      timeline.play(loop, record);
    } else {
      timeline.playTogether(
          loop,
          time -> {
            rebalancing.onSliceEnd(loop, time);
            record.onSliceEnd(time);
          });
      rebalancing.end();
    }
    for (int i = 0; i < plan.pods().size(); i++) {
      String failure = kernel.pod(i).suspension();
      if (!failure.isEmpty()) {
        throw new BacktestException("strategy " + plan.pods().get(i).name() + ": " + failure);
      }
    }
  }

  /** The strategy, or what sizes its orders in its place. */
  public static Strategy sized(Strategy strategy, RunPlan plan) {
    return plan.fractionAtFill() > 0
        ? new FillSizing(strategy, plan.markets(), plan.fractionAtFill())
        : strategy;
  }

  /** Session, instruments, limits and pods of a plan. */
  public static void open(PodLoop loop, RunPlan plan) {
    Market first = plan.markets().get(0);
    loop.apply(
        new Input.SessionOpened(
            plan.currency(),
            FixedPoint.SCALE,
            first.instrument().symbol(),
            "",
            plan.period(),
            FixedPoint.ONE,
            plan.seed(),
            false));
    for (Market market : plan.markets()) {
      loop.apply(new Input.InstrumentAdded(market.instrument(), market.model()));
    }
    for (Rate rate : plan.rates()) {
      loop.apply(new Input.CurrencyRateSet(rate.currency(), rate.worth(), FixedPoint.ONE));
    }
    if (!plan.limits().isEmpty()) {
      loop.apply(new Input.LimitsSet(plan.limits(), "backtest", "capital of the pods"));
    }
    PodLimits limits = new PodLimits(WIDE_OPEN, WIDE_OPEN, Integer.MAX_VALUE, FixedPoint.ONE);
    for (PodPlan pod : plan.pods()) {
      loop.apply(
          new Input.PodAdded(
              new Input.PodDefinition(
                  pod.name(),
                  pod.id(),
                  pod.instruments(),
                  pod.cash(),
                  limits,
                  pod.parameters(),
                  Input.AccountType.CASH),
              ""));
    }
    if (plan.desk() != null) {
      loop.apply(plan.desk().input());
    }
  }

  private void tell(Outcome outcome) {
    record.onOutcome(outcome);
    if (rebalancing != null) {
      rebalancing.onOutcome(outcome);
    }
    news.onOutcome(outcome);
  }

  RunPlan plan() {
    return plan;
  }

  /** What happened. */
  RunRecord record() {
    return record;
  }

  /** How often and how the pods were brought back to their weights. */
  List<RebalanceRow> rebalances() {
    return rebalancing == null ? List.of() : rebalancing.rows();
  }

  /** What a pod was given, beyond what it earned. */
  long capital(int pod) {
    return kernel.capital(pod);
  }

  /** Cash that belongs to no pod any more. */
  long treasuryCash() {
    return kernel.treasuryCash();
  }

  /** A pod's equity at the end. */
  long finalEquity(int pod) {
    return kernel.equity(pod);
  }

  /** Commission that a pod paid, in the run's currency. */
  long commission(int pod) {
    return kernel.pod(pod).commission();
  }

  /** Hash of the whole state at the end. */
  String stateHash() {
    return kernel.stateHash().value();
  }

  /** Hash of a pod's part of it. */
  String stateHash(int pod) {
    return kernel.stateHash().sections().get("pod " + plan.pods().get(pod).name());
  }
}
