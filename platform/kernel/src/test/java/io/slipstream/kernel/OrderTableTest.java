package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.Input.AccountType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderTableTest {
  private final Desk desk = new Desk();
  private final int coin = desk.add(Desk.stock("A", "USD").build());
  private final List<Pod> pods = new ArrayList<>();
  private final OrderTable table = new OrderTable();

  private Order make(Pod pod, long number) {
    Order order = new Order();
    Holding holding = pod.ledger().holdingOrNull(coin);
    order.open(1, pod, holding, number, desk.draft(0).market(Side.BUY, 5), 7);
    return order;
  }

  /** More orders of more pods than it began with room for, in no order, own numbers among them. */
  @Test
  void shouldFindWhatIsThereAndNothingElse() {
    for (int i = 0; i < 5; i++) {
      pods.add(desk.kernel.podAt(desk.pod("p" + i, 1_000, AccountType.CASH)));
    }
    TreeMap<Long, Order> there = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int step = 0; step < 20_000; step++) {
      Pod pod = pods.get(random.nextInt(pods.size()));
      long number = random.nextInt(1500) + (random.nextBoolean() ? Pod.OWN_ORDERS : 0);
      long id = Order.orderId(pod.number(), number);
      Order known = there.get(id);
      assertSame(known, table.find(id));
      if (known == null) {
        there.put(id, make(pod, number));
        table.add(there.get(id));
      } else if (random.nextInt(3) == 0) {
        table.remove(there.remove(id));
        assertNull(table.find(id));
      }
    }
    there.forEach((id, order) -> assertSame(order, table.find(id)));
  }
}
