package io.slipstream.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
  @Test
  void shouldWriteTimesDecimalsAndGapsAsJson() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("time", Instant.EPOCH);
    values.put("small", new BigDecimal("0.00000001"));
    values.put("nothing", Double.NaN);
    values.put("half", 0.5);
    assertEquals(
        "{\"time\":\"1970-01-01T00:00:00Z\",\"small\":0.00000001,\"nothing\":null,\"half\":0.5}",
        JsonText.compact(values));
    assertEquals(List.of(1, "a"), JsonText.parsed("[1,\"a\"]"));
    assertThrows(IllegalArgumentException.class, () -> JsonText.parsed("[1"));
  }

  @Test
  void shouldBeSelfContainedAndEscapeTexts() {
    String page =
        new HtmlReport("<b>title</b>")
            .table(List.of("a"), List.of(List.of("<script>")))
            .chart(new LineChart("x", false).line("n", new long[] {0, 1}, new double[] {1, 2}))
            .html();
    assertEquals(page.indexOf("<script>"), page.lastIndexOf("<script"));
    assertFalse(page.contains("<b>title"));
    assertFalse(page.contains("http:") || page.contains("https:"));
    assertTrue(page.contains("&lt;script&gt;"));
  }

  @Test
  void shouldDrawWellFormedLinesInsideTheChart() throws Exception {
    String svg =
        new LineChart("Equity", false)
            .line("flat", new long[] {0, 10, 20}, new double[] {5, 5, 5})
            .line("up", new long[] {0, 20}, new double[] {1, 9})
            .svg();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    var lines = document.getElementsByTagName("polyline");
    assertEquals(2, lines.getLength());
    for (int i = 0; i < 2; i++) {
      String points = lines.item(i).getAttributes().getNamedItem("points").getNodeValue();
      for (String point : points.trim().split(" ")) {
        double y = Double.parseDouble(point.split(",")[1]);
        assertTrue(y >= 0 && y <= 300, points);
      }
    }
  }

  @Test
  void shouldRefuseTimesWithoutValues() {
    LineChart chart = new LineChart("x", true);
    assertThrows(
        IllegalArgumentException.class, () -> chart.line("n", new long[] {1}, new double[] {1, 2}));
  }
}
