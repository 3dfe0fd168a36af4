package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.kernel.Input.AccountType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last closed orders are kept. */
class BlotterTest {
  private static final int KEPT = 8192;

  private final Desk desk = new Desk();
  private final Blotter blotter = new Blotter(KEPT);
  private Pod pod;
  private Holding holding;

  @BeforeEach
  void open() {
    int coin = desk.add(Desk.stock("A", "USD").build());
    pod = desk.kernel.podAt(desk.pod("p", 1_000_000, AccountType.CASH));
    holding = pod.ledger().holdingOrNull(coin);
  }

  private Order make(long number) {
    return blotter.make(pod, holding, number, desk.draft(0).market(Side.BUY, 5), 7);
  }

  private Order work(long number) {
    Order order = make(number);
    order.moveTo(OrderState.SUBMITTED, "");
    blotter.startWorking(order);
    return order;
  }

  private Order close(Order order) {
    order.moveTo(OrderState.CANCELED, "done");
    blotter.stopWorking(order, 5);
    return order;
  }

  private void closeMany(long first, int count) {
    for (long number = first; number < first + count; number++) {
      close(work(number));
    }
  }

  private Order find(long number) {
    return blotter.find(Order.orderId(pod.number(), number));
  }

  private List<Long> newest(int limit) {
    return blotter.newestClosed(limit).stream().map(Order::number).toList();
  }

  @Test
  void shouldKeepAPowerOfTwo() {
    for (int kept : new int[] {0, 3, -1}) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> new Blotter(kept)).getMessage();
      assertEquals(kept + " closed orders: a power of two is allowed", said);
    }
  }

  @Test
  void shouldCountWhatWorks() {
    Order first = work(1);
    Order second = work(2);
    assertEquals(2, blotter.workingCount());
    assertEquals(10, holding.working().quantity(Side.BUY));
    close(first);
    assertEquals(1, blotter.workingCount());
    assertEquals(5, holding.working().quantity(Side.BUY));
    assertSame(second, holding.working().first());
    close(second);
    assertEquals(0, blotter.workingCount());
    assertEquals(0, holding.working().count());
  }

  @Test
  void shouldFindAnOrderUntilSoManyOthersWereClosed() {
    Order first = close(work(1));
    closeMany(2, KEPT - 1);
    assertSame(first, find(1));
    Order last = close(work(KEPT + 1));
    assertNull(find(1));
    assertEquals(2, find(2).number());
    assertSame(last, find(KEPT + 1));
  }

  @Test
  void shouldNotFindAnEvictedOrderThatIsReferredToElsewhere() {
    Order pinned = work(1);
    pinned.pin();
    close(pinned);
    assertSame(pinned, find(1));
    closeMany(2, KEPT);
    assertNull(find(1));
    blotter.recycle();
    for (long number = 0; number < 3; number++) {
      assertNotSame(pinned, make(20_000 + number));
    }
    assertEquals(1, pinned.number());
  }

  /** Decisions of the running event may still show them. */
  @Test
  void shouldUseEvictedOrdersAgainFromTheNextEventOn() {
    Order first = close(work(1));
    Order second = close(work(2));
    closeMany(3, KEPT);
    Order made = make(20_000);
    assertNotSame(first, made);
    assertNotSame(second, made);
    blotter.recycle();
    Order reused = make(20_001);
    Order other = make(20_002);
    assertSame(second, reused);
    assertSame(first, other);
    assertEquals(20_001, reused.number());
    assertEquals(OrderState.INITIALIZED, reused.state());
    assertSame(reused, find(20_001));
    assertSame(other, find(20_002));
    blotter.recycle();
    assertNotSame(first, make(20_003));
  }

  @Test
  void shouldShowTheClosedOnesNewestFirst() {
    assertEquals(List.of(), newest(3));
    closeMany(1, 2);
    assertEquals(List.of(2L, 1L), newest(3));
    assertEquals(List.of(2L, 1L), newest(2));
    assertEquals(List.of(2L), newest(1));
    assertEquals(List.of(), newest(0));
    closeMany(3, KEPT);
    List<Long> all = newest(KEPT + 1);
    assertEquals(KEPT, all.size());
    assertEquals(KEPT + 2L, all.get(0));
    assertEquals(3L, all.get(KEPT - 1));
  }

  /** It leaves the closed ones, and is kept anew when it is closed again. */
  @Test
  void shouldKeepAReopenedOrderFromEviction() {
    Order order = close(work(1));
    Order other = close(work(2));
    order.force(OrderState.ACCEPTED, "");
    blotter.reopen(order);
    assertEquals(List.of(2L), newest(3));
    assertEquals(1, blotter.workingCount());
    assertSame(order, holding.working().first());
    assertEquals(5, holding.working().quantity(Side.BUY));
    closeMany(3, KEPT);
    assertSame(order, find(1));
    assertNull(blotter.find(other.orderId()));
    close(order);
    assertEquals(List.of(1L, KEPT + 2L), newest(2));
  }

  @Test
  void shouldNotMixOrdersOfTwoPods() {
    Pod other = desk.kernel.podAt(desk.pod("q", 1_000_000, AccountType.CASH));
    Holding theirs = other.ledger().holdingOrNull(0);
    Order mine = make(1);
    Order their = blotter.make(other, theirs, 1, desk.draft(0).market(Side.SELL, 2), 7);
    assertSame(mine, find(1));
    assertSame(their, blotter.find((1L << 40) + 1));
    assertSame(mine, find(1));
    assertNull(find(2));
  }

  @Test
  void shouldWriteItsCountersAndClosedOrders() {
    closeMany(1, 2);
    work(3);
    blotter.countIllegalTransition();
    for (int i = 0; i < 2; i++) {
      blotter.countStaleReport();
    }
    for (int i = 0; i < 3; i++) {
      blotter.countDuplicateReport();
    }
    for (int i = 0; i < 4; i++) {
      blotter.countLateFill();
    }
    String first = WrittenState.of(find(1)::writeState);
    String second = WrittenState.of(find(2)::writeState);
    assertEquals("3,2,1,1,2,3,4,1," + first + ",1," + second, WrittenState.of(blotter::writeState));
  }

  @Test
  void shouldReadBackTheClosedOrdersItKeeps() {
    closeMany(1, KEPT + 100);
    blotter.reopen(find(200));
    Blotter read = new Blotter(KEPT);
    new StateSnapshot()
        .write("orders", blotter::writeState)
        .read("orders", source -> read.readState(source, desk.kernel));
    assertNull(read.find(Order.orderId(pod.number(), 100)));
    assertNull(read.find(Order.orderId(pod.number(), 200)));
    assertEquals(101, read.find(Order.orderId(pod.number(), 101)).number());
    assertEquals(newest(KEPT), read.newestClosed(KEPT).stream().map(Order::number).toList());
    assertEquals(WrittenState.of(blotter::writeState), WrittenState.of(read::writeState));
  }
}
