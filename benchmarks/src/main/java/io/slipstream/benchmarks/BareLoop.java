package io.slipstream.benchmarks;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.indicators.SimpleMovingAverage;

/**
 * The peer "bare-loop": the trades of {@link TwoAverages} or {@link ExactAverages} with the
 * arithmetic they need and nothing else. No order, no venue, no ledger, no check; arrays and a few
 * local variables.
 */
final class BareLoop {
  private static final double RATE = FixedPoint.toDouble(Market.COMMISSION);

  private final double[] opens;
  private final double[] closes;
  private long fills;
  private double profit;

  BareLoop(BarSeries series) {
    opens = new double[series.length()];
    closes = new double[series.length()];
    BarSeries.Cursor bar = series.cursor();
    for (int i = 0; bar.advance(); i++) {
      opens[i] = bar.open();
      closes[i] = bar.close();
    }
  }

  void run(int fastLength, int slowLength) {
    double fastSum = 0;
    double slowSum = 0;
    double cash = 0;
    boolean holds = false;
    boolean wants = false;
    long count = 0;
    for (int i = 0; i < closes.length; i++) {
      if (wants != holds) {
        double open = opens[i];
        cash -= (wants ? open : -open) + open * RATE;
        holds = wants;
        count++;
      }
      double close = closes[i];
      fastSum += close - (i < fastLength ? 0 : closes[i - fastLength]);
      slowSum += close - (i < slowLength ? 0 : closes[i - slowLength]);
      if (i >= slowLength - 1) {
        double fast = fastSum / fastLength;
        double slow = slowSum / slowLength;
        if (fast > slow) {
          wants = true;
        } else if (fast < slow) {
          wants = false;
        }
      }
    }
    fills = count;
    profit = cash + (holds ? closes[closes.length - 1] : 0);
  }

  /** The same with the averages of the library, which do not drift. */
  void runExact(int fastLength, int slowLength) {
    SimpleMovingAverage fastAverage = new SimpleMovingAverage(fastLength);
    SimpleMovingAverage slowAverage = new SimpleMovingAverage(slowLength);
    double cash = 0;
    boolean holds = false;
    boolean wants = false;
    long count = 0;
    for (int i = 0; i < closes.length; i++) {
      if (wants != holds) {
        double open = opens[i];
        cash -= (wants ? open : -open) + open * RATE;
        holds = wants;
        count++;
      }
      double fast = fastAverage.update(closes[i]);
      double slow = slowAverage.update(closes[i]);
      if (fast > slow) {
        wants = true;
      } else if (fast < slow) {
        wants = false;
      }
    }
    fills = count;
    profit = cash + (holds ? closes[closes.length - 1] : 0);
  }

  long fills() {
    return fills;
  }

  /** Final equity without the capital. */
  double profit() {
    return profit;
  }
}
