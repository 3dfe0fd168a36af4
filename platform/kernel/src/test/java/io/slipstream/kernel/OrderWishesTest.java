package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pods wish and what the gate sees of it; orders at 90. */
class OrderWishesTest {
  private final Scenario scenario = new Scenario("a", "b");

  @BeforeEach
  void leaveCancelsOpen() {
    scenario.answersCancels = false;
  }

  private Order send(int pod, Side side, String quantity) {
    scenario.apply(
        new Input.IntentMade(
            pod, OrderIntent.limit(Scenario.COIN, side, units(quantity), units("90"))));
    return order(pod, scenario.kernel.podAt(pod).orders());
  }

  private Order order(int pod, long number) {
    return scenario.kernel.blotter().find(Order.orderId(pod, number));
  }

  private void replace(int pod, long number, String quantity) {
    scenario.decisions.clear();
    scenario.apply(new Input.ReplaceRequested(pod, number, units(quantity), units("95"), 0));
  }

  private void assertRefused(String reason) {
    Decision.RequestRejected refused = (Decision.RequestRejected) scenario.decisions.get(0);
    assertEquals(reason, refused.reason());
    assertEquals(1, scenario.decisions.size());
    assertEquals(Scenario.MINUTE, refused.eventTime());
  }

  /**
   * Of 10 are 4 filled; for 15 the gate sees an order of 11 and the other 3 that work. While that
   * is pending it sees 14 working: 6, 3, and the 5 to come.
   */
  @Test
  void shouldCheckAReplacementAsAnOrderForWhatItWouldHaveLeft() {
    Order order = send(0, Side.BUY, "10");
    send(0, Side.BUY, "3");
    send(0, Side.SELL, "2");
    scenario.reports.filled(order.orderId(), 1, units("4"), units("90"), 0, true);
    replace(0, 1, "15");
    assertArrayEquals(new long[] {units("11"), units("3"), units("2")}, scenario.checked);
    assertTrue(order.wishes().replaces());
    assertEquals(List.of(), scenario.decisions);
    assertEquals(units("10"), order.orderQty());
    replace(0, 3, "5");
    assertArrayEquals(new long[] {units("5"), units("14"), 0}, scenario.checked);
    send(0, Side.SELL, "1");
    assertArrayEquals(new long[] {units("1"), units("14"), units("5")}, scenario.checked);
  }

  @Test
  void shouldRefuseAReplacementThatTheGateDenies() {
    Order order = send(0, Side.BUY, "10");
    scenario.verdict = Verdict.denied(DenialCode.POSITION_LIMIT, 1, 2);
    replace(0, 1, "12");
    assertRefused("POSITION_LIMIT");
    assertFalse(order.wishes().replaces());
    assertEquals(OrderState.SUBMITTED, order.state());
  }

  @Test
  void shouldRefuseASecondReplacementAndAlwaysSendACancel() {
    Order order = send(0, Side.BUY, "10");
    replace(0, 1, "12");
    replace(0, 1, "13");
    assertRefused("NOT_REPLACEABLE");
    scenario.apply(new Input.CancelRequested(0, 1));
    scenario.apply(new Input.CancelRequested(0, 1));
    assertEquals("a-1/3", order.wishClientOrderId());
    scenario.reports.requestRejected(order.orderId(), 1, false, "no");
    replace(0, 1, "12");
    assertRefused("NOT_REPLACEABLE");
  }

  @Test
  void shouldRefuseAReplacementNotAboveWhatIsFilled() {
    Order order = send(0, Side.BUY, "10");
    scenario.reports.filled(order.orderId(), 1, units("4"), units("90"), 0, true);
    replace(0, 1, "4");
    assertRefused("REPLACE_BELOW_FILLED");
    replace(0, 1, "4.00000001");
    assertTrue(order.wishes().replaces());
  }

