package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.bus.BusEvent;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarDiaryTest {
  private static final long HOUR = StoredMarkets.DAY / 24;

  @TempDir Path directory;

  private final List<BusEvent> told = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Double> growth = new ArrayList<>();
  private int curves;
  private double share = 0.02;
  private Holdings measured;
  private VarDiary diary;

  private VarDiary open() {
    return new VarDiary(
        directory.resolve("risk/forecasts.json"),
        "historical",
        (question, holdings) -> {
          assertEquals("historical", question.method());
          measured = holdings;
          return new VarView(
              "portfolio",
              "USD",
              java.math.BigDecimal.TEN,
              0.99,
              1,
              "1h",
              100,
              null,
              null,
              List.of(new VarView.Line("portfolio", "historical", 1, 1, share)),
              List.of(),
              List.of());
        },
        told::add);
  }

  private EquityCurve curve() {
    curves++;
    int count = times.size();
    EquityCurve curve =
        new EquityCurve(new long[count], new double[count], new double[count], new double[count]);
    for (int i = 0; i < count; i++) {
      curve.times()[i] = times.get(i);
      curve.totalReturn()[i] = growth.get(i) - 1;
    }
    return curve;
  }

  /** An hour passes: the portfolio made a return, and the diary looks. */
  private void hour(long hour, double made) {
    double before = growth.isEmpty() ? 1 : growth.get(growth.size() - 1);
    times.add(hour * HOUR);
    growth.add(before * (1 + made));
    diary.look(at(RunningRiskTest.holdings(20), hour), this::curve);
  }

  private static Holdings at(Holdings held, long hour) {
    SessionView now = held.session();
    Instant time = Instant.EPOCH.plus(Duration.ofHours(hour));
    SessionView moved =
        new SessionView(
            now.status(),
            now.message(),
            now.tradingState(),
            now.tradingStateReason(),
            now.scopes(),
            time,
            now.instrument(),
            now.feed(),
            now.progress(),
            now.equity(),
            now.treasury(),
            now.currency(),
            now.journalEntries(),
            now.recoveredEntries(),
            now.stateHash(),
            now.stateSections());
    return new Holdings(moved, held.pods(), held.instruments());
  }

  private void day(int day, double made) {
    for (int hour = 1; hour <= 24; hour++) {
      hour(24L * day + hour, hour == 12 ? made : 0);
    }
  }

  @Test
  void shouldForecastEachDayOnceAndKeepWhatCame() {
    diary = open();
    day(0, 0.05);
    day(1, -0.05);
    String message = assertThrows(OperationRefusedException.class, diary::backtest).getMessage();
    assertTrue(message.startsWith("recorded = 1 days"), message);
    day(2, -0.11);
    day(3, 0.01);
    diary = open();
    hour(24 * 4 + 1, 0);
    VarBacktestView view = diary.backtest();
    assertEquals(4, view.days());
    assertEquals(1, view.exceptions(), "0.02 an hour is 0.098 a day, which -0.05 is within");
    assertEquals(0.02 * Math.sqrt(24), view.firstForecast(), 1e-12);
    assertEquals(List.of(1, 1, 1, 0), view.transitions());
    assertEquals("1d", view.period());
    assertTrue(curves <= 5, "the curve is asked for once a day: " + curves);
  }

  @Test
  void shouldNotForecastLateNorWithoutAPosition() {
    diary = open();
    hour(7, 0);
    diary.look(at(RunningRiskTest.holdings(20, RunningRiskTest.pod("one", 5)), 24), this::curve);
    assertTrue(Files.notExists(directory.resolve("risk/forecasts.json")));
    assertNull(measured);
    hour(25, 0);
    assertEquals(
        25 * ClosePrices.DAY / 24, measured.time(), "of the moment that it is written for");
    assertTrue(Files.exists(directory.resolve("risk/forecasts.json")));
  }

  @Test
  void shouldTakeTheNextDayWithASampleAfterAWeekend() {
    diary = open();
    times.add(0L);
    growth.add(1.0);
    // Daily bars: a forecast at midnight, the next sample three days on.
    hour(24, 0);
    hour(24 * 4, -0.2);
    hour(24 * 5, 0.1);
    hour(24 * 6, 0);
    VarBacktestView view = diary.backtest();
    assertEquals(2, view.days());
    assertEquals(1, view.exceptions());
  }

  @Test
  void shouldTellWhenTheLightChanges() {
    diary = open();
    for (int day = 0; day < 12; day++) {
      day(day, -0.2);
    }
    assertEquals(
        List.of("WARNING 5", "CRITICAL 10"),
        told.stream()
            .map(event -> event.payload().get("severity") + " " + event.payload().get("actual"))
            .toList());
    assertEquals("VAR_BACKTEST", told.get(1).payload().get("type"));
  }

  @Test
  void shouldBeginAnewWithAnotherSession() {
    diary = open();
    day(0, 0);
    day(1, 0);
    day(2, 0);
    times.clear();
    growth.clear();
    day(0, 0);
    assertThrows(OperationRefusedException.class, diary::backtest);
  }
}
