package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.MonteCarloOutcome;
import io.slipstream.api.service.backtest.research.MonteCarloOutcome.Row;
import io.slipstream.api.service.backtest.research.MonteCarloRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonteCarloRunsTest {
  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    Path run = Files.createDirectories(root.resolve("slipstream/backtests/run"));
    StringBuilder equity = new StringBuilder("time,equity,pod\n");
    for (int day = 1; day <= 28; day++) {
      equity.append("2024-02-").append(day < 10 ? "0" : "").append(day);
      equity.append("T00:00:00Z,").append(1000 + 10 * day + (day % 3) * 5).append(",1\n");
    }
    Files.writeString(run.resolve("equity.csv"), equity);
    Files.writeString(
        run.resolve("trades.csv"),
        "exitTime,pod,instrument,netPnl\n2024-02-01T00:00:00Z,a,COIN,100\n"
            + "2024-02-03T00:00:00Z,a,COIN,100\n2024-02-02T00:00:00Z,b,YEN,-5000\n"
            + "2024-02-04T00:00:00.5Z,b,YEN,-5000\n");
    Files.writeString(run.resolve("result.json"), "{}");
    manifest("JPY=0.01");
  }

  private void manifest(String rates) throws IOException {
    Files.writeString(
        root.resolve("slipstream/backtests/run/manifest.json"),
        """
        {"request": {"pods": [], "instruments": ["COIN", "YEN"], "rates": "%s"},
         "data": [{"instrument": "COIN", "currency": "USD"},
                  {"instrument": "YEN", "currency": "JPY"}],
         "currency": "USD"}
        """
            .formatted(rates));
  }

  @Test
  void shouldRefuseProfitsOfACurrencyWithoutARate() throws IOException {
    manifest("EUR=2");
    BacktestException refused =
        assertThrows(BacktestException.class, () -> draw("stationary", "", "", "4000", "7"));
    assertTrue(refused.getMessage().endsWith("does not say what JPY is worth"));
  }

  private MonteCarloOutcome draw(String... texts) {
    KernelResearch research = new Lab().research(root.resolve("slipstream"));
    try {
      return research.monteCarlo(
          new MonteCarloRequest("run", texts[0], texts[1], texts[2], texts[3], texts[4]));
    } finally {
      research.stop();
    }
  }

  /**
   * Four trades drawn of +100 and -50, which are 5000 yen, come to -200 or 400 of 1015 once in 16
   * times each.
   */
  @Test
  void shouldDrawTradesAndBars() {
    MonteCarloOutcome outcome = draw("stationary", "", "", "4000", "7");
    assertEquals(6, outcome.rows().size());
    Row trades = outcome.rows().get(0);
    assertEquals("trades", trades.of());
    assertEquals(1, trades.block());
    assertEquals(100 / 1015.0, trades.actual(), 1e-12);
    assertEquals(trades.actual(), trades.mean(), 0.01);
    assertEquals(-200 / 1015.0, trades.p05(), 1e-9);
    assertEquals(400 / 1015.0, trades.p95(), 1e-9);
    Row bars = outcome.rows().get(3);
    assertEquals(27, bars.drawnFrom());
    assertEquals(3, bars.block());
    assertEquals(1285 / 1015.0 - 1, bars.actual(), 1e-12);
    assertTrue(bars.p05() < bars.actual() && bars.actual() < bars.p95(), bars.toString());
    assertEquals(outcome, draw("stationary", "", "", "4000", "7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "magic,,,100,1 | resampling = 'magic': stationary, moving-block is allowed",
        "stationary,9,,100,1 | block of trades = '9': a whole number from 1 to 4 is allowed",
        "stationary,,99,100,1 | block of bars = '99': a whole number from 1 to 27 is allowed",
        "moving-block,,,1,1 | paths = '1': a whole number from 10 to 100000 is allowed",
        "moving-block,,,100,x | seed = 'x': a whole number is allowed"
      })
  void shouldRefuseWhatDoesNotFit(String texts, String message) {
    BacktestException refused =
        assertThrows(BacktestException.class, () -> draw(texts.split(",", -1)));
    assertEquals(message, refused.getMessage());
  }
}
