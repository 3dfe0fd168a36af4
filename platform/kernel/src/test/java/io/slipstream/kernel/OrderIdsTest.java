package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.Input.AccountType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order's ids, here and at the venue, and those of its wishes. */
class OrderIdsTest {
  private final Desk desk = new Desk();
  private final Order order = new Order();

  @BeforeEach
  void open() {
    desk.add(Desk.stock("A", "USD").build());
    desk.add(Desk.stock("B", "USD").build());
    desk.pod("other", 1_000_000, AccountType.CASH);
    Pod pod = desk.kernel.podAt(desk.pod("p", 1_000_000, AccountType.CASH));
    order.open(1, pod, pod.ledger().holdingOrNull(1), 1, desk.draft(1).limit(Side.BUY, 10, 900), 0);
  }

  /** orderId = pod * 2^40 + number; what the kernel makes is numbered above 2^39. */
  @ParameterizedTest
  @CsvSource({
    "0,             1,            1, other-1",
    "1,             1, 1099511627777, p-1",
    "1, 549755813888, 1649267441664, p-549755813888",
    "1, 549755813889, 1649267441665, p-x1",
    "0, 549755813890, 549755813890, other-x2"
  })
  void shouldHaveAnIdOfItsPodAndNumber(int owner, long number, long id, String atVenue) {
    Pod other = desk.kernel.podAt(owner);
    order.open(1, other, other.ledger().holdingOrNull(0), number, desk.draft(0), 0);
    assertEquals(id, order.orderId());
    assertEquals(number, order.number());
    assertEquals(atVenue, order.clientOrderId());
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true", "1099511627775, true", "1099511627776, false"})
  void shouldKnowWhichNumbersAPodCanHave(long number, boolean canBe) {
    assertEquals(canBe, Order.isNumber(number));
  }

  @Test
  void shouldNameEachWish() {
    order.wishes().replace(12, 910, 0);
    order.wishes().cancel();
    assertEquals("p-1", order.clientOrderId());
    assertEquals("p-1", order.clientOrderId(0));
    assertEquals("p-1/2", order.wishClientOrderId());
    assertTrue(order.isReplaceId("p-1/1"));
    assertFalse(order.isReplaceId("p-1/2"));
    order.wishes().forget(true);
    assertEquals("p-1/1", order.wishClientOrderId());
    assertEquals(0, order.wishes().inForce());
    order.replace(12, 910, 0);
    assertEquals(1, order.wishes().inForce());
    assertEquals("p-1/1", order.clientOrderId());
    assertEquals("p-1/1", order.clientOrderId(1));
    assertEquals("p-1", order.clientOrderId(0));
    assertFalse(order.isReplaceId("p-1/1"));
    assertFalse(order.isReplaceId("p-1/0"));
    order.wishes().replace(13, 920, 5);
    assertEquals("p-1/3", order.wishClientOrderId());
    assertEquals(13, order.wishes().quantity());
    assertEquals(920, order.wishes().limit());
    assertEquals(5, order.wishes().stop());
    order.wishes().forget(false);
    assertFalse(order.wishes().replaces());
    assertEquals("p-1/1", order.wishClientOrderId());
  }

  /** The venue may change an order that nobody wished to change; it keeps its id. */
  @Test
  void shouldKeepItsIdWhenTheVenueReplacesItUnasked() {
    order.replace(8, 890, 0);
    assertEquals(8, order.orderQty());
    assertEquals(890, order.limitPrice());
    assertEquals("p-1", order.clientOrderId());
    assertEquals(0, order.wishes().inForce());
    order.wishes().replace(9, 890, 0);
    order.replace(9, 890, 0);
    order.replace(7, 890, 0);
    assertEquals(7, order.orderQty());
    assertEquals("p-1/1", order.clientOrderId());
    assertEquals(1, order.wishes().inForce());
  }

  @Test
  void shouldCountCancelsThatAreNotAnswered() {
    order.wishes().forget(true);
    assertFalse(order.wishes().cancels());
    order.wishes().cancel();
    order.wishes().cancel();
    order.wishes().forget(true);
    assertTrue(order.wishes().cancels());
    order.wishes().forget(true);
    assertFalse(order.wishes().cancels());
    order.wishes().cancel();
    order.wishes().forgetAll();
    assertFalse(order.wishes().cancels());
  }
}
