package io.slipstream.report.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.report.block.PriceChart.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BlockTest {
  private static final long[] TIMES = {0, 10, 20};

  @Test
  void shouldDrawLinesInsideTheChartAndLeaveGapsOut() {
    Parsed chart =
        new Parsed(
            new LineChart("Equity", Unit.MONEY)
                .line("flat", TIMES, new double[] {5, 5, 5})
                .area("up", Ink.TOTAL, TIMES, new double[] {1, Double.NaN, 9}));
    List<Element> lines = chart.all("polyline", "line");
    assertEquals(2, lines.size());
    assertEquals(2, Parsed.points(lines.get(1)).length);
    for (Element line : lines) {
      for (double[] point : Parsed.points(line)) {
        assertTrue(point[0] >= 0 && point[0] <= Plot.WIDTH, Arrays.toString(point));
        assertTrue(point[1] >= 0 && point[1] <= Plot.HEIGHT, Arrays.toString(point));
      }
    }
    assertEquals(List.of("flatup"), chart.texts("figcaption", "legend"));
    assertTrue(
        chart
            .all("div", "plot")
            .get(0)
            .getAttribute("aria-label")
            .contains("up: from 1.00 to 9.00"));
  }

  @Test
  void shouldLeaveOutWhatHasNoLogarithm() {
    Parsed chart =
        new Parsed(
            new LineChart("Growth", Unit.RATIO)
                .logarithmic()
                .line("ruin", TIMES, new double[] {1, 0.1, 0}));
    double[][] points = Parsed.points(chart.all("polyline", "line").get(0));
    assertEquals(2, points.length);
    assertTrue(points[1][1] <= Plot.HEIGHT);
  }

  @Test
  void shouldSayThatThereIsNothingToDraw() {
    assertEquals(
        List.of("Equity: there are no values."),
        new Parsed(new LineChart("Equity", Unit.MONEY)).texts("p", "missing"));
    assertEquals(
        List.of("r: there are not two different values."),
        new Parsed(new Histogram("r", Unit.PERCENT, new double[] {1, 1, Double.NaN}))
            .texts("p", "missing"));
    double[] none = {};
    assertEquals(
        1,
        new Parsed(new PriceChart("X", new long[0], none, none, none)).all("p", "missing").size());
  }

  @Test
  void shouldCountEveryValueOnce() {
    double[] values = {-3, -1, 0, 0, 0, 1, 1, 2, 5};
    Histogram histogram = new Histogram("r", Unit.RATIO, values);
    int[] counts = histogram.counts(-3, 5);
    assertEquals(values.length, Arrays.stream(counts).sum());
    assertEquals(1, counts[0]);
    assertEquals(1, counts[counts.length - 1]);
    assertEquals(counts.length, new Parsed(histogram).all("path", "bar").size());
    assertArrayEquals(
        new int[] {1, 0, 0, 0, 0, 0, 0, 1},
        new Histogram("r", Unit.RATIO, new double[] {0, 1}).counts(0, 1));
  }

  @Test
  void shouldThinMarksWithoutLosingExtremes() {
    int length = 100_000;
    long[] times = new long[length];
    double[] close = new double[length];
    for (int i = 0; i < length; i++) {
      times[i] = i;
      close[i] = 100 + i % 50;
    }
    PriceChart chart = new PriceChart("X", times, close, close, close);
    for (int i = 0; i < length; i += 10) {
      chart.mark(Kind.LONG_ENTRY, i, i == 50_000 ? 90 : close[i], "entry " + i);
    }
    assertEquals(200, chart.drawnCount());
    assertTrue(chart.html().contains("entry 50000<"));
  }

  @Test
  void shouldPutBarsOnTheirSideOfZero() {
    Parsed chart =
        new Parsed(
            new BarChart("c", Unit.PERCENT).bar("a", 0.3).bar("b", -0.1).bar("c", Double.NaN));
    assertEquals(
        "margin-left:25%;width:75%", chart.all("span", "gain").get(0).getAttribute("style"));
    assertEquals(
        "margin-left:0%;width:25%", chart.all("span", "loss").get(0).getAttribute("style"));
    assertTrue(chart.texts("td", "").contains("N/A"));
  }

  @Test
  void shouldColorByValueAndMarkTheBest() {
    Parsed map =
        new Parsed(
            new HeatMap(
                    "m",
                    Unit.PERCENT,
                    List.of("Jan", "Feb"),
                    List.of("2024"),
                    new double[][] {{-0.05, Double.NaN}})
                .around(0, 0.1)
                .mark(0, 1));
    List<Element> cells = map.all("td", "");
    assertEquals("background:rgba(192,54,44,0.38)", cells.get(0).getAttribute("style"));
    assertEquals("", cells.get(1).getAttribute("style"));
    assertEquals("marked", cells.get(1).getAttribute("class"));
    assertEquals(List.of("-5.00\u00A0%", "N/A"), map.texts("td", ""));
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    double[] two = {1, 2};
    LineChart chart = new LineChart("x", Unit.RATIO);
    assertThrows(IllegalArgumentException.class, () -> chart.line("n", TIMES, two));
    assertThrows(IllegalArgumentException.class, () -> new PriceChart("X", TIMES, two, two, two));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HeatMap("m", Unit.RATIO, List.of("a"), List.of("b"), new double[][] {two}));
    Table table = new Table("t").text("a", "b");
    assertThrows(IllegalArgumentException.class, () -> table.row(Cell.of("1")));
  }

  @Test
  void shouldEscapeWhatUsersWrote() {
    String nasty = "<script>alert('1')</script> & \"q\" \u0000\u0007\uD800\uFFFE \uD83D\uDE00";
    assertEquals("<bdi>\u05E9\u05DC</bdi>", Markup.name("\u05E9\u05DC"));
    assertEquals("<bdi>a\u202Eb</bdi>", Markup.sentence("a\u202Eb"));
    assertEquals("BTC/USD", Markup.name("BTC/USD"));
    String safe = Markup.escape(nasty);
    assertEquals(
        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;q&quot; \uFFFD\uFFFD\uFFFD\uFFFD"
            + " \uD83D\uDE00",
        safe);
    Parsed table = new Parsed(new Table(nasty).text(nasty).row(Cell.of(nasty)));
    assertEquals(0, table.all("script", "").size());
    assertTrue(table.texts("th", "text").get(1).startsWith("<script>alert('1')</script> & \"q\" "));
    double[] values = {1, 2, 3};
    assertEquals(
        0,
        new Parsed(
                new PriceChart(nasty, TIMES, values, values, values)
                    .mark(Kind.SHORT_ENTRY, 10, 2, nasty))
            .all("script", "")
            .size());
    assertEquals(
        0,
        new Parsed(new LineChart(nasty, Unit.RATIO).line(nasty, TIMES, values))
            .all("script", "")
            .size());
  }
}
