package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.Input.AccountType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingOrdersTest {
  private final WorkingOrders working = new WorkingOrders();
  private final Order[] orders = {new Order(), new Order(), new Order()};

  private Order[] chosen(String indices) {
    return indices.chars().mapToObj(c -> orders[c - '0']).toArray(Order[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 12", "1, 02", "2, 01", "01, 2", "10, 2", "12, 0", "21, 0", "02, 1", "20, 1", "012, ''",
    "210, ''", "102, ''"
  })
  void shouldKeepTheOthersInOrder(String removed, String left) {
    for (Order order : orders) {
      working.add(order);
    }
    for (Order order : chosen(removed)) {
      working.remove(order);
    }
    assertArrayEquals(chosen(left), working.snapshot());
    assertEquals(left.length(), working.count());
    Order last = new Order();
    working.add(last);
    Order[] all = working.snapshot();
    assertEquals(last, all[all.length - 1]);
    assertEquals(all[0], working.first());
  }

  @Test
  void shouldBeEmptyAtFirst() {
    assertEquals(0, working.snapshot().length);
    assertEquals(0, working.count());
    assertNull(working.first());
  }

  @Test
  void shouldCountQuantitiesBySide() {
    working.move(Side.BUY, 10);
    working.move(Side.SELL, 7);
    working.move(Side.BUY, -4);
    assertEquals(6, working.quantity(Side.BUY));
    assertEquals(7, working.quantity(Side.SELL));
    assertEquals("0,6,7", WrittenState.of(working::writeState));
  }

  @Test
  void shouldWriteEveryOrder() {
    Desk desk = new Desk();
    int coin = desk.add(Desk.stock("A", "USD").build());
    int pod = desk.pod("p", 1_000_000, AccountType.CASH);
    desk.quote(coin, 1000);
    desk.send(pod, desk.draft(coin).limit(Side.BUY, 10, 900));
    desk.send(pod, desk.draft(coin).limit(Side.SELL, 3, 1100));
    WorkingOrders all = desk.kernel.podAt(pod).ledger().holdingOrNull(coin).working();
    String first = WrittenState.of(desk.order(pod, 1)::writeState);
    String second = WrittenState.of(desk.order(pod, 2)::writeState);
    assertEquals("2,10,3," + first + "," + second, WrittenState.of(all::writeState));
    assertTrue(first.contains(",900,"), first);
    assertTrue(second.contains(",1100,"), second);
  }
}
