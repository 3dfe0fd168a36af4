package io.slipstream.report.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 50, 1000, 20_000})
  void shouldKeepWhatASlowTwinKeeps(int length) {
    SplittableRandom random = new SplittableRandom(length);
    for (int round = 0; round < 20; round++) {
      long[] times = new long[length];
      double[] values = new double[length];
      long time = random.nextLong(1_000_000_000_000L);
      for (int i = 0; i < length; i++) {
        time += random.nextInt(10) == 0 ? random.nextInt(1, 1_000_000) : 60;
        times[i] = time;
        values[i] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(50);
      }
      int columns = random.nextInt(1, 300);
      int[] kept = Thinning.indices(times, values, times[0], time, columns);
      assertArrayEquals(twin(times, values, columns), kept);
      assertTrue(kept.length <= 4 * columns);
    }
  }

  /** Sorts each column by value. */
  private static int[] twin(long[] times, double[] values, int columns) {
    long from = times[0];
    long to = times[times.length - 1];
    SortedMap<Integer, List<Integer>> inColumn = new TreeMap<>();
    for (int i = 0; i < times.length; i++) {
      if (!Double.isNaN(values[i])) {
        int column = Thinning.column(times[i], from, to, columns);
        inColumn.computeIfAbsent(column, none -> new ArrayList<>()).add(i);
      }
    }
    SortedSet<Integer> kept = new TreeSet<>();
    for (List<Integer> indices : inColumn.values()) {
      kept.add(indices.get(0));
      kept.add(indices.get(indices.size() - 1));
      List<Integer> sorted = new ArrayList<>(indices);
      sorted.sort((a, b) -> Double.compare(values[a], values[b]));
      kept.add(sorted.get(0));
      double most = values[sorted.get(sorted.size() - 1)];
      kept.add(indices.stream().filter(i -> values[i] == most).findFirst().orElseThrow());
    }
    return kept.stream().mapToInt(i -> i).toArray();
  }

  @Test
  void shouldKeepTheOneSpikeOfAMillionValues() {
    long[] times = new long[1_000_000];
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = i;
    }
    values[612_345] = -7;
    values[612_346] = 9;
    int[] kept = Thinning.indices(times, values, 0, times.length - 1, 500);
    assertTrue(Arrays.stream(kept).anyMatch(i -> i == 612_345));
    assertTrue(Arrays.stream(kept).anyMatch(i -> i == 612_346));
    assertEquals(0, kept[0]);
    assertEquals(times.length - 1, kept[kept.length - 1]);
    assertTrue(kept.length <= 2000, "kept " + kept.length);
  }
}
