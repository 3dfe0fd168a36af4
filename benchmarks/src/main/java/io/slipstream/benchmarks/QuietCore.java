package io.slipstream.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares tasks in turns, and counts only rounds in which nobody else had part of the core. A
 * neighbour on the same core takes two fifths from a long path through the kernel and a tenth from
 * a loop that waits for its divisions, so a ratio of the two says more about the neighbour than
 * about us. Whether one is there is told by a loop that keeps the whole core busy: a round counts
 * when that took as long before and after each of its tasks as at best. One who is there from
 * beginning to end is not noticed.
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

  /** Seconds of each task, and the slowest calibration between them, nanoseconds. */
  private record Round(double[] seconds, long slowest) {}

  /**
   * Median seconds of each task over so many rounds, the quietest ones. Where not all of them were
   * quiet after a minute and a half, that is printed.
   */
  double[] medians(int rounds, List<Runnable> tasks) {
    List<Round> all = new ArrayList<>();
    long end = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
    do {
      System.gc();
      all.add(round(tasks));
    } while ((quiet(all) < rounds && System.nanoTime() < end) || all.size() < rounds);
    int found = quiet(all);
    System.out.printf(
        "    %d of %d rounds on a quiet core%s%n",
        found, all.size(), found < rounds ? ": the " + rounds + " quietest count" : "");
    List<Round> counted =
        all.stream().sorted(Comparator.comparingLong(Round::slowest)).limit(rounds).toList();
    double[] medians = new double[tasks.size()];
    for (int task = 0; task < medians.length; task++) {
      int one = task;
      medians[task] =
          Timing.median(counted.stream().mapToDouble(round -> round.seconds()[one]).toArray());
    }
    return medians;
  }

  private Round round(List<Runnable> tasks) {
    double[] seconds = new double[tasks.size()];
    long slowest = calibrate();
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = Timing.seconds(tasks.get(i));
      slowest = Math.max(slowest, calibrate());
    }
    return new Round(seconds, slowest);
  }

  private int quiet(List<Round> rounds) {
    return (int) rounds.stream().filter(round -> round.slowest() < SLOWER * best).count();
  }
}
