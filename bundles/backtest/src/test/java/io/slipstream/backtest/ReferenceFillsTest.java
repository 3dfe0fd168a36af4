package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Sizing;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.backtest.AverageCross.Refusal;
import io.slipstream.backtest.RecordedFills.Booked;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.risk.LimitGateFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backtests that others published or computed with other engines, fill by fill. */
@Tag("reference")
class ReferenceFillsTest {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");

  private final ReferenceData data = new ReferenceData();
  private final Map<LocalDate, Bar> bars = new HashMap<>();
  private RecordedFills recorded;
  private PortfolioRun run;

  @BeforeEach
  void requireTables() {
    assumeTrue(data.isPresent(), "reference tables are not beside this checkout");
  }

  @Test
  void shouldMatchTheAverageCrossOfFixedQuantity() throws IOException {
    Sizing hundred = new Sizing(false, 100 * FixedPoint.ONE, 0);
    BarSeries series = data.series("GOOG.csv", "GOOG", "0.002");
    AverageCross strategy = new AverageCross(10, 20, hundred);
    play(strategy, series, "100000");
    JsonNode expected = data.json("sma_cases.json").get("S2_GOOG_sma10_20_fixed100");
    compare(expected, "S2_GOOG_sma10_20_fixed100_fills.csv");
    assertEquals(List.of(), strategy.refusals());
  }

