package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.analytics.PerformanceAnalytics;
import io.slipstream.api.service.analytics.PerformanceTracker;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.SliceListener;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Writes down what happens in a run: orders, fills, denials, and what each pod is worth. */
final class RunRecord implements OutcomeListener, SliceListener {
  /** How often it is looked whether somebody canceled the run. */
  private static final int SLICES_BETWEEN_LOOKS = 1024;

  private final RunPlan plan;
  private final TradingKernel kernel;
  private final LongConsumer watch;
  private final List<Fill> fills = new ArrayList<>();
  private final List<Integer> fillPods = new ArrayList<>();
  private final List<CapitalUse> uses = new ArrayList<>();
  private final List<Decision.DeskDecided> desks = new ArrayList<>();
  private final SortedMap<Long, OrderRow> orders = new TreeMap<>();
  private final PerformanceTracker[] trackers;
  private final PerformanceTracker total;
  private final int[] denied;
  private final int[] rejected;
  private final double[] mostUsed;
  private final long[][] equity;
  private final long[] capital;
  private final List<SortedMap<Integer, Long>> moves = new ArrayList<>();
  private final long unallocated;
  private long[] times;
  private long[] totalEquity;
  private long[] exposure;
  private int[] fillsBefore;
  private int slices;

  /** {@code watch} hears of the time now and then, and may throw to end the run. */
  RunRecord(
      RunPlan plan, TradingKernel kernel, PerformanceAnalytics analytics, LongConsumer watch) {
    this.plan = plan;
    this.watch = watch;
    this.kernel = kernel;
    int pods = plan.pods().size();
    int expected = plan.markets().stream().mapToInt(m -> m.series().length()).max().orElse(0);
    this.trackers = new PerformanceTracker[pods];
    this.denied = new int[pods];
    this.rejected = new int[pods];
    this.mostUsed = new double[pods];
    this.equity = new long[pods][expected];
    this.capital = new long[pods];
    this.times = new long[expected];
    this.totalEquity = new long[expected];
    this.exposure = new long[expected];
    this.fillsBefore = new int[expected];
    long left = plan.cash();
    for (int i = 0; i < pods; i++) {
      moves.add(new TreeMap<>());
      long cash = plan.pods().get(i).cash();
      left -= cash;
      trackers[i] = analytics.annualized(plan.periodsPerYear(), plan.start(), cash);
    }
    this.unallocated = left;
    this.total = analytics.annualized(plan.periodsPerYear(), plan.start(), plan.cash());
  }

  /**
   * Capital of a pod after an execution, in the run's currency.
   *
   * @param time of it
   * @param pod name
   * @param capital what it was given, and what it earned since
   * @param used of that by positions, at their cost
   */
  record CapitalUse(long time, String pod, long capital, long used) {}

  @Override
  public void onOutcome(Outcome outcome) {
    int pod = outcome.podNumber();
    switch (outcome.kind()) {
      case FILLED -> {
        fills.add(outcome.copy());
        fillPods.add(pod);
        order(outcome).filled(outcome);
        use(pod, outcome.eventTime());
      }
      case DENIED -> {
        denied[pod]++;
        order(outcome).denied(outcome);
      }
      case ORDER -> {
        rejected[pod] += outcome.state() == OrderState.REJECTED ? 1 : 0;
        order(outcome).changed(outcome);
      }
      case REPLACED -> order(outcome).changed(outcome);
      case OTHER -> {
        if (outcome.toDecision() instanceof Decision.DeskDecided decided) {
          desks.add(decided);
        }
      }
      default -> {}
    }
  }

  private OrderRow order(Outcome outcome) {
    long key = outcome.podNumber() * (1L << 40) + outcome.order();
    return orders.computeIfAbsent(key, k -> new OrderRow(outcome));
  }

  private void use(int pod, long time) {
    PodPlan planned = plan.pods().get(pod);
    long used = 0;
    long book = kernel.account(pod).equity();
    for (int instrument : planned.instruments()) {
      Position position = kernel.position(pod, instrument);
      used += Math.abs(worth(instrument, position.openCost()));
      book -= worth(instrument, position.unrealizedPnl());
    }
    uses.add(new CapitalUse(time, planned.name(), book, used));
    if (used > 0) {
      mostUsed[pod] =
          Math.max(mostUsed[pod], book > 0 ? (double) used / book : Double.POSITIVE_INFINITY);
    }
  }

  /** Money of an instrument's currency in the run's. */
  long worth(int instrument, long money) {
    return worth(plan.markets().get(instrument).instrument().quoteCurrency(), money);
  }

  /** Money of a fill's currency in the run's. */
  long worth(Fill fill, long money) {
    return worth(fill.instrument().quoteCurrency(), money);
  }

