package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A build takes another one's place, and goes when it fails before it has proved itself. */
class ProbationTest {
  private static final int PROBATION = 3;

  private final Scenario scenario = new Scenario("a", "b");
  private final List<String> failures = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Input.PodReverted> reverted = new ArrayList<>();
  private final List<String> entered = new ArrayList<>();
  private Input.PodRequest journaled;
  private String broken;
  private final InputLog log =
      new InputLog() {
        @Override
        public void append(Input input) {}

        @Override
        public Input.PodRequest resolve(int pod, Input.PodRequest wanted) {
          if (wanted instanceof Input.PodReverted in) {
            reverted.add(in);
          }
          return journaled != null && wanted instanceof Input.PodReverted ? journaled : wanted;
        }

        @Override
        public void decided(Decision decision) {}

        @Override
        public String failure(int pod, String call) {
          calls.add(pod + " " + call);
          return pod == 0 && !failures.isEmpty() ? failures.remove(0) : null;
        }
      };
  private final CallFence fence =
      new CallFence() {
        @Override
        public void enter(int pod) {
          entered.add(String.valueOf(pod));
        }

        @Override
        public void enterBefore(int pod, String name, String sha256) {
          entered.add(name + " " + sha256);
        }

        @Override
        public String leave() {
          String why = broken;
          broken = null;
          return why;
        }

        @Override
        public void bound(int pod, Strategy strategy) {}
      };
  private final PodLoop loop = new PodLoop(scenario.kernel, log, OutcomeListener.NONE, fence);
  private final Counting old = new Counting("1");
  private final Counting fresh = new Counting("2");

  /** Buys its quantity at every bar and writes down what it hears of. */
  private static final class Counting implements Strategy {
    private final String quantity;
    private final List<Long> bars = new ArrayList<>();
    private final List<Boolean> muted = new ArrayList<>();
    private int updates;
    private int resumed;
    private final List<String> heard = new ArrayList<>();
    private int failsFrom = Integer.MAX_VALUE;
    private boolean failsAtUpdate;

    Counting(String quantity) {
      this.quantity = quantity;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      bars.add(bar.closeTime());
      muted.add(context.isWarmingUp());
      context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units(quantity)));
      if (bars.size() >= failsFrom) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
      updates++;
      heard.add(update.clientOrderId() + " " + update.state());
      if (failsAtUpdate) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void onResume(StrategyContext context) {
      resumed++;
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {
      if (snapshot.names().contains("bad")) {
        throw new IllegalArgumentException("that I do not know");
      }
    }
  }

  @BeforeEach
  void bind() {
    scenario.apply(new Input.PodBound(0, "test", "1.0", "old"));
    loop.bind(0, old);
    bar();
  }

  private void bar() {
    loop.onBar(0, scenario.nextBar("100", "100", "100", "100"));
  }

  private void swap() {
    loop.replace(0, fresh, StrategySnapshot.EMPTY, PROBATION);
    loop.applyUnasked(new Input.PodBound(0, "test", "2.0", "new"));
  }

  private List<String> sent() {
    return scenario.sent.stream()
        .map(order -> order.clientOrderId() + " " + order.orderQty() / units("1"))
        .toList();
  }

  @Test
  void shouldGoOnWithTheBuildBeforeWhenTheNewOneFails() {
    swap();
    fresh.failsFrom = 2;
    bar();
    bar();
    bar();
    assertEquals(List.of("a-1 1", "a-2 2", "a-3 1", "a-4 1"), sent());
    assertEquals(4, old.bars.stream().distinct().count());
    assertEquals(4, old.bars.size());
    assertEquals(List.of(false, true, false, false), old.muted);
    assertEquals(1, old.resumed);
    PodState pod = scenario.kernel.pod(0);
    assertEquals("1.0 old", pod.version() + " " + pod.sha256());
    assertEquals("new", pod.failedBuild());
    assertTrue(scenario.kernel.mayTrade(0));
    assertNull(loop.onProbation(0));
  }

  @Test
  void shouldSuspendABuildThatFailsAfterItHasProvedItself() {
    swap();
    assertEquals(new PodLoop.OnProbation("1.0", "old", PROBATION), loop.onProbation(0));
    fresh.failsFrom = PROBATION + 1;
    for (int i = 0; i < PROBATION; i++) {
      bar();
    }
    assertNull(loop.onProbation(0));
    bar();
    assertFalse(scenario.kernel.mayTrade(0));
    PodState pod = scenario.kernel.pod(0);
    assertTrue(pod.isQuarantined());
    assertEquals("2.0", pod.version());
    assertTrue(pod.suspension().contains("on purpose"), pod.suspension());
    assertEquals(1 + PROBATION, old.bars.size());
    assertEquals(0, old.resumed);
  }

  @Test
  void shouldSuspendWhenNeitherIsWell() {
    swap();
    old.failsFrom = 2;
    fresh.failsFrom = 3;
    bar();
    assertNull(loop.onProbation(0));
    bar();
    assertTrue(scenario.kernel.mayTrade(0));
    bar();
    assertTrue(scenario.kernel.pod(0).isQuarantined());
    assertEquals("new", scenario.kernel.pod(0).sha256());
  }

