package io.slipstream.statistics;

/**
 * Points in a box, for searches that do not try everything. By point, then by dimension; the same
 * for a seed on every machine.
 */
public final class BoxSampling {
  private BoxSampling() {}

  /**
   * Independent uniform points in the box from 0 to 1, the ends left out.
   *
   * @throws IllegalArgumentException for no point or no dimension
   */
  public static double[][] uniform(int points, int dimensions, long seed) {
    double[][] sample = empty(points, dimensions);
    SeededDraws draws = new SeededDraws(seed);
    for (double[] point : sample) {
      for (int d = 0; d < dimensions; d++) {
        point[d] = draws.uniform();
      }
    }
    return sample;
  }

  /**
   * A Latin hypercube in the box from 0 to 1 (McKay, Beckman and Conover, Technometrics 21, 1979):
   * of the n equal strata of each dimension every one holds exactly one point, anywhere in it.
   *
   * @throws IllegalArgumentException for no point or no dimension
   */
  public static double[][] latinHypercube(int points, int dimensions, long seed) {
    double[][] sample = empty(points, dimensions);
    SeededDraws draws = new SeededDraws(seed);
    int[] strata = new int[points];
    for (int d = 0; d < dimensions; d++) {
      shuffle(strata, draws);
      for (int i = 0; i < points; i++) {
        sample[i][d] = (strata[i] + draws.uniform()) / points;
      }
    }
    return sample;
  }

  /** Zero to n - 1 in an order that is as likely as any other (Fisher and Yates). */
  private static void shuffle(int[] order, SeededDraws draws) {
    for (int i = 0; i < order.length; i++) {
      int other = draws.below(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
  }

  private static double[][] empty(int points, int dimensions) {
    Checked.atLeast("points", points, 1);
    return new double[points][Checked.atLeast("dimensions", dimensions, 1)];
  }

  /**
   * Which of so many values a coordinate from 0 to 1 stands for, each value the same share of it:
   * how a point of the box becomes one of a grid.
   *
   * @throws IllegalArgumentException for no value, or a coordinate outside 0 to 1
   */
  public static int index(double coordinate, int values) {
    Checked.atLeast("values", values, 1);
    if (!(coordinate >= 0 && coordinate <= 1)) {
      throw new IllegalArgumentException("coordinate = " + coordinate + ": 0 to 1 is allowed");
    }
    return Math.min(values - 1, (int) (coordinate * values));
  }

  /**
   * A coordinate from 0 to 1 between two ends.
   *
   * @throws IllegalArgumentException when an end is not finite or the high one is below the low one
   */
  public static double between(double coordinate, double low, double high) {
    Checked.finite("low", low);
    Checked.finite("high", high);
    if (high < low) {
      throw new IllegalArgumentException("high = " + high + ": at least low = " + low);
    }
    return low + coordinate * (high - low);
  }
}
