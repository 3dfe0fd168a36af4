package io.slipstream.api.service.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "one line\nand another",
        "one\u2028another",
        "\u001b[31mred",
        "\u009b31mred"
      })
  void shouldRefuseWhatIsNoLine(String reason) {
    OperationRefusedException thrown =
        assertThrows(OperationRefusedException.class, () -> Reasons.require(reason));
    assertTrue(thrown.getMessage().matches("[ -~]+"), thrown::getMessage);
  }

  @Test
  void shouldSayHowLongItMayBeWithoutRepeatingAllOfIt() {
    assertDoesNotThrow(() -> Reasons.require("ü".repeat(1000)));
    OperationRefusedException thrown =
        assertThrows(OperationRefusedException.class, () -> Reasons.require("x".repeat(1001)));
    assertEquals(
        "reason = '" + "x".repeat(100) + "': one line of 1 to 1000 characters is allowed",
        thrown.getMessage());
  }
}
