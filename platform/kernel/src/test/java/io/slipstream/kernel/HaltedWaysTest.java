package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Input.AccountType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No order leaves a scope that is halted, and none that opens one that may only be reduced. */
class HaltedWaysTest {
  private static final long LATENCY = 10;
  private static final Bracket BRACKET = Bracket.atPrices(500, 2000);
  private static final Bracket MIRRORED = Bracket.atPrices(2000, 500);

  private Desk desk = new Desk();

  private void open(long latency) {
    desk.add(Desk.stock("A", "USD").build(), Desk.QUOTES.withLatency(latency, 0));
    desk.pod("one", 1_000_000, AccountType.CASH);
    desk.quote(0, 1000);
  }

  private void set(TradingScope scope, TradingState state) {
    desk.apply(new Input.ScopeStateSet(scope, state, "me", "why"));
  }

  private Order own(int number) {
    return desk.order(0, Pod.OWN_ORDERS + number);
  }

  /** An entry that works at the venue; its cancel takes its time. */
  private Order enterAndWait(Side side, long price, Bracket bracket) {
    Order entry = desk.send(0, desk.draft(0).limit(side, 4, price).bracket(bracket));
    desk.time += 2 * LATENCY;
    desk.quote(0, 1000);
    return entry;
  }

  @ParameterizedTest
  @CsvSource({"ALL, ''", "POD, one", "INSTRUMENT, A", "VENUE, SIM"})
  void shouldMakeNoExitsOfAnExecutionThatOutranACancel(TradingScope.Kind kind, String name) {
    open(LATENCY);
    Order entry = enterAndWait(Side.BUY, 900, BRACKET);
    set(new TradingScope(kind, name), TradingState.HALTED);
    desk.quote(0, 900);
    assertEquals(OrderState.FILLED, entry.state());
    assertNull(own(1));
    assertEquals(0, desk.kernel.workingOrders(0));
  }

  @Test
  void shouldMakeExitsThatReduceWhileReducing() {
    open(LATENCY);
    Order entry = enterAndWait(Side.BUY, 900, BRACKET);
    set(TradingScope.ALL, TradingState.REDUCING);
    desk.quote(0, 900);
    assertEquals(OrderState.FILLED, entry.state());
    assertEquals(Side.SELL, own(1).side());
    assertEquals(2, desk.kernel.workingOrders(0));
  }

  /** The exits of an order that reduces would open again. */
  @Test
  void shouldMakeNoExitsThatOpenWhileReducing() {
    open(0);
    desk.buy(0, 0, 10);
    Order reducing = desk.send(0, desk.draft(0).limit(Side.SELL, 4, 1100).bracket(MIRRORED));
    set(TradingScope.ALL, TradingState.REDUCING);
    desk.quote(0, 1100);
    assertEquals(OrderState.FILLED, reducing.state());
    assertNull(own(1));
    assertEquals(0, desk.kernel.workingOrders(0));
  }

  @ParameterizedTest
  @CsvSource({"ALL, ''", "POD, one", "INSTRUMENT, A", "VENUE, SIM"})
  void shouldNotLiquidateWhatIsHaltedBeforeItGoesOn(TradingScope.Kind kind, String name) {
    desk.add(Desk.stock("A", "USD").margin(FixedPoint.ONE / 2, FixedPoint.ONE / 4).build());
    desk.pod("one", 5_500, AccountType.MARGIN);
    desk.quote(0, 1000).buy(0, 0, 10);
    TradingScope scope = new TradingScope(kind, name);
    set(scope, TradingState.HALTED);
    desk.quote(0, 599);
    assertTrue(desk.kernel.podAt(0).isLiquidating());
    assertNull(own(1));
    set(scope, TradingState.ACTIVE);
    desk.quote(0, 600);
    assertNotNull(own(1));
    desk.quote(0, 600);
    assertTrue(desk.position(0, 0).isFlat());
  }

