package io.slipstream.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares tasks in turns, and counts only rounds in which nobody else had part of the core. A
 * neighbour on the same core takes two fifths from a long path through the kernel and a tenth from
 * a loop that waits for its divisions, so a ratio of the two says more about the neighbour than
 * about us. Whether one is there is told by a loop of eight independent sums, which needs the whole
 * core: a round counts when it took as long before and after it as at best.
 */
final class QuietCore {
  private static final int SUMS = 700_000;
  private static final int TRIALS = 300;
  private static final double SLOWER = 1.06;
  private static final double PATIENCE_SECONDS = 90;

  private long best = Long.MAX_VALUE;

  QuietCore() {
    for (int i = 0; i < TRIALS; i++) {
      calibrate();
    }
  }

  private long calibrate() {
    long start = System.nanoTime();
    long a = 1;
    long b = 2;
    long c = 3;
    long d = 4;
    long e = 5;
    long f = 6;
    long g = 7;
    long h = 8;
    for (int i = 0; i < SUMS; i++) {
      a = a * 3 + i;
      b = (b << 1) ^ i;
      c += a ^ 7;
      d = d + b;
      e ^= i;
      f += e;
      g = g * 5 + 1;
      h += g;
    }
    // The sums are asked for, or the compiler would leave them out.
    long odd = (a + b + c + d + e + f + g + h) & 1;
    long time = System.nanoTime() - start + odd;
    best = Math.min(best, time);
    return time;
  }

  /**
   * Median seconds of each task. Where the core was not quiet for as many rounds within a minute
   * and a half, all rounds count, which is printed.
   */
  double[] medians(int rounds, List<Runnable> tasks) {
    List<List<Double>> quiet = new ArrayList<>();
    List<List<Double>> all = new ArrayList<>();
    tasks.forEach(
        task -> {
          quiet.add(new ArrayList<>());
          all.add(new ArrayList<>());
        });
    long end = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
    int tried = 0;
    do {
      System.gc();
      for (int i = 0; i < tasks.size(); i++) {
        measure(tasks.get(i), quiet.get(i), all.get(i));
      }
      tried++;
    } while (fewest(quiet) < rounds && System.nanoTime() < end);
    boolean enough = fewest(quiet) >= rounds;
    System.out.printf(
        "    %d of %d rounds on a quiet core%s%n",
        fewest(quiet), tried, enough ? "" : ": all count");
    return (enough ? quiet : all).stream().mapToDouble(QuietCore::median).toArray();
  }

  private void measure(Runnable task, List<Double> quiet, List<Double> all) {
    long before = calibrate();
    double time = Timing.seconds(task);
    all.add(time);
    if (Math.max(before, calibrate()) < SLOWER * best) {
      quiet.add(time);
    }
  }

  private static int fewest(List<List<Double>> samples) {
    return samples.stream().mapToInt(List::size).min().orElse(0);
  }

  private static double median(List<Double> samples) {
    return Timing.median(samples.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
