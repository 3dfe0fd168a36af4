package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.Input.AccountType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuietRunsTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void open() {
    desk.add(Desk.stock("A", "USD").build());
  }

  private static final class One implements Strategy {}

  private static final class Other implements Strategy {}

  private Guest guest(Strategy strategy) {
    int pod = desk.pod("p" + desk.kernel.podCount(), 1_000, AccountType.CASH);
    return new Guest(
        strategy, new PodContext(desk.kernel, pod, new OpenCall()), desk.kernel.podAt(pod));
  }

  private QuietRun of(Strategy... strategies) {
    Guest[] guests = new Guest[strategies.length];
    for (int i = 0; i < guests.length; i++) {
      guests[i] = guest(strategies[i]);
    }
    return QuietRuns.of(guests);
  }

  @Test
  void shouldGiveEachClassOfStrategyACopy() {
    QuietRun one = of(new One());
    QuietRun other = of(new Other());
    assertTrue(one.getClass().isHidden() && other.getClass().isHidden());
    assertNotSame(one.getClass(), other.getClass());
    assertSame(one, of(new One()));
    QuietRun two = of(new One(), new One());
    assertTrue(two.getClass().isHidden() && two != one);
    assertSame(two, of(new One(), new One(), new One()));
  }

  @Test
  void shouldShareOneAmongSeveralClasses() {
    QuietRun shared = of(new One(), new Other());
    assertFalse(shared.getClass().isHidden());
    assertEquals(CrowdRun.class, shared.getClass());
    assertSame(shared, of());
  }
}
