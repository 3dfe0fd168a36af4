package io.slipstream.alerts.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, anything, true",
    "a, a, true",
    "a, ab, false",
    "'', '', true",
    "'', a, false",
    "mom*, momentum, true",
    "mom*, amom, false",
    "*fast, momentum-fast, true",
    "*a*b*, xaybz, true",
    "*a*b*, xbya, false",
    "a*a, a, false",
    "a*a, aa, true",
    "a*b*c, abc, true",
    "a*bc*c, abc, false",
    "BTC/*, BTC/USD, true",
    "a.c, abc, false"
  })
  void shouldMatchAsWritten(String glob, String text, boolean matches) {
    assertEquals(matches, Glob.matches(glob, text));
  }
}
