package io.slipstream.kernel;

import static io.slipstream.kernel.Scenario.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** a buys 7, b buys 4, c sells 5 at the mark of 100: 6 are left, 4 of a's and 2 of b's. */
class NettedExecutionsTest {
  private static final long NET = 1L << 62;

  private final Scenario scenario = new Scenario(new BigDecimal("1000"), true, "a", "b", "c");
  private Order first;
  private Order second;

  @BeforeEach
  void cross() {
    scenario.answersCancels = false;
    scenario.order(0, Side.BUY, "0.00000007");
    scenario.order(1, Side.BUY, "0.00000004");
    scenario.order(2, Side.SELL, "0.00000005");
    assertTrue(scenario.sent.isEmpty());
    scenario.apply(new Input.SliceEnded(Scenario.MINUTE));
    first = scenario.kernel.blotter().find(Order.orderId(0, 1));
    second = scenario.kernel.blotter().find(Order.orderId(1, 1));
  }

  private void fill(long quantity, long commission) {
    scenario.reports.filled(NET + 1, 5, quantity, units("100"), commission, false);
    scenario.kernel.checkInvariants();
  }

  @Test
  void shouldSendWhatIsLeftAsOneOrder() {
    assertEquals(1, scenario.sent.size());
    assertEquals(NET + 1, scenario.sent.get(0).orderId());
    assertEquals("net-1", scenario.sent.get(0).clientOrderId());
    assertEquals(6, scenario.sent.get(0).orderQty());
    assertEquals(3, first.cumQty());
    assertEquals(2, second.cumQty());
    assertEquals(OrderState.PARTIALLY_FILLED, first.state());
    assertTrue(first.isPinned() && second.isPinned());
    assertEquals(OrderState.FILLED, scenario.kernel.blotter().find(Order.orderId(2, 1)).state());
    assertFalse(scenario.kernel.hasHeldOrders());
  }

  /** By what each still works: 4 and 2, of 5 then 3.33 and 1.67; what is left is 1 and 0. */
  @Test
  void shouldDivideEachExecutionByWhatStillWorks() {
    scenario.reports.accepted(NET + 1, 4);
    fill(5, 10);
    assertEquals(3 + 3, first.cumQty());
    assertEquals(2 + 2, second.cumQty());
    // 10 * 3 / 5 and 10 * 2 / 5.
    assertEquals(6, scenario.kernel.pod(0).commission());
    assertEquals(4, scenario.kernel.pod(1).commission());
    assertEquals(OrderState.FILLED, second.state());
    fill(1, -7);
    assertEquals(7, first.cumQty());
    assertEquals(-1, scenario.kernel.pod(0).commission());
    assertEquals(OrderState.FILLED, first.state());
    assertEquals(0, scenario.kernel.illegalTransitions());
  }

  /** 4 and 2 of 1: the largest remainder takes all of it. */
  @Test
  void shouldGiveASingleUnitToTheLargestRemainder() {
    fill(1, 3);
    assertEquals(4, first.cumQty());
    assertEquals(2, second.cumQty());
    assertEquals(3, scenario.kernel.pod(0).commission());
    fill(1, 0);
    // 3 and 2: 0.6 and 0.4.
    assertEquals(5, first.cumQty());
    fill(1, 0);
    // 2 and 2: a tie goes to the older.
    assertEquals(6, first.cumQty());
    fill(1, 0);
    assertEquals(3, second.cumQty());
  }

  @ParameterizedTest
  @CsvSource({"EXPIRED, EXPIRED", "CANCELED, CANCELED", "REJECTED, CANCELED"})
  void shouldEndTheOrdersOfAllPods(OrderState ended, OrderState shown) {
    if (ended == OrderState.EXPIRED) {
      scenario.reports.expired(NET + 1, 6, "over");
    } else if (ended == OrderState.CANCELED) {
      scenario.reports.canceled(NET + 1, 6, "over");
    } else {
      scenario.reports.rejected(NET + 1, 6, "over");
    }
    assertEquals(shown, first.state());
    assertEquals(shown, second.state());
    assertEquals("over", second.reason());
    assertEquals(3, first.cumQty());
    assertEquals(0, scenario.kernel.workingOrders(0));
    scenario.kernel.checkInvariants();
  }

  @Test
  void shouldRejectOnlyWhatHasNoExecution() {
    scenario.order(0, Side.BUY, "1");
    scenario.order(1, Side.BUY, "1");
    scenario.apply(new Input.SliceEnded(Scenario.MINUTE));
    scenario.reports.rejected(NET + 2, 6, "no");
    assertEquals(OrderState.REJECTED, scenario.kernel.blotter().find(Order.orderId(0, 2)).state());
    assertEquals("no", scenario.kernel.blotter().find(Order.orderId(1, 2)).reason());
    assertEquals(OrderState.PARTIALLY_FILLED, first.state());
  }

  @Test
  void shouldRefuseTheWishOfAll() {
    scenario.apply(new Input.CancelRequested(0, 1));
    scenario.apply(new Input.CancelRequested(1, 1));
    assertTrue(first.wishes().cancels() && second.wishes().cancels());
    scenario.reports.requestRejected(NET + 1, 6, true, "too late");
    assertFalse(first.wishes().cancels() || second.wishes().cancels());
    scenario.reports.requestRejected(NET + 9, 6, true, "unknown");
    assertEquals(OrderState.PARTIALLY_FILLED, first.state());
  }

  @Test
  void shouldRefuseWhatOneOfThePodsCannotBear() {
    assertNull(scenario.accounts.refusal(NET + 1, 6, units("100"), 0));
    scenario.fill(1, Side.SELL, "9.99999", "100", "0");
    assertEquals(
        "insufficient cash", scenario.accounts.refusal(NET + 1, 6, units("100"), units("2000")));
  }
}