  /** Numbers are the pod's own: 1 of one pod is not 1 of the other. */
  @Test
  void shouldTakeAPodsNumberForItsOwnOrder() {
    Order first = send(0, Side.BUY, "1");
    Order second = send(1, Side.BUY, "2");
    assertEquals(1, first.orderId());
    assertEquals((1L << 40) + 1, second.orderId());
    scenario.apply(new Input.CancelRequested(1, 1));
    assertFalse(first.wishes().cancels());
    assertTrue(second.wishes().cancels());
    scenario.apply(new Input.CancelRequested(0, (1L << 40) + 1));
    scenario.apply(new Input.CancelRequested(1, 1 - (1L << 40)));
    assertFalse(first.wishes().cancels());
    replace(1, 1 - (1L << 40), "3");
    assertRefused("NOT_REPLACEABLE");
    assertFalse(first.wishes().replaces());
  }

  @Test
  void shouldCancelOneInstrumentAlsoWhenItIsTheFirst() {
    Desk desk = new Desk();
    int coin = desk.add(Desk.stock("A", "USD").build());
    int other = desk.add(Desk.stock("B", "USD").build());
    int pod = desk.pod("p", 1_000_000, Input.AccountType.CASH);
    desk.quote(coin, 1000).quote(other, 1000);
    desk.send(pod, desk.draft(coin).limit(Side.BUY, 1, 900));
    desk.send(pod, desk.draft(other).limit(Side.BUY, 1, 900));
    desk.apply(new Input.CancelAllRequested(pod, coin));
    assertEquals(OrderState.CANCELED, desk.order(pod, 1).state());
    assertEquals(OrderState.ACCEPTED, desk.order(pod, 2).state());
  }

  @Test
  void shouldKeepADeniedOrderWithTheTimeOfItsEvent() {
    scenario.verdict = Verdict.denied(DenialCode.POSITION_LIMIT, 1, 2);
    scenario.decisions.clear();
    Order denied = send(1, Side.BUY, "1");
    assertEquals(List.of(denied), scenario.kernel.blotter().newestClosed(5));
    assertEquals("POSITION_LIMIT", denied.reason());
    assertEquals(0, scenario.kernel.workingOrders(1));
    assertEquals(
        new Decision.IntentDenied(1, 1, "b-1", "COIN", scenario.verdict),
        scenario.decisions.get(0));
    assertEquals(
        new Decision.OrderChanged(
            1, 1, "b-1", "COIN", OrderState.DENIED, "POSITION_LIMIT", 0, 0, Scenario.MINUTE),
        scenario.decisions.get(1));
    assertEquals(Scenario.MINUTE, denied.decisionTime());
    scenario.verdict = Verdict.ALLOWED;
    scenario.decisions.clear();
    send(1, Side.BUY, "1");
    assertEquals(
        new Decision.OrderChanged(
            1, 2, "b-2", "COIN", OrderState.SUBMITTED, "", 0, units("1"), Scenario.MINUTE),
        scenario.decisions.get(0));
  }

  @Test
  void shouldRefuseRequestsOfAPodThatIsNotThereAndOfInstrumentsItDoesNotTrade() {
    OrderIntent intent = OrderIntent.market(Scenario.COIN, Side.BUY, units("1"));
    OrderIntent unknown = OrderIntent.market(Desk.stock("Z", "USD").build(), Side.BUY, units("1"));
    OrderIntent sameName =
        OrderIntent.market(Desk.stock("COIN", "USD").build(), Side.BUY, units("1"));
    List<Input> refused =
        List.of(
            new Input.IntentMade(2, intent),
            new Input.IntentMade(-1, intent),
            new Input.IntentMade(0, unknown),
            new Input.IntentMade(0, sameName),
            new Input.CancelRequested(2, 1),
            new Input.ReplaceRequested(2, 1, 1, 1, 1),
            new Input.CancelAllRequested(0, 1),
            new Input.CancelAllRequested(0, -1),
            new Input.TimerSet(2, 1, 1));
    String before = scenario.kernel.stateHash().value();
    for (Input input : refused) {
      assertThrows(KernelException.class, () -> scenario.apply(input), input::toString);
    }
    assertEquals(before, scenario.kernel.stateHash().value());
  }
}
