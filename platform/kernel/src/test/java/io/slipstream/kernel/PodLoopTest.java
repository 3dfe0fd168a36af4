package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategySnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodLoopTest {
  private final Scenario scenario = new Scenario("a", "b");
  private final List<String> heard = new ArrayList<>();
  private final PodLoop loop = new PodLoop(scenario.kernel, InputLog.NONE, OutcomeListener.NONE);

  private void bar() {
    loop.onBar(0, scenario.nextBar("100", "100", "100", "100"));
  }

  private Strategy named(String name) {
    return new Strategy() {
      @Override
      public void onBar(Bar bar, StrategyContext context) {
        heard.add(name);
        context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
      }
    };
  }

  @Test
  void shouldCallPodsInOrderAndApplyTheirIntentsDirectly() {
    loop.bind(1, named("second"));
    loop.bind(0, named("first"));
    bar();
    assertEquals(List.of("first", "second"), heard);
    assertEquals(List.of(0, 1), scenario.sent.stream().map(o -> o.pod()).toList());
  }

  @Test
  void shouldSuspendAPodThatThrowsAndDropItsIntents() {
    loop.bind(
        0,
        new Strategy() {
          @Override
          public void onBar(Bar bar, StrategyContext context) {
            context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
            throw new IllegalStateException("a bug");
          }
        });
    loop.bind(1, named("other"));
    bar();
    bar();
    assertEquals(List.of("other", "other"), heard);
    assertEquals(2, scenario.sent.size());
    assertFalse(scenario.kernel.mayTrade(0));
    assertTrue(scenario.kernel.pod(0).suspension().contains("a bug"));
  }

  @Test
  void shouldSuspendAPodThatFloods() {
    loop.bind(
        0,
        new Strategy() {
          @Override
          public void onBar(Bar bar, StrategyContext context) {
            while (true) {
              context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
            }
          }
        });
    bar();
    assertTrue(scenario.sent.isEmpty());
    assertFalse(scenario.kernel.mayTrade(0));
  }

  @Test
  void shouldBoundTheRoundsOfOneEvent() {
    scenario.verdict = Verdict.denied(DenialCode.POSITION_LIMIT, 0, 0);
    loop.bind(
        0,
        new Strategy() {
          @Override
          public void onBar(Bar bar, StrategyContext context) {
            context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
          }

          @Override
          public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
            heard.add(update.state().name());
            context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
          }
        });
    bar();
    assertFalse(scenario.kernel.mayTrade(0));
    assertEquals(PodLoop.ROUNDS_PER_EVENT, heard.size());
  }

  /**
   * However many closed orders are kept: the closed one is still known here, the other never was.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 7})
  void shouldNotTellThatAClosedOrderCannotBeReplaced(long number) {
    loop.bind(
        0,
        new Strategy() {
          @Override
          public void onBar(Bar bar, StrategyContext context) {
            if (scenario.sent.isEmpty()) {
              context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
            } else {
              context.replace(number, units("2"), 0, 0);
            }
          }

          @Override
          public void onOrderUpdate(OrderUpdate update, StrategyContext context) {
            heard.add(update.state().name());
          }
        });
    bar();
    long order = Order.orderId(0, 1);
    scenario.reports.rejected(order, 0, "closed");
    assertTrue(scenario.kernel.blotter().find(order).state().isClosed());
    heard.clear();
    bar();
    assertEquals(List.of(), heard);
  }

  @Test
  void shouldIgnoreIntentsDuringWarmUp() {
    loop.bind(0, named("warm"));
    loop.warmUp(0, scenario.nextBar("100", "100", "100", "100"));
    assertEquals(List.of("warm"), heard);
    assertTrue(scenario.sent.isEmpty());
  }

  @Test
  void shouldNotWriteDownWhatIsRefused() {
    List<Input> written = new ArrayList<>();
    InputLog log =
        new InputLog() {
          @Override
          public void append(Input input) {
            written.add(input);
          }

          @Override
          public Input.PodRequest resolve(int pod, Input.PodRequest wanted) {
            return wanted;
          }

          @Override
          public void decided(Decision decision) {}
        };
    Desk desk = new Desk();
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 1_000_000_000_000L, Input.AccountType.CASH);
    desk.quote(coin, 1).buy(pod, coin, 1_000_000_000_000L);
    PodLoop recorded = new PodLoop(desk.kernel, log, OutcomeListener.NONE);
    long huge = Long.MAX_VALUE / 1_000_000;
    KeptQuote quote = new KeptQuote("A", desk.time, desk.time, huge, 1, huge, 1);
    assertThrows(KernelException.class, () -> recorded.onQuote(coin, quote));
    assertTrue(written.isEmpty());
    recorded.onQuote(coin, new KeptQuote("A", desk.time, desk.time, 2, 1, 2, 1));
    assertEquals(1, written.size());
    assertEquals(2, desk.kernel.mark(coin));
  }

  @Test
  void shouldRefuseTheContextOutsideACall() {
    List<StrategyContext> kept = new ArrayList<>();
    loop.bind(
        0,
        new Strategy() {
          @Override
          public void onStart(StrategyContext context) {
            kept.add(context);
          }
        });
    OrderIntent intent = OrderIntent.market(Scenario.COIN, Side.BUY, units("1"));
    assertThrows(IllegalStateException.class, () -> kept.get(0).submit(intent));
  }

  /** A getter of a strategy's own terms may make another order while they are read. */
  @Test
  void shouldCheckTermsThatMakeOrdersWhileTheyAreRead() {
    loop.bind(
        0,
        new Strategy() {
          @Override
          public void onBar(Bar bar, StrategyContext context) {
            OrderIntent valid = OrderIntent.market(Scenario.COIN, Side.BUY, units("1"));
            Object odd =
                java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {io.slipstream.api.order.OrderTerms.class},
                    (proxy, method, arguments) -> {
                      if (method.getName().equals("side")) {
                        context.submit(valid);
                        return null;
                      }
                      return method.invoke(valid, arguments);
                    });
            context.submit((io.slipstream.api.order.OrderTerms) odd);
          }
        });
    bar();
    assertFalse(scenario.kernel.mayTrade(0));
    assertEquals(0, scenario.sent.size());
  }

  /** Counts bars; what it asks for while it is restored is nobody's wish. */
  private static final class Counting implements Strategy {
    private long bars;

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      bars++;
    }

    @Override
    public StrategySnapshot snapshot() {
      return StrategySnapshot.version(1).put("bars", bars).build();
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {
      context.submit(OrderIntent.market(Scenario.COIN, Side.BUY, units("1")));
      bars = snapshot.number("bars");
    }
  }

  @Test
  void shouldGoOnFromAStrategysSnapshot() {
    loop.bind(0, new Counting());
    bar();
    bar();
    StrategySnapshot memory = loop.snapshot(0);
    loop.resume(0, new Counting(), memory);
    bar();
    assertEquals(3, loop.snapshot(0).number("bars"));
    assertEquals(List.of(), scenario.sent);
  }

  @Test
  void shouldSayThatASnapshotIsNotTaken() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> loop.resume(0, new Counting(), StrategySnapshot.EMPTY));
    assertTrue(refused.getMessage().contains("the snapshot has no 'bars'"));
    assertFalse(loop.isBound(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> loop.resume(0, named("keeps none"), StrategySnapshot.EMPTY));
  }
}
