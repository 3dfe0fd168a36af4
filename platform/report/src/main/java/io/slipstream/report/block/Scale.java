package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.List;

/**
 * The vertical scale of a chart.
 *
 * @param isLogarithmic by the logarithm: values are above zero
 */
record Scale(double low, double high, boolean isLogarithmic) {
  private static final double MARGIN = 0.03;
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final int LABELS = 6;

  /** Around these extremes, with a margin; any where there are none or they are equal. */
  static Scale around(double least, double most, boolean isLogarithmic) {
    if (!(least <= most)) {
      return new Scale(isLogarithmic ? 1 : 0, isLogarithmic ? 10 : 1, isLogarithmic);
    }
    double margin = (most - least) * MARGIN;
    if (isLogarithmic) {
      double factor = StrictMath.pow(most / least, MARGIN);
      factor = factor > 1 ? factor : 1.01;
      return new Scale(least / factor, most * factor, true);
    }
    if (!(margin > Math.abs(most) * 1e-12)) {
      margin = most == 0 ? 1 : Math.abs(most) * MARGIN;
    }
    return new Scale(least - margin, most + margin, false);
  }

  /** From the same bottom, exactly; for bars that stand on it. */
  Scale from(double bottom) {
    return new Scale(bottom, high, isLogarithmic);
  }

  /** Where a value is, from zero at the top to one at the bottom. */
  double down(double value) {
    if (isLogarithmic) {
      return 1 - StrictMath.log(value / low) / StrictMath.log(high / low);
    }
    return 1 - (value - low) / (high - low);
  }

  /** Round numbers within. */
  List<Double> ticks() {
    return isLogarithmic && high / low > 8 ? decades() : linear();
  }

  /** The distance of two labels. */
  double step() {
    return step(LABELS);
  }

  private double step(int labels) {
    double rough = (high - low) / labels;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    for (double step : STEPS) {
      if (step * power >= rough * 0.999) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private List<Double> linear() {
    List<Double> ticks = new ArrayList<>();
    double step = step();
    long first = (long) Math.ceil(low / step);
    long last = (long) Math.floor(high / step);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> decades() {
    List<Double> ticks = new ArrayList<>();
    boolean hasFew = high / low < 300;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(low)));
    for (; power <= high; power *= 10) {
      for (double step : hasFew ? new double[] {1, 2, 5} : new double[] {1}) {
        if (step * power >= low && step * power <= high) {
          ticks.add(step * power);
        }
      }
    }
    return ticks;
  }
}
