package io.slipstream.api.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  private static final List<ParameterDefinition> DEFINITIONS =
      Sizing.withParameters(
          ParameterDefinition.integer("short", 10, 1, 500, "bars", "Short window"),
          ParameterDefinition.flag("allow-short", false, "Sell short"));

  @Test
  void shouldFillInDefaults() {
    Parameters parameters = Parameters.resolve(DEFINITIONS, Map.of("short", "20"));
    assertEquals(20, parameters.integer("short"));
    assertEquals("fraction", parameters.text("sizing"));
    assertEquals(95_000_000L, parameters.fixedPoint("fraction"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "short|ten|parameter short = 'ten': a whole number from 1 to 500 is allowed",
        "short|0|parameter short = '0': a whole number from 1 to 500 is allowed",
        "fraction|1.5|parameter fraction = '1.5': a decimal number from 0 to 1 is allowed",
        "allow-short|yes|parameter allow-short = 'yes': true or false is allowed",
        "sizing|all|parameter sizing = 'all': fraction or quantity is allowed",
        "shrt|3|parameter shrt: no such parameter, allowed are short, allow-short, sizing,"
            + " fraction, quantity"
      })
  void shouldNameFieldValueAndRange(String name, String value, String message) {
    ParameterException thrown =
        assertThrows(
            ParameterException.class, () -> Parameters.resolve(DEFINITIONS, Map.of(name, value)));
    assertEquals(message, thrown.getMessage());
  }
}
