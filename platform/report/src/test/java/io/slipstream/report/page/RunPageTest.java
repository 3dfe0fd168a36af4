package io.slipstream.report.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.report.page.Drawdowns.Fall;
import io.slipstream.report.page.Returns.Step;
import io.slipstream.report.page.RunPage.Curve;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.StringTokenizer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunPageTest {
  private static final long DAY = 86_400_000_000_000L;

  /** The page as XML, without its script and its style, which are constant. */
  private static Document parsed(String page) throws Exception {
    String text = page.substring(page.indexOf("<html"));
    text = text.substring(0, text.indexOf("<script>")) + "</body></html>";
    text = text.replaceFirst("(?s)<style>.*?</style>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static List<String> headings(Document page) {
    NodeList found = page.getElementsByTagName("h2");
    List<String> headings = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      headings.add(found.item(i).getTextContent());
    }
    return headings;
  }

  @Test
  void shouldHaveEveryPanel() throws Exception {
    assertEquals(
        List.of(
            "Summary",
            "Equity",
            "Drawdown",
            "Monthly returns",
            "Rolling Sharpe ratio",
            "Distribution of returns",
            "Exposure",
            "Trades on the price",
            "Attribution",
            "Costs",
            "Correlation",
            "Overfitting",
            "Trades",
            "Denials",
            "Manifest"),
        headings(parsed(RunPageHtml.of(SamplePages.daily()))));
  }

  @Test
  void shouldSayNothingAboutWhatCannotBeHad() throws Exception {
    String page = RunPageHtml.of(SamplePages.bare());
    String text = parsed(page).getDocumentElement().getTextContent();
    assertTrue(text.contains("N/A"), text);
    assertFalse(text.contains("NaN") || text.contains("Infinity") || text.contains("null"), text);
  }

  @ParameterizedTest
  @ValueSource(longs = {60_000_000_000L, 3_600_000_000_000L, DAY, 7 * DAY})
  void shouldTakeNastyNamesAsTexts(long step) throws Exception {
    String page = RunPageHtml.of(SamplePages.run(SamplePages.NASTY, step, 300, 3));
    Document parsed = parsed(page);
    assertEquals(0, parsed.getElementsByTagName("script").getLength());
    assertEquals(0, parsed.getElementsByTagName("img").getLength());
    assertEquals(page.indexOf("<script>"), page.lastIndexOf("<script"));
    assertTrue(parsed.getDocumentElement().getTextContent().contains("<script>alert(1)</script>"));
    Document sweep = parsed(SweepPageHtml.of(SamplePages.sweep(SamplePages.NASTY.get(1))));
    assertEquals(0, sweep.getElementsByTagName("img").getLength());
  }

  @Test
  void shouldListTheFirst500TradesAndSayWhereTheOthersAre() throws Exception {
    String page = RunPageHtml.of(SamplePages.run(SamplePages.NAMES, 60_000_000_000L, 24_000, 4));
    assertTrue(page.contains("The first 500 of 2000 trades, times UTC. All are in trades.csv."));
    String listed = page.substring(page.indexOf("<h2>Trades</h2>"), page.indexOf("<h2>Denials"));
    assertEquals(
        500,
        Collections.list(new StringTokenizer(listed, "\n")).stream()
            .filter(line -> line.toString().endsWith("</tr>"))
            .count());
  }

  @Test
  void shouldBeTheSameForTheSameRun() {
    assertEquals(RunPageHtml.of(SamplePages.daily()), RunPageHtml.of(SamplePages.daily()));
  }

  @Test
  void shouldTakeReturnsOfDays() {
    long[] times = new long[40 * 24];
    double[] equity = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = SamplePages.START + (i + 1) * DAY / 24;
      equity[i] = 100 * StrictMath.pow(1.01, (i + 24) / 24);
    }
    equity[times.length - 1] *= 1.02;
    Curve curve = Curve.of(100, times, equity);
    Step step = Step.of(curve, 365);
    assertEquals("day", step.words());
    double[] returns = Returns.of(curve, step).values();
    assertEquals(40, returns.length);
    assertEquals(0.01, returns[0], 1e-12);
    assertEquals(0.01, returns[1], 1e-12);
    assertEquals(1.01 * 1.02 - 1, returns[39], 1e-12);
  }

  @Test
  void shouldFindTheDeepestFalls() {
    Curve curve =
        Curve.of(
            100,
            new long[] {1, 2, 3, 4, 5, 6, 7, 8},
            new double[] {100, 90, 110, 88, 99, 121, 120, 119});
    assertArrayEquals(
        new double[] {0, -0.1, 0, -0.2, -0.1, 0, -1 / 121.0, -2 / 121.0},
        Drawdowns.series(curve),
        1e-12);
    List<Fall> falls = Drawdowns.deepest(curve, 2);
    assertEquals(3, falls.get(0).from());
    assertEquals(4, falls.get(0).bottom());
    assertEquals(6, falls.get(0).recovered());
    assertEquals(-0.1, falls.get(1).depth(), 1e-12);
    assertEquals(Fall.NOT_RECOVERED, Drawdowns.deepest(curve, 3).get(2).recovered());
  }

  @Test
  void shouldCompoundMonthsToYears() {
    long[] times = {
      nanos("2023-11-15T00:00:00Z"),
      nanos("2023-12-01T00:00:00Z"),
      nanos("2024-01-01T00:00:00Z"),
      nanos("2024-01-31T23:00:00Z"),
      nanos("2024-03-31T12:00:00Z")
    };
    SortedMap<Integer, double[]> years =
        MonthPanel.byYear(Curve.of(100, times, new double[] {101, 110, 121, 100, 150}));
    assertEquals(0.1, years.get(2023)[10], 1e-12);
    assertEquals(0.1, years.get(2023)[11], 1e-12);
    assertEquals(0.21, years.get(2023)[12], 1e-12);
    assertEquals(100 / 121.0 - 1, years.get(2024)[0], 1e-12);
    assertTrue(Double.isNaN(years.get(2024)[1]));
    assertEquals(0.5, years.get(2024)[2], 1e-12);
    assertEquals(150 / 121.0 - 1, years.get(2024)[12], 1e-12);
  }

  private static long nanos(String time) {
    return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
  }

  @Test
  void shouldRefuseACurveWithoutAllItsValues() {
    assertThrows(
        IllegalArgumentException.class, () -> new Curve(new long[2], new double[2], new double[1]));
  }
}
