package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaltPlanTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "0,  1000, ''",
    "30, 29,   ''",
    "30, 30,   loss of data: no event of the market for 30 s"
  })
  void shouldMissData(long most, long silent, String reason) {
    HaltPlan plan = new HaltPlan(0, 0, most * SECOND, false);
    assertEquals(reason, plan.dataLoss(silent * SECOND));
  }
}
