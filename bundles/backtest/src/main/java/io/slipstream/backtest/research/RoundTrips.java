package io.slipstream.backtest.research;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Fill;

/**
 * Counts round trips of one instrument as its executions come: entry to flat, a fill that turns a
 * position being the exit of one and the entry of the next. Money is exact in the instrument's
 * currency, each trip converted to the run's; nothing is kept.
 */
final class RoundTrips {
  private final long worth;
  private long position;
  private long cost;
  private long gain;
  private long paid;
  private long count;
  private long wins;
  private long grossProfit;
  private long grossLoss;

  /** {@code worth} is that of the instrument's money in the run's. */
  RoundTrips(long worth) {
    this.worth = worth;
  }

  void add(Fill fill) {
    long left = fill.lastQty();
    long sign = fill.side().sign();
    if (position != 0 && Long.signum(position) != sign) {
      long closing = Math.min(left, Math.abs(position));
      long share = share(cost, closing, Math.abs(position));
      gain += Long.signum(position) * (fill.instrument().notional(closing, fill.lastPx()) - share);
      cost -= share;
      paid += share(fill.commission(), closing, fill.lastQty());
      position += sign * closing;
      left -= closing;
      if (position == 0) {
        close();
      }
    }
    if (left > 0) {
      cost += fill.instrument().notional(left, fill.lastPx());
      paid += share(fill.commission(), left, fill.lastQty());
      position += sign * left;
    }
  }

  private static long share(long value, long part, long whole) {
    return part == whole
        ? value
        : FixedPoint.multiplyDivide(value, part, whole, Rounding.HALF_EVEN);
  }

  private void close() {
    long net = worth == FixedPoint.ONE ? gain - paid : FixedPoint.multiply(gain - paid, worth);
    count++;
    wins += net > 0 ? 1 : 0;
    grossProfit += Math.max(net, 0);
    grossLoss -= Math.min(net, 0);
    gain = 0;
    paid = 0;
    cost = 0;
  }

  long count() {
    return count;
  }

  /** With a net profit. */
  long wins() {
    return wins;
  }

  /** Sum of the net profits. */
  long grossProfit() {
    return grossProfit;
  }

  /** Sum of the net losses, zero or above. */
  long grossLoss() {
    return grossLoss;
  }
}
