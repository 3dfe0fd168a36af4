package io.slipstream.statistics;

import java.util.Arrays;

/**
 * Things that are close to each other, by agglomerative hierarchical clustering: the two closest
 * clusters become one until none are close enough. Of pairs that are equally close the one with the
 * first member in order goes first, so the same distances give the same clusters.
 */
public final class Clusters {
  private final Linkage linkage;
  private final double[][] distances;
  private final int[] sizes;
  private final int[] nearest;
  private final int[] groups;
  private final double[] heights;
  private int merges;

  /**
   * What was found.
   *
   * @param groups of each thing the place of the first thing in its cluster
   * @param heights distances at which two clusters became one, in the order of that
   */
  public record Grouping(int[] groups, double[] heights) {}

  private Clusters(double[][] distances, Linkage linkage) {
    this.linkage = linkage;
    int size = distances.length;
    this.distances = new double[size][];
    sizes = new int[size];
    nearest = new int[size];
    groups = new int[size];
    heights = new double[size];
    for (int i = 0; i < size; i++) {
      this.distances[i] = distances[i].clone();
      sizes[i] = 1;
      groups[i] = i;
    }
    for (int i = 0; i < size; i++) {
      look(i);
    }
  }

  /**
   * By distances.
   *
   * @param distances symmetric, a row a thing; the diagonal is not looked at
   * @param most at which two clusters still become one
   * @throws IllegalArgumentException for rows of another length, or a distance that is not finite
   */
  public static Grouping of(double[][] distances, Linkage linkage, double most) {
    for (int i = 0; i < distances.length; i++) {
      String row = "distances[" + i + "]";
      Checked.series(row, distances[i], 0);
      Checked.sameLength(row, distances[i].length, "distances", distances.length);
    }
    Checked.finite("most", most);
    return new Clusters(distances, linkage).grouped(most);
  }

  /**
   * By correlations: the distance of two is one minus theirs, so those that move against each other
   * are far apart. What never moves correlates with nothing.
   *
   * @param returns by instrument, of the same periods
   * @param threshold correlation from which on two clusters become one, above 0 up to 1
   * @throws IllegalArgumentException for another threshold, without an instrument, or for fewer
   *     than two returns
   */
  public static Grouping byCorrelation(double[][] returns, double threshold, Linkage linkage) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold = " + threshold + ": above 0 up to 1");
    }
    CovarianceMatrix covariance = Covariances.sample(returns);
    double[][] distances = new double[returns.length][returns.length];
    for (int i = 0; i < returns.length; i++) {
      for (int j = 0; j < i; j++) {
        double scale = covariance.deviation(i) * covariance.deviation(j);
        double correlation = scale > 0 ? Math.min(1, covariance.get(i, j) / scale) : 0;
        distances[i][j] = 1 - correlation;
        distances[j][i] = distances[i][j];
      }
    }
    return of(distances, linkage, 1 - threshold);
  }

  private Grouping grouped(double most) {
    int first = closest();
    while (first >= 0 && distances[first][nearest[first]] <= most) {
      merge(first, nearest[first]);
      first = closest();
    }
    return new Grouping(groups, Arrays.copyOf(heights, merges));
  }

  /** The first cluster of the closest pair, or below zero when there is one cluster only. */
  private int closest() {
    int found = -1;
    for (int i = 0; i < sizes.length; i++) {
      boolean isOne = sizes[i] > 0 && nearest[i] >= 0;
      if (isOne && (found < 0 || distances[i][nearest[i]] < distances[found][nearest[found]])) {
        found = i;
      }
    }
    return found;
  }

  /** Finds the nearest of the clusters after this one. */
  private void look(int cluster) {
    nearest[cluster] = -1;
    for (int other = cluster + 1; other < sizes.length; other++) {
      if (sizes[other] > 0) {
        lookAt(cluster, other);
      }
    }
  }

  private void lookAt(int cluster, int other) {
    int known = nearest[cluster];
    double distance = distances[cluster][other];
    if (known < 0
        || distance < distances[cluster][known]
        || (distance == distances[cluster][known] && other < known)) {
      nearest[cluster] = other;
    }
  }

  private void merge(int first, int second) {
    heights[merges++] = distances[first][second];
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] > 0 && i != first && i != second) {
        double distance =
            linkage.merged(distances[i][first], sizes[first], distances[i][second], sizes[second]);
        distances[i][first] = distance;
        distances[first][i] = distance;
      }
      groups[i] = groups[i] == second ? first : groups[i];
    }
    sizes[first] += sizes[second];
    sizes[second] = 0;
    look(first);
    for (int i = 0; i < second; i++) {
      if (sizes[i] > 0 && (nearest[i] == first || nearest[i] == second)) {
        look(i);
      } else if (sizes[i] > 0 && i < first) {
        lookAt(i, first);
      }
    }
  }
}
