package io.slipstream.report.page;

import io.slipstream.report.page.RunPage.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Falls of a curve below its high-water mark. */
final class Drawdowns {
  private Drawdowns() {}

  /** Fraction below the highest growth so far, which is at least one; zero or below. */
  static double[] series(Curve curve) {
    double[] drawdowns = new double[curve.growth().length];
    double highest = 1;
    for (int i = 0; i < drawdowns.length; i++) {
      highest = Math.max(highest, curve.growth()[i]);
      drawdowns[i] = curve.growth()[i] / highest - 1;
    }
    return drawdowns;
  }

  /** The deepest, deepest first. */
  static List<Fall> deepest(Curve curve, int count) {
    double[] drawdowns = series(curve);
    List<Fall> falls = new ArrayList<>();
    int start = 0;
    int bottom = -1;
    for (int i = 0; i < drawdowns.length; i++) {
      if (drawdowns[i] < 0) {
        bottom = bottom < 0 || drawdowns[i] < drawdowns[bottom] ? i : bottom;
      } else {
        if (bottom >= 0) {
          falls.add(fall(curve, drawdowns, start, bottom, curve.times()[i]));
          bottom = -1;
        }
        start = i;
      }
    }
    if (bottom >= 0) {
      falls.add(fall(curve, drawdowns, start, bottom, Fall.NOT_RECOVERED));
    }
    falls.sort(Comparator.comparingDouble(Fall::depth));
    return falls.subList(0, Math.min(count, falls.size()));
  }

  private static Fall fall(Curve curve, double[] drawdowns, int start, int bottom, long end) {
    return new Fall(curve.times()[start], curve.times()[bottom], end, drawdowns[bottom]);
  }

  /**
   * From a high-water mark to the next.
   *
   * @param recovered {@link #NOT_RECOVERED} when it lasts to the end
   */
  record Fall(long from, long bottom, long recovered, double depth) {
    static final long NOT_RECOVERED = Long.MIN_VALUE;
  }
}