  @Test
  void shouldTellBothOfTheirPodsOrders() {
    swap();
    long before = old.updates;
    bar();
    scenario.kernel.beginEvent();
    loop.apply(new Input.TradingStateSet(TradingState.HALTED, "me", "why"));
    assertEquals(fresh.updates, old.updates - before);
    assertTrue(fresh.updates > 1, "it heard of nothing");
  }

  @Test
  void shouldChangeNothingWhenTheSnapshotIsRefused() {
    StrategySnapshot bad = StrategySnapshot.version(1).put("bad", 1).build();
    assertThrows(IllegalArgumentException.class, () -> loop.replace(0, fresh, bad, PROBATION));
    bar();
    assertEquals(2, old.bars.size());
    assertEquals(0, fresh.bars.size());
  }

  @Test
  void shouldNotAskAStrategyThatTheLogSaysFailed() {
    failures.add("it failed then");
    bar();
    assertEquals(1, old.bars.size());
    assertEquals("it failed then", scenario.kernel.pod(0).suspension());
  }

  @Test
  void shouldGoBackWithoutAskingABuildThatTheLogSaysFailed() {
    swap();
    failures.add("it failed then");
    bar();
    assertEquals(0, fresh.bars.size());
    assertEquals(2, old.bars.size());
    assertEquals("new", scenario.kernel.pod(0).failedBuild());
  }

  /** So that a replay knows which of several calls between two entries it was. */
  @Test
  void shouldSayWhichCallFailed() {
    swap();
    fresh.failsFrom = 1;
    calls.clear();
    bar();
    assertEquals("0 BAR", calls.get(0));
    assertEquals(List.of("BAR"), reverted.stream().map(Input.PodReverted::call).toList());
  }

  @Test
  void shouldSuspendWhomTheFenceComplainsOf() {
    broken = "it did something";
    bar();
    assertEquals("it did something", scenario.kernel.pod(0).suspension());
    assertEquals(List.of("a-1 1"), sent());
  }

  @Test
  void shouldGoOnFromASnapshotInTheMiddleOfAProbation() {
    swap();
    PodLoop.OnProbation state = loop.onProbation(0);
    loop.unbind(0);
    loop.resume(0, fresh, StrategySnapshot.EMPTY);
    loop.onProbation(0, old, StrategySnapshot.EMPTY, state);
    assertEquals(state, loop.onProbation(0));
    fresh.failsFrom = 1;
    bar();
    assertEquals("old", scenario.kernel.pod(0).sha256());
  }

  @Test
  void shouldRememberInItsStateWhichBuildFailed() {
    swap();
    fresh.failsFrom = 1;
    bar();
    TradingKernel other = scenario.restored();
    assertEquals(scenario.kernel.stateHash(), other.stateHash());
    assertEquals("new", other.pod(0).failedBuild());
  }

  @Test
  void shouldTellTheBuildBeforeOfNothingTwiceWhenTheNewOneFailsAtAnUpdate() {
    swap();
    fresh.failsAtUpdate = true;
    bar();
    assertEquals("old", scenario.kernel.pod(0).sha256());
    assertEquals(List.of(false, true), old.muted);
    assertEquals(old.heard.stream().distinct().toList(), old.heard);
    assertTrue(old.heard.stream().anyMatch(heard -> heard.startsWith("a-2 ")), old.heard::toString);
    assertEquals(1, old.resumed);
  }

  @Test
  void shouldTellTheBuildBeforeOfNothingTwiceWhenTheLogSaysTheNewOneFailed() {
    swap();
    failures.add(null);
    failures.add("it failed then");
    bar();
    assertEquals("old", scenario.kernel.pod(0).sha256());
    assertEquals(List.of(false, true), old.muted);
    assertEquals(old.heard.stream().distinct().toList(), old.heard);
    assertTrue(old.heard.stream().anyMatch(heard -> heard.startsWith("a-2 ")), old.heard::toString);
  }

  /** One that does not come back from that is not the new build's fault. */
  @Test
  void shouldTellTheFenceWhenItIsTheBuildBeforeThatIsCalled() {
    swap();
    entered.clear();
    loop.snapshotBefore(0);
    bar();
    assertEquals("a old", entered.get(0));
    assertEquals(List.of("a old", "0", "a old"), entered.subList(1, 4));
  }

  @Test
  void shouldNotGoBackWhenTheLogSaysThatThePodWasSuspended() {
    swap();
    failures.add("it failed then");
    journaled = new Input.PodSuspended(0, "platform", "it started a thread");
    bar();
    assertEquals("it started a thread", scenario.kernel.pod(0).suspension());
    assertEquals("new", scenario.kernel.pod(0).sha256());
    assertEquals(List.of(1, 0), List.of(old.bars.size(), old.resumed));
    assertNull(loop.onProbation(0));
  }
}
