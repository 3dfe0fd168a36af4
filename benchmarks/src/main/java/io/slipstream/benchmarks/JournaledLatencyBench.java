package io.slipstream.benchmarks;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.journal.FileJournalStore;
import io.slipstream.kernel.InputLog;
import io.slipstream.runtime.JournalLog;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What journaling costs from a market event to its order: the same events with and without a
 * journal, in turns. An event with its order is seven entries, which are hashed, forced to the
 * device in groups and signed for by other threads.
 */
final class JournaledLatencyBench {
  private static final long PERIOD = 50_000;
  private static final int WARM_UP = 400_000;
  private static final int EVENTS = 60_000;
  private static final int ROUNDS = 5;
  private static final long MOST = 60_000_000_000L;

  private final StampingVenue bareVenue = new StampingVenue();
  private final StampingVenue venue = new StampingVenue();

  List<Figure> measure() throws IOException {
    Path root = Files.createTempDirectory("slipstream-latency-bench");
    try (Journal journal = journals().open(root.resolve("journal"))) {
      QuoteSession bare = new QuoteSession(bareVenue, InputLog.NONE);
      QuoteSession journaled =
          new QuoteSession(
              venue,
              new JournalLog(journal, 0, List.of(), (at, input) -> {}, input -> {}, pod -> null));
      for (int i = 0; i < WARM_UP; i++) {
        bare.step();
        journaled.step();
      }
      double[][] without = new double[2][ROUNDS];
      double[][] with = new double[2][ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        System.gc();
        note(paced(bare, bareVenue), without, i);
        note(paced(journaled, venue), with, i);
      }
      long seen = WARM_UP + (long) ROUNDS * EVENTS;
      bare.check(seen);
      journaled.check(seen);
      return List.of(
          figure("journal.tick-to-order.p50", with[0], without[0]),
          figure("journal.tick-to-order.p99", with[1], without[1]));
    } finally {
      delete(root);
    }
  }

  private static FileJournalStore journals() {
    return new FileJournalStore(
        (FileJournalStore.Settings)
            Proxy.newProxyInstance(
                JournaledLatencyBench.class.getClassLoader(),
                new Class<?>[] {FileJournalStore.Settings.class},
                (proxy, method, none) -> method.getDefaultValue()));
  }

  private static Histogram paced(QuoteSession session, StampingVenue venue) {
    Histogram times = new Histogram(MOST, 3);
    long due = System.nanoTime() + PERIOD;
    for (int i = 0; i < EVENTS; i++) {
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      session.step();
      times.recordValue(venue.stamp() - due);
      due += PERIOD;
    }
    return times;
  }

  private static void note(Histogram times, double[][] kept, int round) {
    kept[0][round] = times.getValueAtPercentile(50);
    kept[1][round] = times.getValueAtPercentile(99);
  }

  private static Figure figure(String name, double[] with, double[] without) {
    double own = Timing.median(with);
    return Figure.of(name, own, "ns").against("no-journal", own / Timing.median(without));
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
