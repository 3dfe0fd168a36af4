package io.slipstream.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.report.block.LineChart;
import io.slipstream.report.block.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
            .add(new LineChart("x", Unit.RATIO).line("n", new long[] {0, 1}, new double[] {1, 2}))
            .html();
    assertEquals(page.indexOf("<script>"), page.lastIndexOf("<script"));
    assertFalse(page.contains("<b>title"));
    assertFalse(page.contains("http:") || page.contains("https:"));
    assertTrue(page.contains("&lt;script&gt;"));
  }

  @Test
  void shouldAlignColumnsOfNumbers() {
    String page =
        new HtmlReport("t")
            .table(
                List.of("Name", "Word", "Number"),
                List.of(List.of("a", "12 of 13", "1,234.50 %"), List.of("b", "7", "n/a")))
            .html();
    assertTrue(page.contains("<td class=\"text\">7</td><td>n/a</td>"), page);
  }
}
