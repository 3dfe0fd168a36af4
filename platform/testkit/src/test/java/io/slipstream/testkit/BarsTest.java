package io.slipstream.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarsTest {
  private static final Instrument COIN = Bars.instrument("BTC/USD");
  private static final long DAY = 86_400_000_000_000L;

  @TempDir Path scratch;

  @Test
  void shouldTakeCloses() {
    BarSeries bars = Bars.closes(COIN, "1d", 100, 98.5);
    assertEquals(2, bars.length());
    assertEquals(Bars.START + DAY, bars.bar(1).openTime());
    assertEquals(100, bars.bar(1).open());
    assertEquals(100, bars.bar(1).high());
    assertEquals(98.5, bars.bar(1).low());
    assertEquals(98.5, bars.bar(1).close());
  }

  @Test
  void shouldNameTheRowThatIsNoBar() {
    double[] good = {1, 2, 1, 2};
    for (double[] bad :
        new double[][] {{1, 2, 1}, {1, 2, 1, 3}, {Double.NaN, 2, 1, 2}, {1, 2, 1, 2, -1}}) {
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> Bars.rows(COIN, "1h", good, bad));
      assertTrue(thrown.getMessage().startsWith("bar 1: "), thrown.getMessage());
    }
  }

  @Test
  void shouldWalkTheSameWayFromTheSameSeed() {
    BarSeries one = Bars.randomWalk(COIN, "1h", 1000, 1);
    assertEquals(text(one), text(Bars.randomWalk(COIN, "1h", 1000, 1)));
    assertNotEquals(text(one), text(Bars.randomWalk(COIN, "1h", 1000, 2)));
  }

  private static String text(BarSeries bars) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bars.length(); i++) {
      text.append(bars.bar(i).closePrice()).append(' ').append(bars.bar(i).tradedQuantity());
    }
    return text.toString();
  }

  @Test
  void shouldReadAFile() throws IOException {
    Path file = scratch.resolve("bars.csv");
    Files.writeString(
        file,
        "time,open,high,low,close,volume\n"
            + "2024-01-01,1,2,0.5,1.5,10\n"
            + "2024-01-02T00:00:00Z,1.5,2,1,1,0\n");
    BarSeries bars = Bars.csv(COIN, "1d", file);
    assertEquals(2, bars.length());
    assertEquals(Bars.START + DAY, bars.bar(1).openTime());
    assertEquals(0.5, bars.bar(0).low());
    assertEquals(10, bars.bar(0).volume());
  }

  @Test
  void shouldNameWhatIsWrongInAFile() throws IOException {
    Path file = scratch.resolve("bad.csv");
    Files.writeString(file, "time,open,high,low,close\n2024-01-01,1,2,0.5,1.5\nnever,1,2,1,1\n");
    assertTrue(complaint(file).contains("line 3, read up to column time"), complaint(file));
    Files.writeString(file, "time,open,high,low,close\n2024-01-01,1,two,0.5,1.5\n");
    assertTrue(complaint(file).contains("line 2, read up to column high"), complaint(file));
    Files.writeString(file, "time,open,high,low\n2024-01-01,1,2,0.5\n");
    assertTrue(complaint(file).contains("column close: there is no such"), complaint(file));
    assertTrue(complaint(scratch.resolve("none.csv")).contains("cannot read"), "no file");
  }

  private static String complaint(Path file) {
    return assertThrows(IllegalArgumentException.class, () -> Bars.csv(COIN, "1d", file))
        .getMessage();
  }

  @Test
  void shouldHideWhatIsBehindATime() {
    BarSeries bars = Bars.closes(COIN, "1d", 1, 2, 3);
    BarSeries known = Bars.until(bars, bars.bar(1).closeTime());
    assertEquals(2, known.length());
    assertEquals(2, known.bar(1).close());
    assertEquals(0, Bars.until(bars, Bars.START).length());
  }
}
