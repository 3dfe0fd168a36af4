package io.slipstream.backtest.research;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Points of the box that the axes span: parameters by name, each point once. */
final class Points {
  /** Draws for one new point, before the box is held to be used up. */
  private static final int DRAWS = 200;

  private Points() {}

  /** Number of points of a grid. */
  static BigInteger count(List<Axis> axes) {
    BigInteger count = BigInteger.ONE;
    for (Axis axis : axes) {
      count = count.multiply(BigInteger.valueOf(axis.values().size()));
    }
    return count;
  }

  /** All of them, the last axis fastest. */
  static List<SortedMap<String, String>> grid(List<Axis> axes) {
    List<SortedMap<String, String>> points = List.of(new TreeMap<>());
    for (Axis axis : axes) {
      List<SortedMap<String, String>> longer = new ArrayList<>(points.size());
      for (SortedMap<String, String> point : points) {
        for (String value : axis.values()) {
          SortedMap<String, String> next = new TreeMap<>(point);
          next.put(axis.name(), value);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points;
  }

  /** So many different ones, or fewer where there are no more, evenly drawn. */
  static List<SortedMap<String, String>> random(List<Axis> axes, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<SortedMap<String, String>> points = new LinkedHashSet<>();
    for (int failed = 0; points.size() < count && failed < DRAWS; ) {
      SortedMap<String, String> point = new TreeMap<>();
      for (Axis axis : axes) {
        point.put(axis.name(), axis.at(random.nextDouble()));
      }
      failed = points.add(point) ? 0 : failed + 1;
    }
    return new ArrayList<>(points);
  }

  /**
   * A Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): each axis is cut into
   * as many strips as there are points, and each strip has one. Where lists are shorter than that
   * points may fall together; they are tried once.
   */
  static List<SortedMap<String, String>> latinHypercube(List<Axis> axes, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SortedMap<String, String>> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(new TreeMap<>());
    }
    for (Axis axis : axes) {
      int[] strips = shuffled(count, random);
      for (int i = 0; i < count; i++) {
        points.get(i).put(axis.name(), axis.at((strips[i] + random.nextDouble()) / count));
      }
    }
    return new ArrayList<>(new LinkedHashSet<>(points));
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
