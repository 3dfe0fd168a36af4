package io.slipstream.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.service.operations.ExposureView;
import io.slipstream.api.service.operations.FactorView;
import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.RiskOperations;
import io.slipstream.api.service.operations.RiskQueries;
import io.slipstream.api.service.operations.RiskReportFiles;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.StressView;
import io.slipstream.api.service.operations.VarView;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.tables.FileTables;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskDayReportTest {
  private static final LocalDate FIRST = LocalDate.parse("2013-11-25");
  private static final LocalDate SECOND = LocalDate.parse("2013-11-26");
  private static final Instant NOW = Instant.parse("2013-11-26T00:05:00Z");

  @TempDir Path folder;
  private RecordedSession session;
  private Instant now = NOW;

  @BeforeEach
  void play() {
    session = new RecordedSession(folder).play();
  }

  @AfterEach
  void close() {
    session.close();
  }

  /** Answers of the departments, each as it would be given; no backtest, for want of history. */
  private Object answer(String question) {
    BigDecimal one = BigDecimal.ONE;
    return switch (question) {
      case "session" ->
          new SessionView(
              SessionStatus.RUNNING,
              "trading",
              TradingState.ACTIVE,
              "",
              List.of(),
              now,
              "BTC/USD",
              "",
              0.5,
              new BigDecimal("200000.123"),
              one,
              "USD",
              99,
              0,
              "",
              Map.of());
      case "limits" ->
          new LimitsView(
              "ann",
              "new year",
              "",
              List.of(
                  new LimitsView.Limit(
                      "pod.beta.leverage", "beta", "risk.limits", true, "2", "1.5", 0.75)),
              Map.of(),
              Map.of(),
              Map.of(),
              List.of());
      case "valueAtRisk" ->
          new VarView(
              "portfolio",
              "USD",
              one,
              0.99,
              1,
              "1d",
              250,
              NOW,
              NOW,
              List.of(new VarView.Line("portfolio", "historical", 1234.567, 2000, 0.01)),
              List.of(new VarView.Part("BTC/USD", -1, 2, Double.NaN, 4, 5, 6, 7, 8)),
              List.of("a note"));
      case "stress" ->
          new StressView(
              NOW,
              "USD",
              one,
              List.of(
                  new StressView.Line(
                      StressView.Kind.HYPOTHETICAL,
                      "all -10 %",
                      "=everything <falls>",
                      -500,
                      -0.05,
                      "BTC/USD",
                      -500)),
              List.of());
      case "exposure" ->
          new ExposureView(
              NOW, "USD", one, one, one, 0.5, one, -0.1, one, one, 1, 1, List.of(), List.of(),
              List.of());
      case "factors" ->
          new FactorView(
              NOW,
              "USD",
              0.99,
              "1d",
              250,
              List.of(
                  new FactorView.Line("portfolio", "BTC/USD", 100, 12.5, 20, 0.8),
                  new FactorView.Line("portfolio", "rest", Double.NaN, Double.NaN, 5, 0.2)),
              List.of());
      default -> throw new OperationRefusedException("returns: 100 are needed, there are 7");
    };
  }

  private <T> T department(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            RiskDayReportTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer(method.getName())));
  }

  private RiskReportFiles report(LocalDate day) {
    return new RiskDayReport(
            session.whole(),
            new FileTables(),
            department(PortfolioQueries.class),
            department(RiskOperations.class),
            department(RiskQueries.class))
        .report(day, folder.resolve("out"));
  }

  private List<NamedCsvRecord> rows(String section, LocalDate day) throws IOException {
    Path file = folder.resolve("out/risk-" + day + "-" + section + ".csv");
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file);
        Stream<NamedCsvRecord> records = csv.stream()) {
      return records.toList();
    }
  }

  @Test
  void shouldReportTheDayOfTheLastEventWithEverything() throws IOException {
    RiskReportFiles files = report(null);
    assertEquals(SECOND, files.day());
    assertEquals(NOW, files.measured());
    assertEquals(2, files.violations());
    assertEquals(
        List.of("HALTED", "QUARANTINED"),
        rows("violation-counts", SECOND).stream().map(row -> row.getField("type")).toList(),
        "the worst first");
    assertEquals("0.750000", rows("limits", SECOND).get(0).getField("used"));
    assertEquals("1234.57", rows("var", SECOND).get(0).getField("value_at_risk"));
    assertEquals("n/a", rows("var-parts", SECOND).get(0).getField("marginal"));
    assertEquals("'=everything <falls>", rows("stress", SECOND).get(0).getField("assumption"));
    assertEquals("-500.00", rows("stress", SECOND).get(0).getField("profit"));
    assertEquals("0.500000", rows("exposures", SECOND).get(0).getField("share"));
    assertEquals("0.800000", rows("factors", SECOND).get(0).getField("share"));
    assertEquals("n/a", rows("factors", SECOND).get(1).getField("exposure"));
    String page = Files.readString(files.files().get(0));
    assertTrue(page.contains("=everything &lt;falls&gt;"));
    assertTrue(page.contains("Set last by ann: new year"));
    assertFalse(page.contains("src="), "loads nothing");
  }

  @Test
  void shouldReportTheDayToWhichTheSessionWentOnWhileTheJournalWasRead() throws IOException {
    now = Instant.parse("2013-11-27T00:00:00Z");
    RiskReportFiles files = report(null);
    LocalDate third = SECOND.plusDays(1);
    assertEquals(third, files.day());
    assertEquals(now, files.measured());
    assertEquals("0.750000", rows("limits", third).get(0).getField("used"));
  }

  @Test
  void shouldMeasureADayThatTheSessionsViewDoesNotShowYet() throws IOException {
    now = Instant.parse("2013-11-25T23:59:00Z");
    assertEquals(now, report(SECOND).measured());
    assertEquals("0.750000", rows("limits", SECOND).get(0).getField("used"));
  }

  @Test
  void shouldReportTheLastDayOfASessionThatIsNotThere() {
    now = null;
    assertEquals(SECOND, report(null).day());
    assertNull(report(null).measured());
  }

  @Test
  void shouldSayWhyASectionIsMissing() throws IOException {
    RiskReportFiles files = report(SECOND);
    assertEquals(1, files.missing().size());
    assertTrue(files.missing().get(0).startsWith("backtest: Not measured: ACTUAL: returns: 100"));
    assertFalse(Files.exists(folder.resolve("out/risk-" + SECOND + "-backtest.csv")));
    assertTrue(Files.readString(files.files().get(0)).contains("Not measured: ACTUAL: returns"));
  }

  @Test
  void shouldMeasureNothingForADayThatIsOver() throws IOException {
    RiskReportFiles files = report(FIRST);
    assertNull(files.measured());
    assertEquals(1, files.violations());
    assertEquals("50", rows("violations", FIRST).get(0).getField("actual"));
    assertEquals(3, files.files().size());
    assertTrue(Files.readString(files.files().get(0)).contains("This day is over"));
  }

  @Test
  void shouldRefuseADayThatIsNotThere() {
    assertThrows(OperationRefusedException.class, () -> report(LocalDate.parse("2013-12-24")));
  }
}
