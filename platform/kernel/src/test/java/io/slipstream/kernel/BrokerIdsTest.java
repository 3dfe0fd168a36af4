package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker's reports find their order and wish by client order id. */
class BrokerIdsTest {
  private final Scenario scenario = new Scenario(new BigDecimal("10000"), "a");
  private final Blotter blotter = scenario.kernel.blotter();
  private Order order;

  @BeforeEach
  void send() {
    scenario.answersCancels = false;
    order = blotter.find(scenario.order(0, Side.BUY, "10"));
  }

  private static Input.ExecutionReported report(
      String id, ExecutionType type, String exec, String ref, String quantity, String price) {
    return new Input.ExecutionReported(
        id, type, exec, ref, 1, units(quantity), units(price), units("1"), false, "");
  }

  private void change(String id, ExecutionType type) {
    scenario.apply(report(id, type, "", "", "0", "0"));
  }

  /** The first execution of an exit cancels the other one; the next does not ask again. */
  @Test
  void shouldFindTheOrdersTheKernelMade() {
    OrderDraft entry = new OrderDraft(Scenario.COIN).market(Side.BUY, units("2"));
    entry.bracket(Bracket.atPrices(units("90"), units("120")));
    scenario.apply(new Input.IntentMade(0, entry.toIntent()));
    scenario.apply(report("a-2", ExecutionType.TRADE, "e", "", "2", "100"));
    Order stop = blotter.find(Pod.OWN_ORDERS + 1);
    Order limit = blotter.find(Pod.OWN_ORDERS + 2);
    assertEquals(OrderState.SUBMITTED, limit.state());
    scenario.apply(report("a-x2", ExecutionType.TRADE, "f", "", "1", "120"));
    assertEquals(OrderState.PARTIALLY_FILLED, limit.state());
    assertTrue(stop.wishes().cancels());
    assertEquals("a-x1/1", stop.wishClientOrderId());
    scenario.apply(report("a-x2", ExecutionType.TRADE, "g", "", "1", "120"));
    assertEquals("a-x1/1", stop.wishClientOrderId());
    change("a-x1/1", ExecutionType.CANCELED);
    assertEquals("the other exit was executed", stop.reason());
    assertEquals(0, scenario.kernel.illegalTransitions());
  }

  @ParameterizedTest
  @CsvSource({
    "a-x9223372036854775807",
    "a-x",
    "a-xx1",
    "a-0",
    "a--1",
    "a-1099511627776",
    "b-1",
    "a",
    "'-1'",
    "'/1'",
    "a-99999999999999999999",
    "a-1x"
  })
  void shouldCountIdsThatNobodyHas(String id) {
    change(id, ExecutionType.NEW);
    assertEquals(1, scenario.kernel.illegalTransitions());
    assertEquals(OrderState.SUBMITTED, order.state());
  }

  /** The wish whose id the report carries is refused, else the only one there is. */
  @ParameterizedTest
  @CsvSource({
    "replace cancel, a-1/1, true, false",
    "replace cancel, a-1/2, false, true",
    "replace cancel, a-1,   false, true",
    "replace,        a-1,   false, false",
    "replace,        a-1/1, false, false",
    "cancel,         a-1,   false, false",
    "cancel,         a-1/1, false, false"
  })
  void shouldRefuseTheWishThatIsMeant(
      String wishes, String id, boolean stillCancels, boolean stillReplaces) {
    change("a-1", ExecutionType.NEW);
    for (String wish : wishes.split(" ")) {
      scenario.apply(
          wish.equals("cancel")
              ? new Input.CancelRequested(0, 1)
              : new Input.ReplaceRequested(0, 1, units("12"), 0, 0));
    }
    change(id, ExecutionType.REQUEST_REJECTED);
    assertEquals(stillCancels, order.wishes().cancels());
    assertEquals(stillReplaces, order.wishes().replaces());
    assertEquals(OrderState.ACCEPTED, order.state());
  }

  @Test
  void shouldPutTheWantedPricesInForce() {
    OrderDraft draft = new OrderDraft(Scenario.COIN);
    draft.stopLimit(Side.BUY, units("2"), units("110"), units("111"));
    scenario.apply(new Input.IntentMade(0, draft.toIntent()));
    scenario.apply(new Input.ReplaceRequested(0, 2, units("3"), units("113"), units("112")));
    change("a-2/1", ExecutionType.REPLACED);
    Order stop = blotter.find(Order.orderId(0, 2));
    assertEquals(units("3"), stop.orderQty());
    assertEquals(units("113"), stop.limitPrice());
    assertEquals(units("112"), stop.stopPrice());
  }

  /** A late execution is booked as long as its order is among the last 8,192 closed ones. */
  @ParameterizedTest
  @CsvSource({"8191, 1, 0", "8192, 0, 1"})
  void shouldNotKnowAnOrderThatIsClosedForLong(int others, long late, long illegal) {
    change("a-1", ExecutionType.CANCELED);
    scenario.verdict = Verdict.denied(DenialCode.POSITION_LIMIT, 1, 2);
    for (int i = 0; i < others; i++) {
      scenario.order(0, Side.BUY, "1");
    }
    scenario.apply(report("a-1", ExecutionType.TRADE, "x", "", "4", "100"));
    assertEquals(late, blotter.lateFills());
    assertEquals(illegal, blotter.illegalTransitions());
    assertEquals(units("4") * late, scenario.kernel.position(0, 0).quantity());
  }
}
