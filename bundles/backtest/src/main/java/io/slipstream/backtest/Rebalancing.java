package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.backtest.RebalanceRow.PodRow;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Brings the pods of a run back to their weights: a pod above its target whose free cash does not
 * cover the excess is reduced at the market, and when those orders are executed the cash moves by
 * the kernel's own allocation. Weights are parts of their sum, the total is what the pods and the
 * treasury have; cash that no pod was given when the run began stays out of it.
 */
final class Rebalancing implements OutcomeListener {
  /** Slices that orders are waited for; the cash that is there by then moves without them. */
  private static final int MOST_SLICES = 10;

  private static final String ACTOR = "rebalance";

  /** The rationale of the kernel's own reducing orders. */
  private static final String REDUCTION = "REDUCE";

  private final RebalanceRule rule;
  private final RunPlan plan;
  private final TradingKernel kernel;
  private final RunRecord record;
  private final long weights;
  private final List<RebalanceRow> rows = new ArrayList<>();
  private final long[] moved;
  private RebalanceRow running;
  private boolean isMissed;
  private int waited;
  private int reducing = -1;
  private long before = Long.MIN_VALUE;
  private long quietDay = Long.MIN_VALUE;

  Rebalancing(RunPlan plan, TradingKernel kernel, RunRecord record) {
    this.rule = plan.rebalance();
    this.plan = plan;
    this.kernel = kernel;
    this.record = record;
    this.weights = plan.pods().stream().mapToLong(PodPlan::weight).sum();
    this.moved = new long[plan.pods().size()];
  }

  /** What was done, in order. */
  List<RebalanceRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Orders and cash of a rebalancing that is under way. */
  @Override
  public void onOutcome(Outcome outcome) {
    if (running == null || outcome.podNumber() < 0) {
      return;
    }
    PodRow row = running.pods().get(outcome.podNumber());
    switch (outcome.kind()) {
      case ORDER -> {
        if (outcome.state() == OrderState.SUBMITTED && isReduction(outcome)) {
          row.sent(outcome.clientOrderId());
        } else if (outcome.state().isClosed()) {
          row.closed(outcome.clientOrderId(), outcome.state());
        }
      }
      case FILLED -> row.filled(outcome, number -> record.worth(outcome, number));
      case OTHER -> {
        if (outcome.toDecision() instanceof Decision.CapitalMoved d) {
          moved[d.pod()] = d.moved();
        }
      }
      default -> {}
    }
  }

  private boolean isReduction(Outcome outcome) {
    return reducing == outcome.podNumber()
        && outcome.terms().isReduceOnly()
        && outcome.terms().rationaleCode().equals(REDUCTION);
  }

  /** After every event of a time, and what the strategies wanted then. */
  void onSliceEnd(PodLoop loop, long time) {
    long last = before;
    before = time;
    if (running != null) {
      waited++;
      isMissed |= rule.isDue(last, time);
      if (running.isExecuted() || waited >= MOST_SLICES) {
        settle(loop, time);
      }
      return;
    }
    String cause = last == Long.MIN_VALUE ? "" : cause(last, time);
    if (!cause.isEmpty()) {
      begin(loop, time, cause);
    }
  }

  /** The run is over: what is under way is told as it stands, without cash that would move. */
  void end() {
    if (running == null) {
      return;
    }
    long total = total();
    for (int pod = 0; pod < moved.length; pod++) {
      running.pods().get(pod).settled(target(total, pod), 0, kernel.equity(pod), total);
    }
    rows.add(running.settled(before));
    running = null;
  }

  /** Empty for none; a boundary that passed during the last one counts now. */
  private String cause(long last, long time) {
    if (isMissed || rule.isDue(last, time)) {
      isMissed = false;
      return rule.calendar().word();
    }
    if (rule.drift() == 0 || RebalanceRule.day(time) == quietDay) {
      return "";
    }
    long total = total();
    long most = total <= 0 ? Long.MAX_VALUE : FixedPoint.multiply(total, rule.drift());
    for (int pod = 0; pod < moved.length; pod++) {
      if (Math.abs(kernel.equity(pod) - target(total, pod)) > most) {
        return "drift of " + plan.pods().get(pod).name();
      }
    }
    return "";
  }

  /** Of the pods and the treasury. */
  private long total() {
    return kernel.portfolioEquity();
  }

  private long target(long total, int pod) {
    return FixedPoint.multiplyDivide(
        Math.max(0, total), plan.pods().get(pod).weight(), weights, Rounding.DOWN);
  }

  private void begin(PodLoop loop, long time, String cause) {
    long total = total();
    if (total <= 0) {
      return;
    }
    List<PodRow> pods = new ArrayList<>();
    for (int pod = 0; pod < moved.length; pod++) {
      pods.add(new PodRow(plan.pods().get(pod), kernel.equity(pod), total));
    }
    running = new RebalanceRow(time, cause, pods);
    waited = 0;
    for (int pod = 0; pod < moved.length; pod++) {
      reduce(loop, pod, total);
    }
    if (running.isExecuted()) {
      settle(loop, time);
    }
  }

  /** So that what a pod has above its target is free; pro rata of all it holds. */
  private void reduce(PodLoop loop, int pod, long total) {
    long excess = kernel.equity(pod) - target(total, pod);
    long free =
        Math.max(0, Math.min(kernel.account(pod).cash(), kernel.account(pod).buyingPower()));
    long gross = 0;
    for (int instrument : plan.pods().get(pod).instruments()) {
      long notional = Math.abs(kernel.position(pod, instrument).notional());
      gross = Math.addExact(gross, record.worth(instrument, notional));
    }
    if (excess <= free || gross <= 0) {
      return;
    }
    long share =
        excess - free >= gross
            ? FixedPoint.ONE
            : FixedPoint.multiplyDivide(excess - free, FixedPoint.ONE, gross, Rounding.CEILING);
    reducing = pod;
    loop.apply(
        new Input.PodReduced(pod, share, ACTOR, "it is above its weight by more than its cash"));
    reducing = -1;
  }

  private void settle(PodLoop loop, long time) {
    long total = total();
    List<Allotment> allotments = new ArrayList<>();
    for (int pod = 0; pod < moved.length; pod++) {
      PodPlan planned = plan.pods().get(pod);
      moved[pod] = 0;
      double weight = (double) planned.weight() / weights;
      allotments.add(new Allotment(planned.name(), weight, target(total, pod), running.cause()));
    }
    loop.apply(new Input.CapitalAllocated(time, ACTOR, allotments));
    boolean isOff = false;
    for (int pod = 0; pod < moved.length; pod++) {
      long target = allotments.get(pod).targetCapital();
      running.pods().get(pod).settled(target, moved[pod], kernel.equity(pod), total());
      long off = Math.abs(kernel.equity(pod) - target);
      isOff |= rule.drift() > 0 && off > FixedPoint.multiply(Math.max(0, total), rule.drift());
    }
    rows.add(running.settled(time));
    running = null;
    // What could not be mended now is tried again another day, not at every slice.
    quietDay = isOff ? RebalanceRule.day(time) : Long.MIN_VALUE;
  }
}
