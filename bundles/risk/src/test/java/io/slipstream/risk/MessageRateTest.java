package io.slipstream.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessageRateTest {
  @Test
  void shouldNotForgetWhenPeopleAsk() {
    MessageRate rate = new MessageRate(60);
    for (int time = 1; time <= 40; time++) {
      rate.add(2, time);
    }
    assertEquals(40, rate.peekOf(2, 60));
    assertEquals(20, rate.peekOf(2, 80));
    assertEquals(20, rate.peek(80));
    assertEquals(0, rate.peekOf(2, 200));
    assertEquals(0, rate.peek(200));
    assertEquals(0, rate.peekOf(9, 60));
    // All are still there.
    assertEquals(40, rate.countOf(2, 60));
    assertEquals(40, rate.count(60));
    assertEquals(20, rate.countOf(2, 80));
  }
}
