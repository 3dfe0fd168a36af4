package io.slipstream.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.EventBus.Statistics;
import io.slipstream.api.service.bus.EventBus.Subscription;
import io.slipstream.api.service.bus.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InProcessBusTest {
  private final InProcessBus bus = new InProcessBus();

  private static BusEvent event(Subject subject, int n) {
    return new BusEvent(subject, "e" + n, n, "story", Map.of("n", n));
  }

  @Test
  void shouldDeliverSubscribedSubjectsInOrder() throws InterruptedException {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Subscription fills =
        bus.subscribe("t", EnumSet.of(Subject.EXECUTIONS_FILL), 10, e -> heard.add(e.id()))) {
      assertNotNull(fills);
      bus.publish(event(Subject.EXECUTIONS_FILL, 1));
      bus.publish(event(Subject.RISK_VIOLATIONS, 2));
      bus.publish(event(Subject.EXECUTIONS_FILL, 3));
      assertEquals("e1", heard.poll(5, TimeUnit.SECONDS));
      assertEquals("e3", heard.poll(5, TimeUnit.SECONDS));
      assertTrue(heard.isEmpty());
      assertEquals(1, bus.statistics().size());
    }
    assertEquals(List.of(), bus.statistics());
  }

  @Test
  void shouldDropTheOldestForASlowSubscriberAndNeverBlockThePublisher() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Subscription slow =
        bus.subscribe(
            "slow",
            EnumSet.allOf(Subject.class),
            3,
            e -> {
              entered.countDown();
              await(release);
              heard.add(e.id());
            })) {
      assertNotNull(slow);
      bus.publish(event(Subject.EXECUTIONS_FILL, 0));
      assertTrue(entered.await(5, TimeUnit.SECONDS));
      for (int n = 1; n <= 10; n++) {
        bus.publish(event(Subject.EXECUTIONS_FILL, n));
      }
      Statistics statistics = bus.statistics().get(0);
      assertEquals(7, statistics.dropped());
      assertEquals(3, statistics.waiting());
      release.countDown();
      for (String id : List.of("e0", "e8", "e9", "e10")) {
        assertEquals(id, heard.poll(5, TimeUnit.SECONDS));
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldGoOnAfterASubscriberThrows() throws InterruptedException {
    LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Subscription faulty =
        bus.subscribe(
            "faulty",
            EnumSet.allOf(Subject.class),
            10,
            e -> {
              if (e.id().equals("e1")) {
                throw new IllegalStateException("a bug");
              } else if (e.id().equals("e2")) {
                throw new NoClassDefFoundError("a bug, too");
              }
              heard.add(e.id());
            })) {
      assertNotNull(faulty);
      bus.publish(event(Subject.EXECUTIONS_FILL, 1));
      bus.publish(event(Subject.EXECUTIONS_FILL, 2));
      bus.publish(event(Subject.EXECUTIONS_FILL, 3));
      assertEquals("e3", heard.poll(20, TimeUnit.SECONDS));
      assertEquals(2, bus.statistics().get(0).failed());
    }
  }

  /** Nobody can take a backtest's fill for a live one. */
  @Test
  void shouldTellOfRunsThoseWhoAskForThemAndNobodyElse() throws InterruptedException {
    LinkedBlockingQueue<String> live = new LinkedBlockingQueue<>();
    LinkedBlockingQueue<String> ofRuns = new LinkedBlockingQueue<>();
    EnumSet<Subject> fills = EnumSet.of(Subject.EXECUTIONS_FILL);
    try (Subscription one = bus.subscribe("live", fills, 10, e -> live.add(e.id()));
        Subscription other =
            bus.subscribeToRuns("runs", fills, 10, e -> ofRuns.add(e.run() + e.id()))) {
      assertNotNull(one);
      assertNotNull(other);
      bus.publish(new BusEvent(Subject.EXECUTIONS_FILL, "1", 1, "story", Map.of(), "run-7-"));
      bus.publish(new BusEvent(Subject.EXECUTIONS_FILL, "2", 2, "story", Map.of()));
      bus.publish(new BusEvent(Subject.EXECUTIONS_FILL, "3", 3, "story", Map.of(), "run-7-"));
      assertEquals("2", live.poll(5, TimeUnit.SECONDS));
      assertEquals("run-7-1", ofRuns.poll(5, TimeUnit.SECONDS));
      assertEquals("run-7-3", ofRuns.poll(5, TimeUnit.SECONDS));
      assertTrue(live.isEmpty());
      assertEquals(2, bus.statistics().size());
    }
  }
}
