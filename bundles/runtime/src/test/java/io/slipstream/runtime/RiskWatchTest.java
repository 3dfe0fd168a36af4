package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.bus.Subject;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.RiskPulse;
import io.slipstream.bus.InProcessBus;
import io.slipstream.risk.PortfolioRiskFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RiskWatchTest {
  private final InProcessBus bus = new InProcessBus();
  private final AtomicReference<Holdings> held = new AtomicReference<>();
  private final AtomicInteger schedules = new AtomicInteger();
  private final ClosePrices.Store store = new ClosePrices.Store(RunningRiskTest.MARKETS);

  private RiskWatch watch() {
    return new RiskWatch(
        bus,
        () -> {
          if (held.get() == null) {
            throw new OperationRefusedException("the session is not up yet");
          }
          return held.get();
        },
        new PortfolioVar(new PortfolioRiskFactory(), store),
        TimeUnit.HOURS.toNanos(1),
        schedules::incrementAndGet);
  }

  private static RiskPulse await(RiskWatch watch, Predicate<RiskPulse> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!wanted.test(watch.pulse())) {
      assertTrue(System.nanoTime() < deadline, watch.pulse().toString());
      LockSupport.parkNanos(1_000_000);
    }
    return watch.pulse();
  }

  private void fill(int number) {
    bus.publish(new BusEvent(Subject.EXECUTIONS_FILL, "fill-" + number, 0, "story", Map.of()));
  }

  @Test
  void shouldFollowEveryFill() {
    try (RiskWatch watch = watch()) {
      await(watch, pulse -> pulse.note().contains("not up yet"));
      held.set(RunningRiskTest.holdings(20));
      RiskPulse first = await(watch, pulse -> pulse.historicalShortfall() > 0);
      assertEquals(200, first.historicalShortfall(), 1e-9);
      assertEquals(0, first.fills());
      assertTrue(schedules.get() > 0);
      held.set(
          RunningRiskTest.holdings(
              20,
              RunningRiskTest.pod("one", 6000, RunningRiskTest.position("A", 10, 1000)),
              RunningRiskTest.pod("two", 4000)));
      fill(1);
      RiskPulse next = await(watch, pulse -> pulse.fills() == 1);
      assertEquals(100, next.historicalShortfall(), 1e-9);
      assertTrue(next.updateMicros() > 0);
      held.set(RunningRiskTest.holdings(20, RunningRiskTest.pod("three", 1)));
      fill(2);
      await(watch, pulse -> pulse.note().contains("nothing is held"));
    } finally {
      bus.statistics().forEach(each -> assertEquals(0, each.failed()));
    }
  }
}
