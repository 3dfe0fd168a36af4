package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input.AccountType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two pods, one and two, that trade A and B. */
class HaltsTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void open() {
    desk.add(Desk.stock("A", "USD").build());
    desk.add(Desk.stock("B", "USD").build());
    desk.pod("one", 1_000_000, AccountType.CASH);
    desk.pod("two", 1_000_000, AccountType.CASH);
    desk.quote(0, 1000);
    desk.quote(1, 1000);
  }

  private void set(TradingScope scope, TradingState state) {
    desk.apply(new Input.ScopeStateSet(scope, state, "me", "why"));
  }

  private Order rest(int pod, int instrument, Side side, long quantity) {
    long price = side == Side.BUY ? 900 : 1100;
    return desk.send(pod, desk.draft(instrument).limit(side, quantity, price));
  }

  private static TradingScope scope(TradingScope.Kind kind, String name) {
    return new TradingScope(kind, name == null ? "" : name);
  }

  @ParameterizedTest
  @CsvSource({
    "ALL,             , true, true, true, true",
    "POD,        one, true, true, false, false",
    "INSTRUMENT, A,   true, false, true, false",
    "VENUE,      SIM, true, true, true, true"
  })
  void shouldCancelWhatWorksInAHaltedScopeAndNothingElse(
      TradingScope.Kind kind, String name, boolean a1, boolean b1, boolean a2, boolean b2) {
    List<Order> orders =
        List.of(
            rest(0, 0, Side.BUY, 1),
            rest(0, 1, Side.BUY, 1),
            rest(1, 0, Side.BUY, 1),
            rest(1, 1, Side.BUY, 1));
    set(scope(kind, name), TradingState.HALTED);
    assertEquals(
        List.of(a1, b1, a2, b2), orders.stream().map(order -> order.state().isClosed()).toList());
    assertEquals(scope(kind, name).text() + " was halted", orders.get(0).reason());
    for (int i = 0; i < 4; i++) {
      boolean isHalted = List.of(a1, b1, a2, b2).get(i);
      TradingState expected = isHalted ? TradingState.HALTED : TradingState.ACTIVE;
      assertEquals(expected, desk.kernel.tradingState(i / 2, i % 2));
    }
    set(scope(kind, name), TradingState.ACTIVE);
    assertEquals(TradingState.ACTIVE, desk.kernel.tradingState(0, 0));
    assertEquals(List.of(), desk.kernel.scopeStates());
  }

  @Test
  void shouldHoldAnOrderToTheStrictestOfItsScopes() {
    set(TradingScope.ALL, TradingState.REDUCING);
    assertEquals(TradingState.REDUCING, desk.kernel.tradingState(0, 0));
    set(TradingScope.ofPod("one"), TradingState.HALTED);
    set(TradingScope.ofInstrument("B"), TradingState.REDUCING);
    assertEquals(TradingState.HALTED, desk.kernel.tradingState(0, 0));
    assertEquals(TradingState.HALTED, desk.kernel.tradingState(0, 1));
    assertEquals(TradingState.REDUCING, desk.kernel.tradingState(1, 0));
    set(TradingScope.ALL, TradingState.ACTIVE);
    assertEquals(TradingState.ACTIVE, desk.kernel.tradingState(1, 0));
    assertEquals(TradingState.REDUCING, desk.kernel.tradingState(1, 1));
    set(TradingScope.ofVenue("SIM"), TradingState.HALTED);
    assertEquals(TradingState.HALTED, desk.kernel.tradingState(1, 0));
  }

  @Test
  void shouldCancelWhatOpensWhenAScopeMayOnlyBeReduced() {
    desk.buy(0, 0, 10);
    Order opening = rest(0, 0, Side.BUY, 1);
    Order most = rest(0, 0, Side.SELL, 8);
    Order tooMuch = rest(0, 0, Side.SELL, 3);
    Order rest = rest(0, 0, Side.SELL, 2);
    Order flat = rest(0, 1, Side.SELL, 1);
    Order other = rest(1, 0, Side.BUY, 1);
    set(TradingScope.ofPod("one"), TradingState.REDUCING);
    assertEquals(OrderState.CANCELED, opening.state());
    assertEquals("pod one may only be reduced", opening.reason());
    assertEquals(OrderState.CANCELED, tooMuch.state());
    assertEquals(OrderState.CANCELED, flat.state());
    assertEquals(
        List.of(OrderState.ACCEPTED, OrderState.ACCEPTED, OrderState.ACCEPTED),
        List.of(most.state(), rest.state(), other.state()));
  }

  @Test
  void shouldCountAReduceOnlyOrderAndOneOfAPairOfExits() {
    Bracket bracket = Bracket.atRates(10_000_000, 10_000_000);
    desk.send(0, desk.draft(0).market(Side.BUY, 10).bracket(bracket));
    Order stop = desk.order(0, Pod.OWN_ORDERS + 1);
    Order target = desk.order(0, Pod.OWN_ORDERS + 2);
    Order third = rest(0, 0, Side.SELL, 1);
    Order reduceOnly = desk.send(0, desk.draft(0).limit(Side.SELL, 5, 1100).reduceOnly());
    set(TradingScope.ALL, TradingState.REDUCING);
    assertFalse(stop.state().isClosed());
    assertFalse(target.state().isClosed());
    assertFalse(reduceOnly.state().isClosed());
    assertEquals(OrderState.CANCELED, third.state());
    desk.quote(0, 2000);
    assertEquals(0, desk.position(0, 0).quantity());
  }

  @Test
  void shouldLeaveWhatWorksWhereAnEarlierJournalReduces() {
    Order opening = rest(0, 0, Side.BUY, 1);
    desk.apply(new Input.TradingStateSet(TradingState.REDUCING, "me", "why"));
    assertEquals(OrderState.ACCEPTED, opening.state());
    assertEquals(TradingState.REDUCING, desk.kernel.tradingState(0, 0));
  }

  @Test
  void shouldCloseWhatIsHeldInAScope() {
    desk.buy(0, 0, 10).buy(0, 1, 4).buy(1, 0, 3);
    set(TradingScope.ofInstrument("A"), TradingState.HALTED);
    desk.apply(new Input.ScopeFlattened(TradingScope.ofInstrument("A"), "me", "why"));
    desk.quote(0, 1000);
    assertEquals(0, desk.position(0, 0).quantity());
    assertEquals(0, desk.position(1, 0).quantity());
    assertEquals(4, desk.position(0, 1).quantity());
    desk.apply(new Input.ScopeFlattened(TradingScope.ALL, "me", "why")).quote(1, 1000);
    assertEquals(0, desk.position(0, 1).quantity());
  }

  @Test
  void shouldHaltInTheMiddleOfAnEvent() {
    Order order = rest(1, 0, Side.BUY, 1);
    desk.apply(new Input.HaltForced(0, TradingScope.ALL, "me", "why"));
    assertEquals(OrderState.CANCELED, order.state());
    assertEquals(TradingState.HALTED, desk.kernel.tradingState());
    assertEquals("why", desk.kernel.tradingStateReason());
  }

  @Test
  void shouldKeepStatesInASnapshotAndInTheHash() {
    String before = desk.kernel.stateHash().value();
    set(TradingScope.ofPod("two"), TradingState.HALTED);
    set(TradingScope.ofInstrument("A"), TradingState.REDUCING);
    String halted = desk.kernel.stateHash().value();
    assertFalse(before.equals(halted));
    TradingKernel restored = desk.restored();
    assertEquals(halted, restored.stateHash().value());
    assertEquals(TradingState.HALTED, restored.tradingState(1, 1));
    assertEquals(TradingState.REDUCING, restored.tradingState(0, 0));
    assertEquals(
        new ScopeState(TradingScope.ofPod("two"), TradingState.HALTED, "me", "why"),
        restored.scopeState(TradingScope.ofPod("two")));
  }

  @ParameterizedTest
  @CsvSource({"POD, nobody, POD", "INSTRUMENT, C, INSTRUMENT", "VENUE, NYSE, VENUE"})
  void shouldRefuseAScopeThatIsNotThere(
      TradingScope.Kind kind, String name, KernelException.Refusal refusal) {
    KernelException refused =
        assertThrows(KernelException.class, () -> set(scope(kind, name), TradingState.HALTED));
    assertEquals(refusal, refused.refusal());
    assertTrue(refused.getMessage().contains(name));
  }
}
