package io.slipstream.plugins.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.plugins.rehearsal.RecordedMarket;
import io.slipstream.plugins.rehearsal.Rehearsal;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Instrument GOOG =
      Instrument.builder("GOOG", "USD").lotSize(FixedPoint.ONE).build();

  @Test
  void shouldShowEveryHook() throws NoSuchMethodException {
    for (Method hook : Strategy.class.getMethods()) {
      Method shown = TemplateStrategy.class.getMethod(hook.getName(), hook.getParameterTypes());
      assertEquals(TemplateStrategy.class, shown.getDeclaringClass(), hook.getName());
    }
  }

  /** Blank lines, imports and comments are free. */
  @Test
  void shouldStayBelowFiftyLines() throws IOException {
    Path source =
        Path.of(
            System.getProperty("slipstream.root"),
            "plugins/template/src/main/java/io/slipstream/plugins/template/TemplateStrategy.java");
    long lines =
        Files.readAllLines(source).stream()
            .map(String::strip)
            .filter(
                line -> !line.isEmpty() && !line.startsWith("import") && !line.startsWith("/**"))
            .count();
    assertTrue(lines > 0 && lines < 50, lines + " lines");
  }

  /** The first bar that rose is that of the first day, 100 to 100.34: 95,000 / 100.34 = 946.78. */
  @Test
  @Tag("reference")
  void shouldBuyAfterTheFirstRecordedBarThatRose() throws IOException {
    BarSeries series = RecordedMarket.days("equity_daily_csv/GOOG.csv", GOOG);
    Rehearsal rehearsal =
        new Rehearsal(new TemplateFactory(), Map.of(), "100000", ExecutionFeed.BARS, GOOG);
    rehearsal.play(series);
    assertEquals(1, rehearsal.fills().size());
    assertEquals(946 * FixedPoint.ONE, rehearsal.fills().get(0).lastQty());
    assertEquals(series.bar(1).openPrice(), rehearsal.fills().get(0).lastPx());
    assertEquals("ROSE", rehearsal.orders().get(0).rationaleCode());
  }
}
