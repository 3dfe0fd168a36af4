package io.slipstream.backtest;

import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderState;
import io.slipstream.backtest.RunPlan.PodPlan;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/** One rebalancing: what it found, what it did, what came of it. */
final class RebalanceRow {
  private final long time;
  private final String cause;
  private final List<PodRow> pods;
  private long settled;

  RebalanceRow(long time, String cause, List<PodRow> pods) {
    this.time = time;
    this.cause = cause;
    this.pods = List.copyOf(pods);
  }

  /** When it began. */
  long time() {
    return time;
  }

  /** When the cash moved. */
  long settled() {
    return settled;
  }

  /** In words. */
  String cause() {
    return cause;
  }

  /** By pod. */
  List<PodRow> pods() {
    return pods;
  }

  /** Whether no order is waited for. */
  boolean isExecuted() {
    return pods.stream().allMatch(pod -> pod.open.isEmpty());
  }

  RebalanceRow settled(long when) {
    settled = when;
    return this;
  }

  /** One pod's part. Money in the run's currency. */
  static final class PodRow {
    private final PodPlan pod;
    private final long equityBefore;
    private final long totalBefore;
    private final SortedSet<String> open = new TreeSet<>();
    private final SortedSet<String> sent = new TreeSet<>();
    private int orders;
    private int unfilled;
    private long notional;
    private long commission;
    private long target;
    private long moved;
    private long equityAfter;
    private long totalAfter;

    PodRow(PodPlan pod, long equity, long total) {
      this.pod = pod;
      this.equityBefore = equity;
      this.totalBefore = total;
    }

    void sent(String order) {
      orders++;
      open.add(order);
      sent.add(order);
    }

    void closed(String order, OrderState state) {
      if (open.remove(order) && state != OrderState.FILLED) {
        unfilled++;
      }
    }

    /** {@code worth} gives money of the instrument's currency in the run's. */
    void filled(Fill fill, LongUnaryOperator worth) {
      if (sent.contains(fill.clientOrderId())) {
        long value = fill.instrument().notional(fill.lastQty(), fill.lastPx());
        notional = Math.addExact(notional, worth.applyAsLong(value));
        commission = Math.addExact(commission, worth.applyAsLong(fill.commission()));
      }
    }

    void settled(long newTarget, long cash, long equity, long total) {
      unfilled += open.size();
      target = newTarget;
      moved = cash;
      equityAfter = equity;
      totalAfter = total;
    }

    String name() {
      return pod.name();
    }

    long weight() {
      return pod.weight();
    }

    long equityBefore() {
      return equityBefore;
    }

    double shareBefore() {
      return (double) equityBefore / totalBefore;
    }

    /** Orders that reduced it. */
    int orders() {
      return orders;
    }

    /** Of these, those that were not executed whole before the cash moved. */
    int unfilled() {
      return unfilled;
    }

    /** What they traded before the cash moved. */
    long notional() {
      return notional;
    }

    /** What that cost. */
    long commission() {
      return commission;
    }

    long target() {
      return target;
    }

    /** Cash it got, below zero: gave. */
    long moved() {
      return moved;
    }

    long equityAfter() {
      return equityAfter;
    }

    double shareAfter() {
      return totalAfter == 0 ? Double.NaN : (double) equityAfter / totalAfter;
    }
  }
}
