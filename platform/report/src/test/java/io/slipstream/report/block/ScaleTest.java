package io.slipstream.report.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  @Test
  void shouldHoldEverythingAndLabelItWithFewRoundNumbers() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      double least = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-9, 12));
      double most = least + random.nextDouble() * StrictMath.pow(10, random.nextInt(-9, 12));
      Scale scale = Scale.around(least, most, false);
      assertTrue(scale.down(most) >= 0 && scale.down(least) <= 1, least + " to " + most);
      List<Double> ticks = scale.ticks();
      assertTrue(ticks.size() >= 2 && ticks.size() <= 14, least + " to " + most + ": " + ticks);
      for (double tick : ticks) {
        assertTrue(tick >= scale.low() && tick <= scale.high());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5,5", "0,0", "-3,-3", "1e-9,1e-9", "1e12,1e12"})
  void shouldHaveRoomAroundAFlatLine(double least, double most) {
    Scale scale = Scale.around(least, most, false);
    assertTrue(scale.low() < least && scale.high() > most);
    assertEquals(0.5, scale.down(least), 1e-6);
  }

  @Test
  void shouldPutEqualFactorsAtEqualDistances() {
    Scale scale = Scale.around(1, 1000, true);
    assertEquals(scale.down(1) - scale.down(10), scale.down(100) - scale.down(1000), 1e-12);
    assertTrue(scale.ticks().containsAll(List.of(1.0, 10.0, 100.0, 1000.0)), "" + scale.ticks());
  }

  @ParameterizedTest
  @CsvSource({
    "MONEY,1234567.891,'1,234,567.89'",
    "MONEY,-0.001,0.00",
    "PERCENT,0.12345,12.34\u00A0%",
    "RATIO,-1.005,-1.00",
    "COUNT,12345,'12,345'",
    "PRICE,43210.5,'43,210.50'",
    "PRICE,1.23456789,1.2346",
    "PRICE,0.00001234,0.00001234",
    "RATIO,NaN,N/A",
    "MONEY,Infinity,N/A"
  })
  void shouldShowNumbersByTheirUnit(Unit unit, double value, String text) {
    assertEquals(text, unit.text(value));
  }

  @ParameterizedTest
  @CsvSource({
    "MONEY,1250000,250000,1.25M",
    "MONEY,25000,5000,25k",
    "MONEY,500,100,500",
    "PERCENT,0.025,0.005,2.5\u00A0%",
    "RATIO,0.5,0.5,0.5",
    "PRICE,0.00025,0.00005,0.00025"
  })
  void shouldLabelAnAxisShortly(Unit unit, double value, double step, String text) {
    assertEquals(text, unit.tick(value, step));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,01-01 00:00",
    "2024-01-01T00:00:00Z,2024-01-03T00:00:00Z,01-01 00:00",
    "2024-01-01T00:00:00Z,2024-01-20T00:00:00Z,2024-01-02",
    "2022-01-01T00:01:00Z,2024-01-01T00:00:00Z,2022-04",
    "2000-02-01T00:00:00Z,2024-01-01T00:00:00Z,2002",
    "1969-01-01T00:00:00Z,1971-01-01T00:00:00Z,1969-01"
  })
  void shouldLabelTimeAtRoundBeginnings(String from, String to, String first) {
    List<TimeTicks.Tick> ticks = TimeTicks.between(nanos(from), nanos(to));
    assertTrue(ticks.size() >= 2 && ticks.size() <= 14, "" + ticks);
    assertTrue(ticks.stream().allMatch(tick -> tick.share() >= 0 && tick.share() <= 1));
    assertEquals(first, ticks.get(0).text(), "" + ticks);
  }

  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }
}
