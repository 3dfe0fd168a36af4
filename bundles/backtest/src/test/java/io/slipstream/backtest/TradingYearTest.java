package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingYearTest {
  private static TradingYear read(String text) {
    return TradingYear.of(
        BacktestRequest.of("any", Map.of(), "ANY", Map.of(RunOption.YEAR, text), null));
  }

  @ParameterizedTest
  @CsvSource({
    "365, 1d, 365",
    "365, 5m, 105120",
    "365, 7d, 52.142857142857146",
    "252, 1d, 252",
    "252, 1h, 6048",
    "252x390m, 1d, 252",
    "252x390m, 1m, 98280",
    "252x390m, 30m, 3276",
    "252x390m, 12h, 252",
    "252x390m, 7d, 52.142857142857146",
    "252 x 6h, 1h, 1512"
  })
  void shouldCountBarsOfAYear(String year, String bar, double periods) {
    assertEquals(periods, read(year).periods(BarPeriod.parse(bar)));
  }

  @Test
  void shouldBeTheClocksYearByDefault() {
    assertEquals(TradingYear.DEFAULT, read(RunOption.YEAR.fallback()));
    assertEquals("365 days", TradingYear.DEFAULT.text());
    assertEquals("252 days of 390m", read("252x390m").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "367", "252x", "252x25h", "252x0m", "x390m", "252x6hx2", "ever"})
  void shouldRefuseWhatIsNoYear(String text) {
    String said = assertThrows(BacktestException.class, () -> read(text)).getMessage();
    assertTrue(said.startsWith("year = '" + text + "': a number of days from 1 to 366, and"), said);
  }
}
