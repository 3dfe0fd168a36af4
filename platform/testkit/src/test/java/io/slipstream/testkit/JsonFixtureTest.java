package io.slipstream.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.strategy.SignalStrategy;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.StrategyFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFixtureTest {
  private static final Sizing TWO = new Sizing(false, 200_000_000, 0);
  private static final String WHOLE =
      """
      {
        "instrument": "BTC/USD",
        "bar": "1d",
        "start": "2024-01-01T00:00:00Z",
        "bars": [
          [100, 101, 99, 101],
          [102.5, 103, 102, 102, 5000],
          [102, 102, "98.75", 99],
          [98.25, 99, 98, 98]
        ],
        "capital": 10000,
        "commission": "0.001",
        "fills": [
          {"time": "2024-01-02T00:00:00Z", "side": "BUY", "quantity": 2, "price": "102.5"},
          {"time": "2024-01-04T00:00:00Z", "side": "SELL", "quantity": 4, "price": 98.25}
        ],
        "finalEquity": "9991.402"
      }
      """;

  @TempDir Path folder;

  /** Long above 100, short below. */
  private static StrategyFactory crosser() {
    return new Authored(parameters -> new SignalStrategy(TWO, memory -> bar -> bar.close() - 100));
  }

  private JsonFixture fixture(String text) throws IOException {
    return JsonFixture.read(Files.writeString(folder.resolve("fixture.json"), text));
  }

  @Test
  void shouldTakeTheFillsAndTheEquityThatAreExpected() throws IOException {
    assertEquals(2, fixture(WHOLE).check(crosser()).fills().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"quantity\": 4|\"quantity\": 3",
        "\"price\": \"102.5\"|\"price\": \"102.49\"",
        "2024-01-04T|2024-01-03T",
        "\"SELL\"|\"BUY\"",
        "9991.402|9991.403"
      })
  void shouldFailOnAnythingElse(String right, String wrong) throws IOException {
    assertTrue(WHOLE.contains(right), right);
    JsonFixture other = fixture(WHOLE.replace(right, wrong));
    AssertionError failed = assertThrows(AssertionError.class, () -> other.check(crosser()));
    boolean isOfFills = !right.startsWith("9991");
    assertTrue(
        !isOfFills || failed.getMessage().contains("\"price\" : \"98.25\""), failed.getMessage());
  }

  @Test
  void shouldFailOnAFillThatIsMissing() throws IOException {
    String none = WHOLE.replaceAll("(?s)\"fills\": \\[.*\\],", "\"fills\": [],");
    assertThrows(AssertionError.class, () -> fixture(none).check(crosser()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bar\": \"1d\"|\"bar\": \"1x\"|bar period '1x'",
        "\"capital\"|\"cash\"|unknown field 'cash': allowed are [bar, bars, capital",
        "2024-01-01T00:00:00Z|soon|start = soon: an instant",
        "[100, 101, 99, 101]|[100, 101, 99]|bars[0] = [100, 101, 99]: open, high",
        "[100, 101, 99, 101]|[100, 90, 99, 101]|bars[0]: ",
        "[100, 101, 99, 101]|7|bars[0] = 7: a list of open",
        "\"98.75\"|\"x\"|bars[2]: ",
        "\"side\": \"SELL\", |''|side = null: a text or a number"
      })
  void shouldNameWhatIsWrong(String right, String wrong, String message) {
    assertTrue(WHOLE.contains(right), right);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> fixture(WHOLE.replace(right, wrong)).check(crosser()));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    Path none = folder.resolve("none.json");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> JsonFixture.read(none));
    assertTrue(refused.getMessage().contains("cannot read " + none), refused.getMessage());
  }
}