  @Test
  void shouldMatchTheAverageCrossSizedByEquityAndItsRefusals() throws IOException {
    Sizing most = new Sizing(true, 0, FixedPoint.parse("0.95"));
    BarSeries series = data.series("nvda-1999-2014.txt", "NVDA", "0.001");
    AverageCross strategy = new AverageCross(20, 100, most);
    play(strategy, series, "100000");
    JsonNode expected = data.json("sma_cases.json").get("S3_NVDA_sma20_100_95pct");
    List<Refusal> refusals = new ArrayList<>();
    for (JsonNode refusal : expected.get("rejected_for_cash")) {
      long quantity = refusal.get(1).asLong() * FixedPoint.ONE;
      refusals.add(new Refusal(day(refusal.get(0).asText()), quantity, "insufficient cash"));
    }
    assertEquals(2, refusals.size());
    assertEquals(refusals, strategy.refusals());
    compare(expected, "S3_NVDA_sma20_100_95pct_fills.csv");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldMatchTheBracket(boolean expires) throws IOException {
    BarSeries series = data.series("yhoo-2003-2005.txt", "YHOO", "0.001");
    play(new BracketEntry(series, expires), series, "100000");
    JsonNode expected = data.json("order_type_cases.json").get("S4_YHOO_bracket");
    compare(expected, "S4_YHOO_bracket_fills.csv");
  }

  @Test
  void shouldMatchTheTrailingStop() throws IOException {
    play(new TrailingExit(), data.series("yhoo-2003-2005.txt", "YHOO", "0.001"), "100000");
    JsonNode expected = data.json("order_type_cases.json").get("S5_YHOO_trailing");
    compare(expected, "S5_YHOO_trailing_fills.csv");
  }

  @Test
  void shouldMatchTheStopThatIsReplacedAtEachClose() throws IOException {
    play(new ChannelBreakout(), data.series("yhoo-2003-2005.txt", "YHOO", "0.001"), "100000");
    JsonNode expected = data.json("order_type_cases.json").get("S6_YHOO_donchian");
    compare(expected, "S6_YHOO_donchian_fills.csv");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldMatchTheTradesOfBacktestingPy(boolean atOnce) throws IOException {
    BarSeries series = data.series("GOOG.csv", "GOOG", "0.002");
    play(new MarginFlip(series, atOnce), series, "10000");
    JsonNode stats = data.json("backtestingpy.json").get("S7_GOOG_10_20").get("stats");
    List<NamedCsvRecord> expected = data.table("S7_GOOG_10_20_trades.csv");
    List<Trade> trades = run.record().trades(0);
    assertEquals(stats.get("# Trades").asInt(), expected.size());
    assertEquals(expected.size(), trades.size());
    assertEquals(atOnce ? trades.size() + 1 : 2 * trades.size(), run.record().fills().size());
    assertNothingRefused();
    for (int i = 0; i < expected.size(); i++) {
      compareTrade("trade " + i, expected.get(i), trades.get(i), series);
    }
    compareDailyEquity();
    assertClose("equity", stats.get("Equity Final [$]"), run.finalEquity(0), CENT);
    assertClose("commission", stats.get("Commissions [$]"), run.commission(0), CENT);
  }

  private static void compareTrade(String name, NamedCsvRecord row, Trade trade, BarSeries series) {
    long signed = trade.side().sign() * trade.quantity();
    assertEquals(Long.parseLong(row.getField("Size")) * FixedPoint.ONE, signed, name);
    int entry = Integer.parseInt(row.getField("EntryBar"));
    int exit = Integer.parseInt(row.getField("ExitBar"));
    assertEquals(series.bar(entry).openTime(), trade.entryTime(), name);
    assertEquals(series.bar(exit).openTime(), trade.exitTime(), name);
    assertEquals(day(row.getField("EntryTime")), ReferenceData.day(trade.entryTime()), name);
    assertEquals(day(row.getField("ExitTime")), ReferenceData.day(trade.exitTime()), name);
    assertClose(name + " price", row.getField("EntryPrice"), trade.entryPrice(), MILLIONTH);
    assertClose(name + " price", row.getField("ExitPrice"), trade.exitPrice(), MILLIONTH);
    assertClose(name + " PnL", row.getField("PnL"), trade.netPnl(), CENT);
    assertClose(name + " commission", row.getField("Commission"), trade.commission(), CENT);
  }

  private void compareDailyEquity() throws IOException {
    List<NamedCsvRecord> expected = data.zippedTable("S7_GOOG_10_20_equity.csv.gz");
    assertEquals(expected.size(), run.record().equity().length);
    for (int i = 0; i < expected.size(); i++) {
      String date = expected.get(i).getField(0);
      assertEquals(day(date), ReferenceData.day(run.record().times()[i] - ReferenceData.DAY));
      assertClose(
          date + " equity", expected.get(i).getField("Equity"), run.record().equity()[i], CENT);
    }
  }

  /**
   * The published test trades a future of multiplier 10 for 2 a side, from 10000 to 12795.00. It
   * needs 1000 to hold one; here its notional is paid, so the gain is compared, less the
   * commission, which this run cannot charge by the unit.
   */
  @Test
  void shouldMatchThePublishedTradesOfBacktrader() throws IOException {
    BarSeries series =
        data.series(
            "2006-day-001.txt",
            ReferenceData.stock("SX5E", "0").multiplier(10 * FixedPoint.ONE).build());
    CloseOverAverage strategy = new CloseOverAverage();
    play(strategy, series, "100000");
    JsonNode published = data.json("backtrader_sma15_published.json");
    assertEquals(printed(published.get("BUYCREATE")), printed(strategy.bought()));
    assertEquals(printed(published.get("SELLCREATE")), printed(strategy.sold()));
    assertEquals(printed(published.get("BUYEXEC")), printed(prices(Side.BUY)));
    assertEquals(printed(published.get("SELLEXEC")), printed(prices(Side.SELL)));
    assertEquals(23, run.record().fills().size());
    assertNothingRefused();
    long gain = run.finalEquity(0) - FixedPoint.parse("100000");
    assertEquals("2795.00", FixedPoint.format(gain - 23 * 2 * FixedPoint.ONE, 2));
  }

  private List<Long> prices(Side side) {
    return run.record().fills().stream()
        .filter(fill -> fill.side() == side)
        .map(Fill::lastPx)
        .toList();
  }

  private static List<String> printed(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(text.asText()));
    return all;
  }

  private static List<String> printed(List<Long> prices) {
    return prices.stream().map(price -> FixedPoint.format(price, 2)).toList();
  }

  private void play(Strategy strategy, BarSeries series, String cash) {
    for (int i = 0; i < series.length(); i++) {
      bars.put(ReferenceData.day(series.bar(i).openTime()), series.bar(i));
    }
    recorded = new RecordedFills(strategy);
    long money = FixedPoint.parse(cash);
    run =
        PortfolioRun.play(
            Plans.of(
                series, money, SimulationModel.DEFAULT, Plans.pod("reference", recorded, money)),
            new LimitGateFactory().create(),
            new DeskCoordinatorFactory(),
            new StreamingAnalytics());
    assertEquals(run.record().fills(), recorded.booked().stream().map(Booked::fill).toList());
  }

  private void assertNothingRefused() {
    assertEquals(0, run.record().denied(0));
    assertEquals(0, run.record().rejected(0));
  }

  private void compare(JsonNode expected, String file) throws IOException {
    List<NamedCsvRecord> rows = data.table(file);
    assertEquals(expected.get("n_fills").asInt(), rows.size());
    assertEquals(expected.get("bars").asInt(), run.record().equity().length);
    assertEquals(0, run.record().denied(0));
    assertEquals(expected.get("rejected_for_cash").size(), run.record().rejected(0));
    for (int i = 0; i < Math.min(rows.size(), recorded.booked().size()); i++) {
      compareFill("fill " + i, rows.get(i), recorded.booked().get(i));
    }
    assertEquals(rows.size(), recorded.booked().size());
    assertClose("commission", expected.get("commission_total"), run.commission(0), CENT);
    compareEquity(expected);
    assertClose("equity", expected.get("final_equity"), run.finalEquity(0), CENT);
  }

  private void compareFill(String name, NamedCsvRecord row, Booked booked) {
    Fill fill = booked.fill();
    assertEquals(day(row.getField("fill_time")), booked.day(), name);
    assertEquals(Side.valueOf(row.getField("side")), fill.side(), name);
    assertEquals(FixedPoint.parse(row.getField("qty")), fill.lastQty(), name);
    assertClose(name + " price", row.getField("price"), fill.lastPx(), MILLIONTH);
    assertClose(name + " commission", row.getField("commission"), fill.commission(), MILLIONTH);
    Bar bar = bars.get(booked.day());
    boolean atOpen = fill.lastPx() == bar.openPrice();
    assertEquals(atOpen ? bar.openTime() : bar.closeTime(), fill.eventTime(), name);
  }

  private void compareEquity(JsonNode expected) {
    JsonNode samples = expected.get("equity_every_250th");
    int bar = 0;
    for (Map.Entry<String, JsonNode> sample : samples.properties()) {
      LocalDate day = ReferenceData.day(run.record().times()[bar] - ReferenceData.DAY);
      assertEquals(day(sample.getKey()), day);
      assertClose(day + " equity", sample.getValue(), run.record().equity()[bar], CENT);
      bar += 250;
    }
    assertTrue(bar >= run.record().equity().length);
  }

  private static LocalDate day(String time) {
    return LocalDate.parse(time.substring(0, 10));
  }

  private static void assertClose(
      String name, JsonNode expected, long actual, BigDecimal tolerance) {
    assertClose(name, expected.asText(), actual, tolerance);
  }

  private static void assertClose(String name, String expected, long actual, BigDecimal tolerance) {
    BigDecimal value = BigDecimal.valueOf(actual, FixedPoint.SCALE);
    assertTrue(
        new BigDecimal(expected).subtract(value).abs().compareTo(tolerance) <= 0,
        () -> name + ": " + value.toPlainString() + " instead of " + expected);
  }
}
