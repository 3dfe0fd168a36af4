package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.kernel.Input.AccountType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  private final Desk desk = new Desk();
  private final Order order = new Order();
  private Pod pod;
  private Holding holding;

  @BeforeEach
  void open() {
    desk.add(Desk.stock("A", "USD").build());
    desk.add(Desk.stock("B", "USD").build());
    desk.pod("other", 1_000_000, AccountType.CASH);
    pod = desk.kernel.podAt(desk.pod("p", 1_000_000, AccountType.CASH));
    holding = pod.ledger().holdingOrNull(1);
    open(1, desk.draft(1).limit(Side.BUY, 10, 900));
  }

  private void open(long number, OrderDraft terms) {
    order.open(number, pod, holding, number, terms, 77);
  }

  @Test
  void shouldShowItsTerms() {
    OrderDraft terms =
        desk.draft(1)
            .stopLimit(Side.SELL, 12, 950, 940)
            .goodTill(5_000)
            .postOnly()
            .reduceOnly()
            .bracket(Bracket.atPrices(990, 800))
            .because("WHY", 0.25, -3);
    open(9, terms);
    assertEquals(desk.instruments.get(1), order.instrument());
    assertEquals(1, order.instrumentNumber());
    assertEquals(Side.SELL, order.side());
    assertEquals(OrderType.STOP_LIMIT, order.type());
    assertEquals(TimeInForce.GTD, order.timeInForce());
    assertEquals(5_000, order.expireTime());
    assertEquals(12, order.orderQty());
    assertEquals(940, order.limitPrice());
    assertEquals(950, order.stopPrice());
    assertTrue(order.isPostOnly());
    assertTrue(order.isReduceOnly());
    assertEquals(Bracket.atPrices(990, 800), order.bracket());
    assertEquals("WHY", order.rationaleCode());
    assertEquals(0.25, order.rationaleFirst());
    assertEquals(-3, order.rationaleSecond());
    assertEquals(77, order.decisionTime());
    assertEquals(1, order.pod());
    assertSame(pod, order.owner());
    assertSame(holding, order.holding());
  }

  @Test
  void shouldShowHowItTrails() {
    open(2, desk.draft(1).trailingByOffset(Side.SELL, 5, 30));
    assertEquals(30, order.trailingOffset());
    assertEquals(0, order.trailingRate());
    open(3, desk.draft(1).trailingByRate(Side.SELL, 5, FixedPoint.ONE / 50));
    assertEquals(0, order.trailingOffset());
    assertEquals(2_000_000, order.trailingRate());
    assertFalse(order.isPostOnly());
  }

  @Test
  void shouldNeverHaveLessThanWhatIsFilled() {
    order.addFill(6, 5_400);
    order.replace(4, 890, 0);
    assertEquals(6, order.orderQty());
  }

  @Test
  void shouldRestWhereItHadCome() {
    assertEquals(OrderState.ACCEPTED, order.restingState());
    order.force(OrderState.TRIGGERED, "");
    order.force(OrderState.PENDING_CANCEL, "");
    assertEquals(OrderState.TRIGGERED, order.restingState());
    order.addFill(1, 900);
    assertEquals(OrderState.PARTIALLY_FILLED, order.restingState());
    order.removeFill(1, 900);
    assertEquals(OrderState.TRIGGERED, order.restingState());
  }

  @Test
  void shouldAverageItsFillsHalfEven() {
    assertEquals(0, order.avgPx());
    order.addFill(1, 901);
    order.addFill(1, 900);
    assertEquals(900, order.avgPx());
    order.removeFill(1, 900);
    order.addFill(1, 902);
    assertEquals(902, order.avgPx());
  }

  /** leavesQty is zero in closed states and while done for the day; then more may still come. */
  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, 7, 7",
    "PENDING_CANCEL, 7, 7",
    "DONE_FOR_DAY, 0, 7",
    "CANCELED, 0, 0",
    "FILLED, 0, 0"
  })
  void shouldSayWhatIsLeft(OrderState state, long leaves, long remaining) {
    order.addFill(3, 2_700);
    order.force(state, "");
    assertEquals(leaves, order.leavesQty());
    assertEquals(remaining, order.remainingQty());
  }

  @Test
  void shouldChangeNothingWhenAMoveIsNotAllowed() {
    assertFalse(order.moveTo(OrderState.FILLED, "why"));
    assertEquals(OrderState.INITIALIZED, order.state());
    assertEquals("", order.reason());
    assertTrue(order.moveTo(OrderState.DENIED, "why"));
    assertEquals(OrderState.DENIED, order.state());
    assertEquals("why", order.reason());
  }

  @Test
  void shouldBoundTheNotionalOfItsFills() {
    order.addFill(1, (1L << 61) - 5);
    order.checkFill(5);
    assertThrows(ArithmeticException.class, () -> order.checkFill(6));
    assertThrows(ArithmeticException.class, () -> order.addFill(1, 6));
    assertEquals(1, order.cumQty());
  }

  @Test
  void shouldForgetEverythingWhenItBecomesAnother() {
    String fresh = WrittenState.of(order::writeState);
    order.setCancelReason("asked");
    order.wishes().replace(12, 910, 5);
    order.wishes().cancel();
    order.setSibling(4);
    order.pin();
    order.addFill(3, 2_700);
    order.force(OrderState.TRIGGERED, "because");
    assertTrue(order.isPinned());
    assertEquals("p-1/2", order.wishClientOrderId());
    open(1, desk.draft(1).limit(Side.BUY, 10, 900));
    assertEquals(fresh, WrittenState.of(order::writeState));
    assertFalse(order.isPinned());
    assertEquals("", order.cancelReason());
    assertEquals("", order.reason());
    assertEquals(0, order.avgPx());
  }

  @Test
  void shouldBelongToItsNewPodWhenItBecomesAnother() {
    Pod other = desk.kernel.podAt(0);
    order.open(2, other, other.ledger().holdingOrNull(0), 4, desk.draft(0), 78);
    assertSame(other, order.owner());
    assertEquals("other-4", order.clientOrderId());
    assertEquals(desk.instruments.get(0), order.instrument());
    assertEquals(0, order.instrumentNumber());
    assertEquals(78, order.decisionTime());
  }

  @Test
  void shouldSortTheNewestFirst() {
    List<Order> all = new ArrayList<>();
    for (long sequence : new long[] {2, 1, 3}) {
      Order made = new Order();
      made.open(sequence, pod, holding, sequence, desk.draft(1), 0);
      all.add(made);
    }
    Collections.sort(all, Order.NEWEST_FIRST);
    assertEquals(List.of(3L, 2L, 1L), all.stream().map(Order::number).toList());
  }
}
