package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskGuardTest {
  private static final DiskGuard GUARD = new DiskGuard(500L << 20, 100L << 20);

  @ParameterizedTest
  @CsvSource({
    // free MB, state, set by; state wanted, empty for no change
    "600, ACTIVE,   ,       ",
    "499, ACTIVE,   ,       REDUCING",
    "99,  ACTIVE,   ,       HALTED",
    "99,  REDUCING, disk: , HALTED",
    "105, HALTED,   disk: , ",
    "111, HALTED,   disk: , REDUCING",
    "520, REDUCING, disk: , ",
    "551, REDUCING, disk: , ACTIVE",
    "551, HALTED,   disk: , ACTIVE",
    "600, HALTED,   a drill, ",
    "99,  HALTED,   a drill, ",
    "600, REDUCING, a person, ",
    "99,  REDUCING, a person, HALTED"
  })
  void shouldTakeRiskOffInTime(long free, TradingState state, String reason, TradingState wanted) {
    Input.TradingStateSet change =
        GUARD.look(free << 20, state, "platform", reason == null ? "" : reason + " ");
    assertEquals(wanted, change == null ? null : change.state());
  }

  /** Otherwise a disk that fills and empties lifts what a person has set. */
  @Test
  void shouldGoBackToAPersonsReducingAndNoFurther() {
    Input.TradingStateSet halted =
        GUARD.look(99L << 20, TradingState.REDUCING, "ada", "an odd feed");
    assertEquals(TradingState.HALTED, halted.state());
    Input.TradingStateSet back =
        GUARD.look(600L << 20, halted.state(), halted.actor(), halted.reason());
    assertEquals(TradingState.REDUCING, back.state());
    assertNull(GUARD.look(600L << 20, back.state(), back.actor(), back.reason()));
    Input.TradingStateSet again = GUARD.look(99L << 20, back.state(), back.actor(), back.reason());
    assertEquals(TradingState.HALTED, again.state());
    assertEquals(
        TradingState.REDUCING,
        GUARD.look(600L << 20, again.state(), again.actor(), again.reason()).state());
  }

  @Test
  void shouldLeaveAPersonsHaltWhateverItsReasonLooksLike() {
    assertNull(GUARD.look(600L << 20, TradingState.HALTED, "admin", "disk: is on fire"));
  }

  @Test
  void shouldRefuseBoundsTheWrongWayRound() {
    assertThrows(IllegalArgumentException.class, () -> new DiskGuard(1, 2));
    assertThrows(IllegalArgumentException.class, () -> new DiskGuard(1, -1));
  }

  @Test
  void shouldTakeAnUnknownPlaceForEmpty() {
    assertEquals(Long.MAX_VALUE, DiskGuard.free(Path.of("/nowhere/at/all")));
  }
}
