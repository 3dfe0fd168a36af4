package io.slipstream.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final Outcomes out = new Outcomes();

  @Test
  void shouldCountWhatNobodyReadsUntilTheNextEvent() {
    Decision.BookGap gap = new Decision.BookGap("COIN", 1, 3);
    out.countOnly();
    out.other(gap);
    out.other(gap);
    assertEquals(2, out.size());
    out.clear();
    out.other(gap);
    assertEquals(1, out.size());
    assertEquals(gap, out.get(0).toDecision());
  }
}
