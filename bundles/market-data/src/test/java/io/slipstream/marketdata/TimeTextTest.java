package io.slipstream.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  private static final long DAY = 86_400;

  @Test
  void shouldReadEveryTimeOfImportedBars() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      Instant time = Instant.ofEpochSecond(random.nextLong(-100 * 365 * DAY, 200 * 365 * DAY));
      assertEquals(time.getEpochSecond() * 1_000_000_000L, TimeText.parse(time.toString()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20131125,                      1385337600",
    "2013-11-25,                    1385337600",
    "2013-11-25 00:05:00,           1385337900",
    "2013-11-25T00:05,              1385337900",
    "2013-11-25 00:05:00+01:00,     1385334300",
    "2013-11-25T00:05:00Z,          1385337900",
    "2012-02-29T23:59:59Z,          1330559999",
    "1385337600,                    1385337600",
    "1385337600000,                 1385337600"
  })
  void shouldReadWhatFilesHave(String text, long seconds) {
    assertEquals(seconds * 1_000_000_000L, TimeText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-02-29T00:00:00Z",
        "2013-13-01T00:00:00Z",
        "2013-11-25T24:00:00Z",
        "2013-11-25T00:60:00Z",
        "2013-11-25T00:00:60Z",
        "9999-11-25T00:00:00Z",
        "2013-11-25T00:00:0OZ",
        "2013/11/25 00:00:00",
        "yesterday",
        ""
      })
  void shouldRefuseWhatIsNoTime(String text) {
    assertThrows(IllegalArgumentException.class, () -> TimeText.parse(text));
  }
}
