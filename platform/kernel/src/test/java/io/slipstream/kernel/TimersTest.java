package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By time, then in the order they were set. */
class TimersTest {
  private final Timers timers = new Timers();

  private List<Long> due(long time) {
    timers.release(time);
    List<Long> all = new ArrayList<>();
    for (Timers.Timer due = timers.pollDue(); due != null; due = timers.pollDue()) {
      all.add(due.pod() * 100 + due.timer());
    }
    return all;
  }

  @Test
  void shouldReleaseWhatIsDueInOrder() {
    assertEquals(Long.MAX_VALUE, timers.next());
    timers.set(2, 7, 50);
    timers.set(1, 9, 50);
    timers.set(1, 3, 40);
    timers.set(1, 3, 40);
    timers.set(0, 1, 60);
    assertEquals(40, timers.next());
    assertEquals(List.of(), due(39));
    assertEquals(List.of(103L, 103L), due(40));
    assertEquals(50, timers.next());
    assertEquals(List.of(207L, 109L), due(59));
    assertEquals(List.of(1L), due(60));
    assertEquals(Long.MAX_VALUE, timers.next());
    assertNull(timers.pollDue());
  }

  @Test
  void shouldForgetWhatWasReleasedAndNotTaken() {
    timers.set(0, 1, 10);
    timers.set(0, 2, 20);
    timers.release(10);
    timers.release(20);
    assertEquals(2, timers.pollDue().timer());
    assertNull(timers.pollDue());
  }

  @Test
  void shouldWriteWhatWaits() {
    timers.set(2, 7, 50);
    timers.set(1, 9, 40);
    timers.set(1, 8, 30);
    timers.release(30);
    assertEquals("3,2,40,2,1,9,50,1,2,7", WrittenState.of(timers::writeState));
  }

  private static final class Clock implements Strategy {
    private final List<String> heard;
    private final String name;
    private final long[] times;

    Clock(List<String> heard, String name, long... times) {
      this.heard = heard;
      this.name = name;
      this.times = times;
    }

    @Override
    public void onStart(StrategyContext context) {
      for (int i = 0; i < times.length; i++) {
        context.setTimer(i, times[i]);
      }
    }

    @Override
    public void onTimer(long timer, StrategyContext context) {
      heard.add(name + timer + "@" + (context.eventTime() - Scenario.MINUTE));
      if (timer == 0) {
        context.setTimer(9, context.eventTime() + 5);
      }
    }
  }

  /** Both are due at 10; the ones set in the calls at 15, before the one at 20. */
  @Test
  void shouldFireTimersSetInACallAtTheirTime() {
    Scenario scenario = new Scenario("a", "b");
    PodLoop loop = new PodLoop(scenario.kernel, InputLog.NONE, OutcomeListener.NONE);
    List<String> heard = new ArrayList<>();
    long now = Scenario.MINUTE;
    assertEquals(now, scenario.kernel.eventTime());
    loop.bind(1, new Clock(heard, "b", now + 10, now + 20));
    loop.bind(0, new Clock(heard, "a", now + 10));
    loop.advance(now + 9);
    assertEquals(List.of(), heard);
    loop.advance(now + 10);
    assertEquals(List.of("b0@10", "a0@10"), heard);
    loop.onBar(0, scenario.nextBar("100", "100", "100", "100"));
    assertEquals(List.of("b0@10", "a0@10", "b9@15", "a9@15", "b1@20"), heard);
    assertEquals(Long.MAX_VALUE, scenario.kernel.nextTimer());
    assertEquals(2 * Scenario.MINUTE, scenario.kernel.eventTime());
  }

  @Test
  void shouldSuspendAPodThatSetsATimerInThePast() {
    Scenario scenario = new Scenario("a");
    PodLoop loop = new PodLoop(scenario.kernel, InputLog.NONE, OutcomeListener.NONE);
    loop.bind(0, new Clock(new ArrayList<>(), "a", Scenario.MINUTE));
    assertEquals(false, scenario.kernel.mayTrade(0));
    assertEquals(Long.MAX_VALUE, scenario.kernel.nextTimer());
    assertThrows(
        KernelException.class, () -> scenario.apply(new Input.TimePassed(Scenario.MINUTE - 1)));
  }
}
