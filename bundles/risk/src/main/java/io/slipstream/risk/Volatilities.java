package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/**
 * Standard deviation of simple returns around zero, exponentially weighted: variance = 0.94 x the
 * one before + 0.06 x the squared return (RiskMetrics, 1996). One value is taken a period, the
 * first of it; a period without one makes the next return longer. Nothing is annualized.
 */
final class Volatilities {
  private static final double DECAY = 0.94;
  private static final int LEAST_RETURNS = 10;

  private final long period;
  private long[] periods = new long[0];
  private double[] values = new double[0];
  private double[] bases = new double[0];
  private double[] variances = new double[0];
  private long[] returns = new long[0];

  /** One value each so many nanoseconds. */
  Volatilities(long period) {
    this.period = period;
  }

  /** The value of something at a time, and what changes from it are seen against. */
  void take(int of, long time, double value, double base) {
    ensure(of);
    long now = Math.floorDiv(time, period);
    if ((returns[of] > 0 && now <= periods[of]) || base <= 0) {
      return;
    }
    if (returns[of] > 0) {
      double change = (value - values[of]) / bases[of];
      double squared = change * change;
      variances[of] = returns[of] == 1 ? squared : DECAY * variances[of] + (1 - DECAY) * squared;
    }
    returns[of]++;
    periods[of] = now;
    values[of] = value;
    bases[of] = base;
  }

  /** The unit of the value is another one: this is no return. */
  void rescale(int of, double factor) {
    if (of < values.length) {
      values[of] *= factor;
      bases[of] *= factor;
    }
  }

  private void ensure(int of) {
    if (of >= periods.length) {
      periods = Arrays.copyOf(periods, of + 1);
      values = Arrays.copyOf(values, of + 1);
      bases = Arrays.copyOf(bases, of + 1);
      variances = Arrays.copyOf(variances, of + 1);
      returns = Arrays.copyOf(returns, of + 1);
    }
  }

  /** As a fraction, up; zero until ten returns are known. */
  long fraction(int of) {
    if (of >= returns.length || returns[of] <= LEAST_RETURNS) {
      return 0;
    }
    double scaled = Math.ceil(Math.sqrt(variances[of]) * FixedPoint.ONE);
    return scaled >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) scaled;
  }

  void writeState(StateSink sink) {
    sink.put(periods.length);
    for (int i = 0; i < periods.length; i++) {
      sink.put(periods[i])
          .put(Double.doubleToRawLongBits(values[i]))
          .put(Double.doubleToRawLongBits(bases[i]))
          .put(Double.doubleToRawLongBits(variances[i]))
          .put(returns[i]);
    }
  }

  void readState(StateSource source) {
    int count = source.takeCount();
    for (int i = 0; i < count; i++) {
      ensure(i);
      periods[i] = source.take();
      values[i] = Double.longBitsToDouble(source.take());
      bases[i] = Double.longBitsToDouble(source.take());
      variances[i] = Double.longBitsToDouble(source.take());
      returns[i] = source.take();
    }
  }
}
