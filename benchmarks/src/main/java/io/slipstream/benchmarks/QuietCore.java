package io.slipstream.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares tasks in turns, and counts only samples in which nobody else had part of the core. A
 * neighbour on the same core takes two fifths from a long path through the kernel and a tenth from
 * a loop that waits for its divisions, so a ratio of the two says more about the neighbour than
 * about us. Whether one is there is told by a loop that keeps the whole core busy: a sample counts
 * when that took as long before and after it as at best. One who is there from beginning to end is
 * not noticed.
 */
final class QuietCore {
  private static final int SUMS = 700_000;
  private static final int TRIALS = 300;
  private static final double SLOWER = 1.06;

  /** How long a quiet core is waited for, seconds, where a ratio hangs on it. */
  static final double PATIENCE = 90;

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

  /** Seconds a task took, and the slower one of the calibrations before and after it. */
  private record Sample(double seconds, long calibration) {}

  /**
   * Median seconds of each task over so many of its samples, those on the quietest core. More are
   * taken until so many were quiet, or for {@code patience} seconds; then that is printed.
   */
  double[] medians(int samples, double patience, List<Runnable> tasks) {
    List<List<Sample>> all = new ArrayList<>();
    tasks.forEach(task -> all.add(new ArrayList<>()));
    long end = System.nanoTime() + (long) (patience * 1e9);
    int rounds = 0;
    while (rounds < samples || (fewestQuiet(all) < samples && System.nanoTime() < end)) {
      for (int i = 0; i < tasks.size(); i++) {
        all.get(i).add(sample(tasks.get(i)));
      }
      rounds++;
    }
    int quiet = fewestQuiet(all);
    System.out.printf(
        "    %d of %d rounds on a quiet core%s%n",
        quiet, rounds, quiet < samples ? ": the " + samples + " quietest count" : "");
    return all.stream().mapToDouble(of -> median(samples, of)).toArray();
  }

  private Sample sample(Runnable task) {
    long before = calibrate();
    double seconds = Timing.seconds(task);
    return new Sample(seconds, Math.max(before, calibrate()));
  }

  /** Of the task that has the fewest. */
  private int fewestQuiet(List<List<Sample>> all) {
    double most = SLOWER * best;
    return all.stream()
        .mapToInt(of -> (int) of.stream().filter(one -> one.calibration() < most).count())
        .min()
        .orElse(0);
  }

  private static double median(int samples, List<Sample> of) {
    return Timing.median(
        of.stream()
            .sorted(Comparator.comparingLong(Sample::calibration))
            .limit(samples)
            .mapToDouble(Sample::seconds)
            .toArray());
  }
}
