package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.research.HeatMapView;
import java.util.List;

/** A metric over two parameters. */
final class HeatMaps {
  /** A larger one nobody can look at, and holding it could need more memory than there is. */
  private static final int MOST_CELLS = 62_500;

  private HeatMaps() {}

  /** Null unless the first two axes are lists of more than one value, and few enough. */
  static HeatMapView of(SweepPlan plan, List<Trial> trials) {
    List<Axis> axes =
        plan.axes().stream().filter(axis -> axis.values().size() > 1).limit(2).toList();
    if (axes.size() < 2) {
      return null;
    }
    Axis rows = axes.get(0);
    Axis columns = axes.get(1);
    if ((long) rows.values().size() * columns.values().size() > MOST_CELLS) {
      return null;
    }
    double[][] sums = new double[rows.values().size()][columns.values().size()];
    int[][] counts = new int[sums.length][sums[0].length];
    for (Trial trial : trials) {
      double[] returns = trial.returns(plan.terms().cash());
      double value = plan.metric().of(trial, returns, plan.terms().samples().pace());
      if (Double.isFinite(value) && !trial.hasFailed()) {
        int row = rows.values().indexOf(trial.point().get(rows.name()));
        int column = columns.values().indexOf(trial.point().get(columns.name()));
        sums[row][column] += value;
        counts[row][column]++;
      }
    }
    for (int row = 0; row < sums.length; row++) {
      for (int column = 0; column < sums[row].length; column++) {
        int count = counts[row][column];
        sums[row][column] = count == 0 ? Double.NaN : sums[row][column] / count;
      }
    }
    return new HeatMapView(
        plan.metric().key(), rows.name(), columns.name(), rows.values(), columns.values(), sums);
  }
}
