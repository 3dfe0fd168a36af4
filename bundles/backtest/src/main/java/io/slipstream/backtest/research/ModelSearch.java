package io.slipstream.backtest.research;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;

/**
 * One search for good points with a quadratic model in a trust region (Powell's BOBYQA, 2009), that
 * begins anew elsewhere whenever it has converged, until its budget of different points is used up.
 * The same seed and values give the same course.
 */
final class ModelSearch {
  private static final double FIRST_RADIUS = 0.25;
  private static final double LEAST_RADIUS = 0.005;

  /** Questions for each new point, points that were answered before included. */
  private static final int PATIENCE = 50;

  private final List<Axis> axes;
  private final int budget;
  private final SplittableRandom random;
  private final Function<SortedMap<String, String>, Double> values;
  private final Map<SortedMap<String, String>, Double> asked = new LinkedHashMap<>();
  private double worst = Double.NaN;
  private int questions;

  /** {@code values} answers what a point is worth, NaN for nothing or one that is not allowed. */
  ModelSearch(
      List<Axis> axes, int budget, long seed, Function<SortedMap<String, String>, Double> values) {
    this.axes = axes;
    this.budget = budget;
    this.random = new SplittableRandom(seed);
    this.values = values;
  }

  /** Points in the order they were first asked for. */
  List<SortedMap<String, String>> run() {
    int dimensions = axes.size();
    double[] low = new double[dimensions];
    double[] high = new double[dimensions];
    Arrays.fill(high, 1);
    double last = LEAST_RADIUS;
    for (Axis axis : axes) {
      last = axis.isRange() ? last : Math.max(last, Math.min(0.1, 0.5 / axis.values().size()));
    }
    while (!isOver()) {
      double[] start = random.doubles(dimensions).toArray();
      try {
        new BOBYQAOptimizer(2 * dimensions + 1, FIRST_RADIUS, last)
            .optimize(
                new MaxEval(Integer.MAX_VALUE),
                new ObjectiveFunction(this::value),
                GoalType.MAXIMIZE,
                new SimpleBounds(low, high),
                new InitialGuess(start));
      } catch (MathRuntimeException e) {
        // It gives up on some plateaus; the next start is elsewhere.
        questions++;
      } catch (Over e) {
        break;
      }
    }
    return new ArrayList<>(asked.keySet());
  }

  private boolean isOver() {
    return asked.size() >= budget || questions >= PATIENCE * budget;
  }

  private double value(double[] place) {
    questions++;
    SortedMap<String, String> point = new TreeMap<>();
    for (int i = 0; i < place.length; i++) {
      point.put(axes.get(i).name(), axes.get(i).at(place[i]));
    }
    Double known = asked.get(point);
    if (known == null) {
      if (isOver()) {
        throw new Over();
      }
      known = values.apply(point);
      asked.put(point, known);
      worst = known < worst || Double.isNaN(worst) ? known : worst;
    } else if (questions >= PATIENCE * budget) {
      throw new Over();
    }
    double none = Double.isNaN(worst) ? 0 : worst;
    return Double.isFinite(known) ? known : none;
  }

  /** Passes through the optimizer. */
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Over() {
      super("the budget is used up", null, false, false);
    }
  }
}
