package io.slipstream.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderIndexTest {
  @Test
  void shouldAgreeWithASortedMap() {
    OrderIndex index = new OrderIndex();
    TreeMap<Long, Resting> model = new TreeMap<>();
    SplitMix64 random = new SplitMix64(3);
    for (int i = 0; i < 20_000; i++) {
      long id = random.upTo(4) << 40 | random.upTo(400);
      Resting known = model.remove(id);
      assertSame(known, index.find(id));
      if (known == null) {
        Resting order = new Resting();
        order.orderId = id;
        index.add(order);
        model.put(id, order);
      } else {
        index.remove(known);
        assertNull(index.find(id));
      }
    }
    model.forEach((id, order) -> assertSame(order, index.find(id)));
  }

  @Test
  void shouldDrawTheKnownNumbersOfSplitMix64() {
    SplitMix64 random = new SplitMix64(1234567);
    assertEquals(6457827717110365317L, random.next());
    assertEquals(3203168211198807973L, random.next());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.next());
  }

  @Test
  void shouldHandOutRequestsByArrivalThenBySending() {
    PendingRequests pending = new PendingRequests();
    SplitMix64 random = new SplitMix64(5);
    for (int i = 0; i < 1_000; i++) {
      Request request = new Request();
      request.arrival = random.upTo(50);
      request.number = i;
      pending.add(request);
    }
    Request before = pending.removeFirst();
    for (int i = 1; i < 1_000; i++) {
      Request next = pending.removeFirst();
      assertEquals(true, before.isBefore(next));
      before = next;
    }
    assertNull(pending.first());
  }
}
