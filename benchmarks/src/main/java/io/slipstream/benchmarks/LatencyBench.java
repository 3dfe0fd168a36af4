package io.slipstream.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Time from a market event to its order at the venue. Events are due by a schedule, and the time
 * counts from when one was due, not from when a late loop came to it.
 */
final class LatencyBench {
  private static final long PERIOD = 10_000;
  private static final int WARM_UP = 1_000_000;
  private static final int PACED_WARM_UP = 300_000;
  private static final int EVENTS = 400_000;
  private static final int ROUNDS = 5;
  private static final long MOST = 60_000_000_000L;

  private final StampingVenue venue = new StampingVenue();
  private final QuoteSession session = new QuoteSession(venue);

  List<Figure> measure() {
    for (int i = 0; i < WARM_UP; i++) {
      session.step();
    }
    paced(PACED_WARM_UP);
    Histogram[] rounds = new Histogram[ROUNDS];
    Histogram[] empty = new Histogram[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      System.gc();
      rounds[i] = paced(EVENTS);
      empty[i] = hiccups();
    }
    session.check(WARM_UP + PACED_WARM_UP + (long) ROUNDS * EVENTS);
    return List.of(
        at(rounds, empty, "p50", 50),
        at(rounds, empty, "p99", 99),
        at(rounds, empty, "p99.9", 99.9),
        at(rounds, empty, "p99.99", 99.99));
  }

  private Histogram paced(int events) {
    Histogram times = new Histogram(MOST, 3);
    long due = System.nanoTime() + PERIOD;
    for (int i = 0; i < events; i++) {
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      session.step();
      times.recordValue(venue.stamp() - due);
      due += PERIOD;
    }
    return times;
  }

  /** The same schedule with nothing to do: what the machine itself is late. */
  private static Histogram hiccups() {
    Histogram times = new Histogram(MOST, 3);
    long due = System.nanoTime() + PERIOD;
    for (int i = 0; i < EVENTS; i++) {
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      times.recordValue(System.nanoTime() - due);
      due += PERIOD;
    }
    return times;
  }

  private static Figure at(Histogram[] rounds, Histogram[] empty, String name, double percentile) {
    double own = median(rounds, percentile);
    return Figure.of("kernel.tick-to-order." + name, own, "ns")
        .against("empty-loop", own / median(empty, percentile));
  }

  /** The median of the rounds, as a neighbour on the machine may spoil one. */
  private static double median(Histogram[] rounds, double percentile) {
    return Timing.median(
        Arrays.stream(rounds)
            .mapToDouble(times -> times.getValueAtPercentile(percentile))
            .toArray());
  }
}