  /** One order for two pods works at the venue when one of them is halted. */
  @Test
  void shouldCancelAnOrderSentNetWhenOneOfItsPodsIsHalted() {
    desk = new Desk("USD", 2, true);
    desk.add(Desk.stock("A", "USD").build(), SimulationModel.DEFAULT);
    desk.pod("one", 1_000_000, AccountType.CASH);
    desk.pod("two", 1_000_000, AccountType.CASH);
    desk.bar(0, 1000, 1000, 1000, 1000, 60);
    desk.buy(0, 0, 5).buy(1, 0, 7);
    desk.apply(new Input.SliceEnded(desk.time));
    set(TradingScope.ofPod("one"), TradingState.HALTED);
    assertEquals(OrderState.CANCELED, desk.order(0, 1).state());
    assertEquals("pod one was halted", desk.order(0, 1).reason());
    assertEquals(OrderState.CANCELED, desk.order(1, 1).state());
    assertEquals("sent net with an order that was halted", desk.order(1, 1).reason());
    desk.bar(0, 1000, 1000, 1000, 1000, 60);
    assertTrue(desk.position(0, 0).isFlat());
  }

  @Test
  void shouldCancelAnOrderThatIsHeldForTheEndOfTheSlice() {
    desk = new Desk("USD", 2, true);
    open(0);
    desk.buy(0, 0, 5);
    assertTrue(desk.kernel.hasHeldOrders());
    set(TradingScope.ALL, TradingState.HALTED);
    desk.apply(new Input.SliceEnded(desk.time)).quote(0, 1000);
    assertEquals(OrderState.CANCELED, desk.order(0, 1).state());
    assertTrue(desk.position(0, 0).isFlat());
  }

  @Test
  void shouldCancelAnOrderWhoseReplacementIsPending() {
    open(LATENCY);
    Order order = enterAndWait(Side.BUY, 900, Bracket.NONE);
    desk.apply(new Input.ReplaceRequested(0, 1, 100, 999, 0));
    set(TradingScope.ALL, TradingState.HALTED);
    desk.time += 2 * LATENCY;
    desk.quote(0, 1000);
    assertEquals(OrderState.CANCELED, order.state());
    assertTrue(desk.position(0, 0).isFlat());
  }

  /** A broker takes an execution back: the order was not open when trading was halted. */
  @Test
  void shouldCancelAnOrderThatABustOpensAgain() {
    Scenario scenario = new Scenario("a");
    Order order = scenario.kernel.blotter().find(scenario.order(0, Side.BUY, "1"));
    scenario.apply(report(ExecutionType.TRADE, "x", ""));
    assertEquals(OrderState.FILLED, order.state());
    scenario.apply(new Input.TradingStateSet(TradingState.HALTED, "me", "why"));
    scenario.apply(report(ExecutionType.TRADE_CANCEL, "y", "x"));
    assertEquals(OrderState.CANCELED, order.state());
    assertEquals(0, scenario.kernel.workingOrders(0));
  }

  private static Input report(ExecutionType type, String exec, String ref) {
    long one = Scenario.units("1");
    return new Input.ExecutionReported("a-1", type, exec, ref, 1, one, one, 0, false, "");
  }

  @Test
  void shouldHoldAPodThatComesBackToTheStateItsNameHad() {
    open(0);
    set(TradingScope.ofPod("one"), TradingState.HALTED);
    Input.PodDefinition definition = desk.kernel.podAt(0).definition();
    desk.apply(new Input.PodRemoved(0, "me")).apply(new Input.PodAdded(definition, ""));
    assertEquals(TradingState.HALTED, desk.kernel.tradingState(0, 0));
  }

  /** Limits, halts and orders know a pod by its name. */
  @Test
  void shouldRefuseToGiveAPodAnotherName() {
    open(0);
    Input.PodDefinition old = desk.kernel.podAt(0).definition();
    Input renamed =
        new Input.PodReconfigured(
            0,
            new Input.PodDefinition(
                "other",
                old.strategy(),
                old.instruments(),
                old.capital(),
                old.limits(),
                old.parameters(),
                old.account()),
            "");
    KernelException refused = assertThrows(KernelException.class, () -> desk.apply(renamed));
    assertEquals(KernelException.Refusal.POD, refused.refusal());
  }
}
