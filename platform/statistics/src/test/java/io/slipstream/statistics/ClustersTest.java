package io.slipstream.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClustersTest {
  /** Distances by air between six cities of Italy, the example in SciPy's documentation. */
  private static final double[] CITIES = {
    662, 877, 255, 412, 996, 295, 468, 268, 400, 754, 564, 138, 219, 869, 669
  };

  private static final double[] NINE = {
    1.71, 1.49, 0.47, 0.61, 1.67, 0.06, 1.57, 1.52, 0.57, 0.52, 0.87, 0.98, 1.07, 1.89, 1.52, 0.35,
    1.18, 0.13, 0.12, 1.0, 0.91, 0.51, 0.07, 0.41, 1.33, 0.42, 1.68, 0.99, 1.62, 1.23, 1.16, 0.16,
    0.77, 1.23, 1.3, 0.61
  };

  /** From the pairs above the diagonal, row by row. */
  private static double[][] square(int size, double... pairs) {
    double[][] square = new double[size][size];
    int next = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        square[i][j] = pairs[next];
        square[j][i] = pairs[next++];
      }
    }
    return square;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Tag("reference")
  @ParameterizedTest
  @CsvSource({
    "SINGLE, 138 219 255 268 295",
    "AVERAGE, 138 219 333.5 347.5 680.7777777777777",
    "COMPLETE, 138 219 400 412 996"
  })
  void shouldMergeTheCitiesAsScipyDoes(Linkage linkage, String heights) {
    assertArrayEquals(
        numbers(heights), Clusters.of(square(6, CITIES), linkage, 1e4).heights(), 1e-9);
  }

  /** SciPy 1.17.1, {@code fcluster(linkage(d, method), t, criterion="distance")}. */
  @Tag("reference")
  @ParameterizedTest
  @CsvSource({
    "SINGLE, 0.3, 0 1 0 0 4 0 0 0 8",
    "SINGLE, 0.6, 0 0 0 0 0 0 0 0 0",
    "AVERAGE, 0.6, 0 1 2 2 4 2 0 7 8",
    "AVERAGE, 0.9, 0 1 1 1 0 1 0 7 7",
    "COMPLETE, 0.3, 0 1 2 3 4 3 0 7 8",
    "COMPLETE, 0.6, 0 1 2 2 4 2 0 7 8",
    "COMPLETE, 0.9, 0 1 2 2 1 2 0 7 7"
  })
  void shouldCutAsScipyDoes(Linkage linkage, double most, String groups) {
    double[] found =
        Arrays.stream(Clusters.of(square(9, NINE), linkage, most).groups())
            .asDoubleStream()
            .toArray();
    assertArrayEquals(numbers(groups), found);
  }

  /** The definition itself: distances between clusters from all pairs, made anew at each step. */
  private static int[] slowly(double[][] distances, Linkage linkage, double most) {
    int[] groups = IntStream.range(0, distances.length).toArray();
    while (true) {
      double least = Double.POSITIVE_INFINITY;
      int first = -1;
      int second = -1;
      for (int a = 0; a < groups.length; a++) {
        for (int b = a + 1; b < groups.length; b++) {
          double apart =
              groups[a] == a && groups[b] == b ? apart(distances, groups, a, b, linkage) : 9;
          if (apart < least - 1e-12) {
            least = apart;
            first = a;
            second = b;
          }
        }
      }
      if (least > most) {
        return groups;
      }
      for (int i = 0; i < groups.length; i++) {
        groups[i] = groups[i] == second ? first : groups[i];
      }
    }
  }

  private static double apart(double[][] distances, int[] groups, int a, int b, Linkage linkage) {
    double[] pairs =
        IntStream.range(0, groups.length)
            .filter(i -> groups[i] == a)
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(0, groups.length)
                        .filter(j -> groups[j] == b)
                        .mapToDouble(j -> distances[i][j]))
            .toArray();
    return switch (linkage) {
      case SINGLE -> Arrays.stream(pairs).min().orElseThrow();
      case AVERAGE -> Arrays.stream(pairs).average().orElseThrow();
      case COMPLETE -> Arrays.stream(pairs).max().orElseThrow();
    };
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void shouldAgreeWithTheDefinition(Linkage linkage) {
    Random random = new Random(11);
    for (int run = 0; run < 60; run++) {
      int size = 1 + random.nextInt(14);
      double[][] distances =
          square(size, random.doubles((long) size * (size - 1) / 2, 0, 2).toArray());
      double most = random.nextDouble() * 2;
      assertArrayEquals(
          slowly(distances, linkage, most), Clusters.of(distances, linkage, most).groups());
    }
  }

  @Test
  void shouldTakeTheFirstOfPairsThatAreEquallyClose() {
    assertArrayEquals(
        new int[] {0, 0, 2}, Clusters.of(square(3, 1, 2, 1), Linkage.COMPLETE, 1).groups());
  }

  @Test
  void shouldGroupWhatMovesTogether() {
    double[] up = {0.01, -0.02, 0.03, 0.01};
    double[] twice = {0.02, -0.04, 0.06, 0.02};
    double[] against = {-0.01, 0.02, -0.03, -0.01};
    double[] still = new double[4];
    double[][] returns = {up, against, still, twice};
    for (Linkage linkage : Linkage.values()) {
      assertArrayEquals(
          new int[] {0, 1, 2, 0}, Clusters.byCorrelation(returns, 0.9, linkage).groups());
    }
  }

  /** What each linkage promises of correlations, at a threshold of 0.4. */
  @Test
  void shouldKeepWhatTheLinkagePromises() {
    Random random = new Random(5);
    double[][] returns = new double[30][120];
    for (int t = 0; t < 120; t++) {
      double[] common = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      for (int i = 0; i < returns.length; i++) {
        returns[i][t] = common[i % 3] + random.nextGaussian();
      }
    }
    double[][] correlations = Correlations.pairwise(returns);
    int[] complete = Clusters.byCorrelation(returns, 0.4, Linkage.COMPLETE).groups();
    int[] single = Clusters.byCorrelation(returns, 0.4, Linkage.SINGLE).groups();
    for (int i = 0; i < returns.length; i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(complete[i] != complete[j] || correlations[i][j] >= 0.4 - 1e-12);
        assertTrue(single[i] == single[j] || correlations[i][j] < 0.4 + 1e-12);
      }
    }
    assertEquals(3, Arrays.stream(single).distinct().count());
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "1.1", "NaN"})
  void shouldRefuseAThresholdThatIsNone(double threshold) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Clusters.byCorrelation(new double[2][3], threshold, Linkage.SINGLE));
  }

  @Test
  void shouldRefuseDistancesThatAreNone() {
    double[][] ragged = {{0, 1}, {1}};
    double[][] unknown = {{0, Double.NaN}, {Double.NaN, 0}};
    assertThrows(IllegalArgumentException.class, () -> Clusters.of(ragged, Linkage.SINGLE, 1));
    assertThrows(IllegalArgumentException.class, () -> Clusters.of(unknown, Linkage.SINGLE, 1));
    assertThrows(IllegalArgumentException.class, () -> Linkage.parse("ward"));
    assertEquals(Linkage.AVERAGE, Linkage.parse("average"));
  }
}