  private long worth(String currency, long money) {
    return FixedPoint.multiply(money, plan.worth(currency));
  }

  @Override
  public void onSliceEnd(long time) {
    if (slices % SLICES_BETWEEN_LOOKS == 0) {
      watch.accept(time);
    }
    if (slices == times.length) {
      grow();
    }
    long sum = Math.addExact(unallocated, kernel.treasuryCash());
    long gross = 0;
    for (int pod = 0; pod < trackers.length; pod++) {
      long worth = kernel.equity(pod);
      equity[pod][slices] = worth;
      sum += worth;
      noteMove(pod, kernel.capital(pod));
      trackers[pod].sample(time, worth, capital[pod]);
      for (int instrument : plan.pods().get(pod).instruments()) {
        gross += Math.abs(worth(instrument, kernel.position(pod, instrument).notional()));
      }
    }
    times[slices] = time;
    totalEquity[slices] = sum;
    exposure[slices] = gross;
    fillsBefore[slices] = fills.size();
    total.sample(time, sum, plan.cash());
    slices++;
  }

  private void noteMove(int pod, long now) {
    if (slices > 0 && now != capital[pod]) {
      moves.get(pod).put(slices, Math.subtractExact(now, capital[pod]));
    }
    capital[pod] = now;
  }

  private void grow() {
    int more = times.length + (times.length >> 1) + 16;
    times = Arrays.copyOf(times, more);
    totalEquity = Arrays.copyOf(totalEquity, more);
    exposure = Arrays.copyOf(exposure, more);
    fillsBefore = Arrays.copyOf(fillsBefore, more);
    for (int pod = 0; pod < equity.length; pod++) {
      equity[pod] = Arrays.copyOf(equity[pod], more);
    }
  }

  /** Executions in the order they happened. */
  List<Fill> fills() {
    return Collections.unmodifiableList(fills);
  }

  /** Executions of one pod. */
  List<Fill> fills(int pod) {
    List<Fill> own = new ArrayList<>();
    for (int i = 0; i < fills.size(); i++) {
      if (fillPods.get(i) == pod) {
        own.add(fills.get(i));
      }
    }
    return own;
  }

  /** Closed round trips of one pod, by the instruments' order. */
  List<Trade> trades(int pod) {
    List<Fill> own = fills(pod);
    List<Trade> trades = new ArrayList<>();
    for (int number : plan.pods().get(pod).instruments()) {
      String symbol = plan.markets().get(number).instrument().symbol();
      trades.addAll(Trade.of(own.stream().filter(fill -> fill.symbol().equals(symbol)).toList()));
    }
    return trades;
  }

  /** Orders by pod and number, those the gate denied too. */
  Collection<OrderRow> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** Capital of the pods after each execution. */
  List<CapitalUse> uses() {
    return Collections.unmodifiableList(uses);
  }

  /** What the desk decided, in order. */
  List<Decision.DeskDecided> desks() {
    return Collections.unmodifiableList(desks);
  }

  /** Intents of a pod that the gate denied. */
  int denied(int pod) {
    return denied[pod];
  }

  /** Orders of a pod that the venue rejected, for cash. */
  int rejected(int pod) {
    return rejected[pod];
  }

  /** Largest share of a pod's capital that was in positions, at their cost. */
  double mostUsed(int pod) {
    return mostUsed[pod];
  }

  /** Performance of a pod, one sample a slice. */
  PerformanceTracker tracker(int pod) {
    return trackers[pod];
  }

  /** Performance of the whole. */
  PerformanceTracker total() {
    return total;
  }

  /** Cash that no pod was given. */
  long unallocated() {
    return unallocated;
  }

  /** When each slice ended. */
  long[] times() {
    return Arrays.copyOf(times, slices);
  }

  /** Cash that a pod got within a slice, below zero gave. */
  long moved(int pod, int slice) {
    return moves.get(pod).getOrDefault(slice, 0L);
  }

  /** A pod's equity at the end of each slice. */
  long[] equity(int pod) {
    return Arrays.copyOf(equity[pod], slices);
  }

  /** Equity of the whole at the end of each slice. */
  long[] equity() {
    return Arrays.copyOf(totalEquity, slices);
  }

  /** Number of executions of all pods by the end of each slice. */
  int[] fillsBefore() {
    return Arrays.copyOf(fillsBefore, slices);
  }

  /** Number of the pod that an execution is of. */
  int podOf(int fill) {
    return fillPods.get(fill);
  }

  /** Sum of absolute notionals of all pods' positions at the end of each slice. */
  long[] exposure() {
    return Arrays.copyOf(exposure, slices);
  }
}
