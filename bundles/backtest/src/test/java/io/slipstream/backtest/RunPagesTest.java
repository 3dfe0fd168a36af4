package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SlippageModel;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.report.page.RunPage;
import io.slipstream.report.page.RunPage.Book;
import io.slipstream.report.page.RunPage.Fact;
import io.slipstream.report.page.RunPage.Trade;
import io.slipstream.report.page.RunPageHtml;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.tables.FileTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPagesTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long CASH = 1_000_000 * FixedPoint.ONE;
  private static final long BASIS_POINTS = FixedPoint.ONE / 10_000;

  private static Market market(String symbol, int scale, long seed, int bars) {
    SplittableRandom chance = new SplittableRandom(seed);
    Instrument instrument =
        Instrument.builder(symbol, "USD")
            .scales(scale, scale, FixedPoint.SCALE)
            .commission(FixedPoint.ONE / 1000, FixedPoint.ONE / 1000)
            .build();
    long one = (long) StrictMath.pow(10, scale);
    BarSeries.Builder series = BarSeries.builder(instrument, HOUR);
    long price = 100 * one;
    for (int i = 0; i < bars; i++) {
      long open = price;
      price = Math.max(one, price + chance.nextLong(-one, one));
      if (chance.nextInt(5) > 0) {
        long high = Math.max(open, price) + 5;
        long low = Math.max(1, Math.min(open, price) - 5);
        series.add(i * HOUR, open, high, low, price, 1_000_000 * one);
      }
    }
    SimulationModel plain = SimulationModel.DEFAULT;
    SimulationModel slipping =
        new SimulationModel(
            plain.feed(),
            plain.timing(),
            plain.limitRule(),
            0,
            0,
            0,
            SlippageModel.rate(5 * BASIS_POINTS),
            plain.commission());
    return new Market(series.build(), slipping, "test", "cafe");
  }

  private static PodPlan pod(String name, long seed) {
    return new PodPlan(
        name,
        "swinger",
        "1.0.0",
        "beef",
        new TreeMap<>(),
        () -> new Swinger(seed, 1.2, false),
        FixedPoint.ONE / 2,
        CASH / 2,
        List.of(0, 1));
  }

  private static PortfolioRun play() {
    return play("");
  }

  /** On a desk, or each for itself. */
  private static PortfolioRun play(String rule) {
    List<Market> markets = List.of(market("A", 8, 1, 1500), market("B", 4, 2, 1500));
    List<PodPlan> pods = List.of(pod("first", 3), pod("<second>", 4));
    RunDesk desk = RunDesk.parse(rule, new DeskCoordinatorFactory().create().rules(), pods);
    String limits = "pod.*.margin-use = 1" + (desk == null ? "" : "\ndesk.desk.pods = first");
    return PortfolioRun.play(
        new RunPlan("USD", HOUR, CASH, 0, markets, List.of(), pods, 0, limits, desk),
        new LimitGateFactory().create(),
        new DeskCoordinatorFactory(),
        new StreamingAnalytics());
  }

  private static RunPage page(PortfolioRun run) {
    BacktestOutcome outcome = new RunResults(run).outcome("run-1", Path.of("."), null);
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("seed", 0L);
    manifest.put("pods", List.of(Map.of("pod", "first", "parameters", Map.of("a", "1"))));
    return RunPages.of(outcome, run, null, manifest);
  }

  @Test
  void shouldShowWhatTheKernelSays() {
    PortfolioRun run = play();
    RunPage page = page(run);
    double[] total = page.total().curve().equity();
    for (int i = 0; i < total.length; i++) {
      double sum = 0;
      for (Book pod : page.pods()) {
        sum += pod.curve().equity()[i];
      }
      assertEquals(total[i], sum, 1e-6);
    }
    double[] held =
        Arrays.stream(run.record().exposure()).mapToDouble(FixedPoint::toDouble).toArray();
    double[] shown = page.total().exposure().gross().clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] *= total[i];
    }
    assertTrue(Arrays.stream(held).max().orElseThrow() > 100_000);
    assertArrayEquals(held, shown, 0.01);
    double earned = page.pods().stream().mapToDouble(pod -> pod.figures().netPnl()).sum();
    assertEquals(page.total().figures().netPnl(), earned, 1e-6);
  }

  @Test
  void shouldAccountForEveryFill() {
    PortfolioRun run = play();
    RunPage page = page(run);
    double worth = 0;
    double bought = 0;
    double commission = 0;
    for (Fill fill : run.record().fills()) {
      double price = fill.instrument().priceToDouble(fill.lastPx());
      double quantity = Double.parseDouble(fill.instrument().quantityText(fill.lastQty()));
      worth += price * quantity;
      bought += fill.side().sign() * quantity * (fill.symbol().equals("B") ? 1 : 0);
      commission += Double.parseDouble(fill.instrument().cashText(fill.commission()));
    }
    assertEquals(worth, page.total().figures().turnover(), 1e-4 * worth);
    assertEquals(worth * 0.0005, page.total().figures().slippage(), 0.001 * worth * 0.0005);
    double open = 0;
    double paid = 0;
    double earned = 0;
    List<Trade> left = new ArrayList<>();
    for (Trade trade : page.trades()) {
      paid += trade.commission();
      earned += trade.isOpen() ? 0 : trade.netPnl();
      if (trade.isOpen()) {
        left.add(trade);
        open += trade.symbol().equals("B") ? trade.quantity() : 0;
      }
    }
    assertTrue(page.trades().size() > 50 && !left.isEmpty(), "trades " + page.trades().size());
    assertEquals(bought, open, 1e-3);
    assertEquals(commission, paid, 0.001 * commission);
    double unrealized = 0;
    for (Trade trade : left) {
      RunPage.Market market = page.markets().get(trade.symbol().equals("A") ? 0 : 1);
      double last = market.close()[market.close().length - 1];
      unrealized += trade.quantity() * (last - trade.entryPrice()) - trade.commission();
    }
    assertEquals(page.total().figures().netPnl(), earned + unrealized, 5);
  }

  @Test
  void shouldBeAPageWithTheManifest() {
    RunPage page = page(play());
    assertEquals(
        List.of(new Fact("1 parameters a", "1"), new Fact("1 pod", "first")),
        page.manifest().get(1).facts().stream()
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList());
    assertEquals(List.of("Denials"), page.extras().stream().map(RunPage.Extra::title).toList());
    int denied =
        page.extras().get(0).rows().stream().mapToInt(row -> Integer.parseInt(row.get(2))).sum();
    assertEquals(page.total().figures().denied(), denied);
    String html = RunPageHtml.of(page);
    html = html.substring(0, html.indexOf("<script>"));
    assertTrue(html.contains("first, &lt;second&gt; on A, B"));
    assertFalse(html.contains("<second>") || html.contains("NaN") || html.contains("null"));
  }

  @Test
  void shouldTellWhatTheDeskDecided(@TempDir Path root) throws IOException {
    PortfolioRun run = play("majority");
    assertTrue(run.record().desks().size() > 300, "decisions " + run.record().desks().size());
    RunPage.Extra told = page(run).extras().get(0);
    assertEquals("Desk decisions", told.title());
    assertTrue(told.note().startsWith(run.record().desks().size() + " by the rule MAJORITY {"));
    assertTrue(told.note().endsWith("; the first 200, all are in decisions.csv."), told.note());
    assertEquals(200, told.rows().size());
    assertTrue(told.rows().get(0).get(5).startsWith("first wants BUY "), told.rows().get(0).get(5));
    new RunDecisions(run).write(new FileTables(), root);
    List<String> lines = Files.readAllLines(root.resolve("decisions.csv"));
    assertEquals(run.record().desks().size() + 1, lines.size());
    assertEquals(
        "time,desk,instrument,rule,outcome,buyVotes,sellVotes,overrides,opinions", lines.get(0));
    String quantity = told.rows().get(0).get(5).substring("first wants BUY ".length());
    assertTrue(
        lines.get(1).contains("\"\"wanted\"\":" + quantity + ",\"\"kept\"\":" + quantity + ","),
        lines.get(1));
  }
}
