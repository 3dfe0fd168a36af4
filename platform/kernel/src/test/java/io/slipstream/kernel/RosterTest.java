package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is asked, and whose requests are refused. */
class RosterTest {
  private final Scenario scenario = new Scenario("a", "b");
  private final PodLoop loop = new PodLoop(scenario.kernel, InputLog.NONE, OutcomeListener.NONE);

  /** Keeps its context and buys one at every bar. */
  private static final class Buyer implements Strategy {
    private final List<StrategyContext> kept = new ArrayList<>();

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      kept.add(context);
      context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
    }
  }

  private void bar() {
    loop.onBar(0, scenario.nextBar("100", "100", "100", "100"));
  }

  @Test
  void shouldRefuseTheRequestsOfAPodThatIsNotAsked() {
    Buyer first = new Buyer();
    Buyer second = new Buyer();
    loop.bind(0, first);
    loop.bind(1, second);
    bar();
    loop.unbind(0);
    StrategyContext left = first.kept.get(0);
    OrderIntent intent = OrderIntent.market(Scenario.COIN, Side.BUY, units("1"));
    assertThrows(IllegalStateException.class, () -> left.submit(intent));
    assertThrows(IllegalStateException.class, () -> left.cancel(1));
    assertThrows(IllegalStateException.class, () -> left.replace(1, 1, 1, 1));
    assertThrows(IllegalStateException.class, () -> left.cancelAll(Scenario.COIN));
    assertThrows(IllegalStateException.class, () -> left.setTimer(1, Long.MAX_VALUE));
    bar();
    assertEquals(1, first.kept.size());
    assertEquals(2, second.kept.size());
    assertEquals(List.of(0, 1, 1), scenario.sent.stream().map(order -> order.pod()).toList());
    assertFalse(loop.isBound(0));
    assertTrue(loop.isBound(1));
  }

  /** While another pod is asked, a pod's own context is closed to it. */
  @Test
  void shouldRefuseAPodThatSpeaksInTheCallOfAnother() {
    Buyer first = new Buyer();
    loop.bind(0, first);
    loop.bind(
        1,
        new Strategy() {
          @Override
          public void onBar(Bar bar, StrategyContext context) {
            first.kept.get(0).submit(OrderIntent.market(Scenario.COIN, Side.SELL, units("5")));
          }
        });
    bar();
    assertEquals(
        List.of("a-1"), scenario.sent.stream().map(order -> order.clientOrderId()).toList());
    assertTrue(scenario.kernel.mayTrade(0));
    assertTrue(scenario.kernel.pod(1).suspension().contains("used outside a call"));
  }

  @Test
  void shouldNotAskAPodThatIsStoppedOrRemoved() {
    Buyer first = new Buyer();
    Buyer second = new Buyer();
    loop.bind(0, first);
    loop.bind(1, second);
    loop.apply(new Input.PodStopped(0, "me", "why"));
    loop.apply(new Input.PodRemoved(1, "me"));
    bar();
    assertEquals(0, first.kept.size() + second.kept.size());
    loop.apply(new Input.PodResumed(0, "me"));
    bar();
    assertEquals(1, first.kept.size());
    assertEquals(0, second.kept.size());
    assertEquals(1, scenario.sent.size());
  }

  /** What the log holds for a pod whose strategy is gone is applied, and nothing else of it. */
  @Test
  void shouldTakeTheRequestsOfAnUnaskedPodFromTheLogOnly() {
    List<Input.PodRequest> journal = new ArrayList<>();
    InputLog log =
        new InputLog() {
          @Override
          public void append(Input input) {}

          @Override
          public Input.PodRequest resolve(int pod, Input.PodRequest wanted) {
            boolean next = !journal.isEmpty() && journal.get(0).pod() == pod;
            return next ? journal.remove(0) : null;
          }

          @Override
          public void decided(Decision decision) {}
        };
    PodLoop replay = new PodLoop(scenario.kernel, log, OutcomeListener.NONE);
    OrderIntent intent = OrderIntent.market(Scenario.COIN, Side.BUY, units("2"));
    journal.add(new Input.IntentMade(0, intent));
    journal.add(new Input.IntentMade(1, intent));
    replay.onBar(0, scenario.nextBar("100", "100", "100", "100"));
    assertEquals(
        List.of("a-1", "b-1"), scenario.sent.stream().map(order -> order.clientOrderId()).toList());
    assertTrue(journal.isEmpty());
    replay.onBar(0, scenario.nextBar("100", "100", "100", "100"));
    assertEquals(2, scenario.sent.size());
  }
}
