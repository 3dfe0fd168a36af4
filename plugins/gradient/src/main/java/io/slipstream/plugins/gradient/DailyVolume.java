package io.slipstream.plugins.gradient;

import io.slipstream.api.market.Bar;

/**
 * Average volume of a day over the last complete days, of however many there are. A bar belongs to
 * the UTC day it opens in, and the day is complete with the bar that reaches its end; where bars
 * are longer than a day, each stands for that many equal ones.
 */
final class DailyVolume {
  private static final long DAY = 86_400_000_000_000L;
  private static final int HEAD = 4;

  private final double[] days;
  private int next;
  private int count;
  private long day = Long.MIN_VALUE;
  private double traded;

  DailyVolume(int window) {
    days = new double[window];
  }

  void update(Bar bar) {
    long opened = Math.floorDiv(bar.openTime(), DAY);
    if (opened != day) {
      complete();
      day = opened;
    }
    long length = bar.closeTime() - bar.openTime();
    traded += bar.tradedQuantity() / Math.max(1, length / (double) DAY);
    if (bar.closeTime() >= (day + 1) * DAY) {
      complete();
    }
  }

  private void complete() {
    if (day != Long.MIN_VALUE) {
      days[next] = traded;
      next = next + 1 == days.length ? 0 : next + 1;
      count = Math.min(count + 1, days.length);
    }
    day = Long.MIN_VALUE;
    traded = 0;
  }

  /** In quantity units; NaN before the first complete day. */
  double average() {
    double sum = 0;
    for (double volume : days) {
      sum += volume;
    }
    return sum / count;
  }

  double[] state() {
    double[] state = new double[days.length + HEAD];
    state[0] = next;
    state[1] = count;
    state[2] = day;
    state[3] = traded;
    System.arraycopy(days, 0, state, HEAD, days.length);
    return state;
  }

  void restore(double[] state) {
    if (state.length != days.length + HEAD) {
      throw new IllegalArgumentException("not the state of a volume of " + days.length + " days");
    }
    next = (int) state[0];
    count = (int) state[1];
    day = (long) state[2];
    traded = state[3];
    System.arraycopy(state, HEAD, days, 0, days.length);
  }
}
