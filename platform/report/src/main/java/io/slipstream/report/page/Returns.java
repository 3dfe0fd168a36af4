package io.slipstream.report.page;

import io.slipstream.report.page.RunPage.Curve;
import java.time.Duration;
import java.util.Arrays;

/**
 * Simple returns of a curve at even steps.
 *
 * @param times end of each
 * @param values one for each
 * @param step that each is of
 */
record Returns(long[] times, double[] values, Step step) {
  private static final int ENOUGH = 30;
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();

  /**
   * A length of time that returns are of, from midnight UTC on.
   *
   * @param words one of it
   */
  record Step(long nanos, String words, double perYear) {
    /** Days; hours where there are fewer than 30 days; samples where they are further apart. */
    static Step of(Curve curve, double daysPerYear) {
      long apart = spacing(curve.times());
      if (apart >= DAY) {
        double perYear = daysPerYear * DAY / apart;
        return new Step(0, apart == DAY ? "day" : "bar", perYear);
      }
      if (Returns.of(curve, new Step(DAY, "day", daysPerYear)).values.length >= ENOUGH) {
        return new Step(DAY, "day", daysPerYear);
      }
      if (apart < HOUR
          && Returns.of(curve, new Step(HOUR, "hour", daysPerYear * 24)).values.length >= ENOUGH) {
        return new Step(HOUR, "hour", daysPerYear * 24);
      }
      return new Step(0, "bar", apart == 0 ? Double.NaN : daysPerYear * DAY / apart);
    }

    private static long spacing(long[] times) {
      long least = times.length < 2 ? 0 : Long.MAX_VALUE;
      for (int i = 1; i < times.length; i++) {
        least = Math.min(least, times[i] - times[i - 1]);
      }
      return least;
    }
  }

  static Returns of(Curve curve, Step step) {
    long[] times = new long[curve.times().length];
    double[] values = new double[times.length];
    double before = 1;
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      boolean isLast = i == times.length - 1;
      if (isLast || part(curve.times()[i], step) != part(curve.times()[i + 1], step)) {
        times[count] = curve.times()[i];
        values[count++] = before > 0 ? curve.growth()[i] / before - 1 : Double.NaN;
        before = curve.growth()[i];
      }
    }
    return new Returns(Arrays.copyOf(times, count), Arrays.copyOf(values, count), step);
  }

  /** A close at midnight belongs to the time before it. */
  private static long part(long time, Step step) {
    return step.nanos == 0 ? time : Math.floorDiv(time - 1, step.nanos);
  }

  /** Those that are finite. */
  double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }
}
