package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketReplayTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1_440 * MINUTE;

  /** Minutes 0, 1, 3, 4, 5: one is absent. */
  private static BarSeries series() {
    BarSeries.Builder bars =
        BarSeries.builder(Instrument.builder("BTC/USD", "USD").build(), MINUTE);
    for (long minute : new long[] {0, 1, 3, 4, 5}) {
      bars.add(minute * MINUTE, 10, 10, 10, 10, 1);
    }
    return bars.build();
  }

  private static List<Long> minutes(List<Bar> bars) {
    return bars.stream().map(bar -> bar.closeTime() / MINUTE).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 3 | []",
        "1 | 3 | [1]",
        "3 | 3 | [1, 2]",
        "4 | 2 | [2, 4]",
        "6 | 3 | [4, 5, 6]",
        "6 | 99 | [1, 2, 4, 5, 6]",
        "1440 | 2 | [5, 6]",
        "1444 | 2 | [1442, 1444]",
        "1441 | 2 | [1441]"
      })
  void shouldFindTheLastBarsBeforeATime(long minute, int count, String closes) {
    List<Bar> history = new MarketReplay(series(), true).history(minute * MINUTE, count);
    assertEquals(closes, minutes(history).toString());
  }

  @Test
  void shouldGoOnBehindATimeAndInTheNextPass() {
    MarketReplay replay = new MarketReplay(series(), true);
    replay.seekAfter(5 * MINUTE);
    assertEquals(6 * MINUTE, replay.nextTime());
    replay.next();
    assertEquals(DAY + MINUTE, replay.nextTime());
    assertEquals(DAY + MINUTE, replay.next().closeTime());
  }
}
