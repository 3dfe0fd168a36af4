package io.slipstream.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkTapeTest {
  private final MarkTape tape = new MarkTape();

  private void add(int instrument, int times) {
    for (int i = 0; i < times; i++) {
      tape.add(instrument, 1);
    }
  }

  @Test
  void shouldKeepTheLastOnes() {
    add(1, 1_000);
    add(2, 100);
    assertFalse(tape.reachesBackTo(0));
    assertTrue(tape.reachesBackTo(76));
    assertEquals(1, tape.at(999));
    assertEquals(2, tape.at(1_000));
  }

  /** What was overwritten before it grew is not there afterwards. */
  @Test
  void shouldKnowWhatIsGoneAfterItGrew() {
    add(1, 1_500);
    add(600, 1);
    assertFalse(tape.reachesBackTo(0));
    assertFalse(tape.reachesBackTo(475));
    assertTrue(tape.reachesBackTo(476));
    assertEquals(1, tape.at(476));
    assertEquals(600, tape.at(1_500));
  }
}
