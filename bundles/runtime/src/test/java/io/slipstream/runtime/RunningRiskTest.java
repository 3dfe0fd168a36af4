package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.analytics.EquityCurve;
import io.slipstream.api.service.analytics.PerformanceSummary;
import io.slipstream.api.service.operations.ExposureView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.operations.StressQuestion;
import io.slipstream.api.service.operations.StressView;
import io.slipstream.api.service.operations.VarBacktestView;
import io.slipstream.api.service.operations.VarQuestion;
import io.slipstream.api.service.operations.VarView;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.risk.PortfolioRiskFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A portfolio by hand: A 1,000 long, B 400 short over two pods, C 300 long; equity 10,000. Of
 * twenty days one moved: on 1970-01-08 A fell by 10 %, B rose by 10 %, C fell by 20 %, which loses
 * 200.
 */
class RunningRiskTest {
  private static final int DAYS = 20;
  static final StoredMarkets MARKETS =
      new StoredMarkets()
          .with("A", 0, moving(100, 90))
          .with("B", 0, moving(50, 55))
          .with("C", 0, moving(10, 8));
  private static final InstrumentGroups GROUPS =
      InstrumentGroups.of(
          Map.of(
              "tech", List.of("A"),
              "energy", List.of("B"),
              "class-shares", List.of("A", "B"),
              "class-coins", List.of("C")));

  private final ClosePrices.Store store = new ClosePrices.Store(MARKETS);
  private final PortfolioVar measures = new PortfolioVar(new PortfolioRiskFactory(), store);

  private static double[] moving(double before, double after) {
    double[] closes = new double[DAYS];
    Arrays.setAll(closes, day -> day < 7 ? before : after);
    return closes;
  }

  static PositionView position(String symbol, int quantity, int notional) {
    BigDecimal zero = BigDecimal.ZERO;
    return new PositionView(
        symbol, BigDecimal.valueOf(quantity), zero, zero, BigDecimal.valueOf(notional), zero);
  }

  static PodView pod(String name, int equity, PositionView... positions) {
    BigDecimal money = BigDecimal.valueOf(equity);
    return new PodView(
        name,
        PodStatus.ACTIVE,
        "",
        "busy",
        "1.0.0",
        "",
        Map.of(),
        money,
        money,
        money,
        BigDecimal.valueOf(7),
        BigDecimal.ZERO,
        0,
        0,
        List.of(positions),
        new PerformanceSummary(0, 365, 0, 0, 0, 0, 0, 0),
        0,
        "");
  }

  static Holdings holdings(int day, PodView... pods) {
    SessionView session =
        new SessionView(
            SessionStatus.RUNNING,
            "",
            TradingState.ACTIVE,
            "",
            List.of(),
            Instant.ofEpochSecond(day * 86_400L),
            "A",
            "",
            0,
            BigDecimal.valueOf(10_000),
            BigDecimal.ZERO,
            "USD",
            0,
            0,
            "",
            Map.of());
    Map<String, Instrument> instruments = new TreeMap<>();
    MARKETS.list().forEach(each -> instruments.put(each.instrument().symbol(), each.instrument()));
    return new Holdings(session, List.of(pods), instruments);
  }

  static Holdings holdings(int day) {
    return holdings(
        day,
        pod("one", 6000, position("A", 10, 1000), position("B", -10, -500)),
        pod("two", 4000, position("B", 2, 100), position("C", 350, 300)));
  }

  private VarView ask(String method, int day) {
    return measures.answer(VarQuestion.ofPortfolio(method, 0.99), holdings(day));
  }

  @Test
  void shouldMeasureThePortfolioAndItsPods() {
    VarView view = ask("historical", DAYS);
    assertEquals(19, view.returns());
    assertEquals("1d", view.period());
    assertEquals(Instant.parse("1970-01-02T00:00:00Z"), view.from());
    assertEquals(
        List.of("portfolio", "one", "two"),
        view.lines().stream().map(VarView.Line::scope).toList());
    // The worst of 19 at 200, the next at none: position 0.18 between them.
    assertEquals(0.82 * 200, view.lines().get(0).valueAtRisk(), 1e-9);
    assertEquals(200, view.lines().get(0).expectedShortfall(), 1e-9);
    assertEquals(0.0164, view.lines().get(0).shareOfEquity(), 1e-12);
    assertEquals(150, view.lines().get(1).expectedShortfall(), 1e-9);
    assertEquals(50, view.lines().get(2).expectedShortfall(), 1e-9);
  }

  @Test
  void shouldTakeTheTotalApart() {
    VarView view = ask("gaussian-zero-mean", DAYS);
    double total = view.lines().get(0).valueAtRisk();
    double deviation = Math.sqrt((200 * 200 - 200 * 200 / 19.0) / 18);
    assertEquals(2.3263478740408408 * deviation, total, 1e-9);
    double[] shares = {100, 40, 60};
    for (int i = 0; i < 3; i++) {
      VarView.Part part = view.parts().get(i);
      assertEquals(shares[i], part.shortfallComponent(), 1e-9);
      assertEquals(total * shares[i] / 200, part.component(), 1e-9);
      assertEquals(total * shares[i] / 200, part.incremental(), 1e-9);
    }
    // 350 of C at a tenth of 20,000 in 19 days; four days make sqrt(5 x 9 / 24) of one.
    assertEquals(4, view.parts().get(2).daysToLeave());
    assertEquals(
        view.parts().get(2).standalone() * Math.sqrt(45 / 24.0),
        view.parts().get(2).liquidityAdjusted(),
        1e-9);
  }

  @Test
  void shouldNotKnowTheFuture() {
    VarView before = ask("historical", 7);
    assertEquals(6, before.returns());
    assertEquals(0, before.lines().get(0).valueAtRisk());
    assertEquals(200, ask("historical", 8).lines().get(0).expectedShortfall(), 1e-9);
  }

  @Test
  void shouldSayWhatIsNotInTheFigures() {
    Holdings more = holdings(DAYS, pod("x", 1, position("A", 1, 100), position("Z", 1, 100)));
    VarView view = measures.answer(VarQuestion.ofPortfolio("historical", 0.99), more);
    assertEquals(10, view.lines().get(0).expectedShortfall(), 1e-9);
    assertTrue(view.notes().get(0).startsWith("Z is not recorded"), view.notes().toString());
    assertTrue(view.notes().get(1).startsWith("19 returns are few"), view.notes().toString());
    assertTrue(ask("all", DAYS).notes().stream().anyMatch(note -> note.startsWith("cornish-")));
    Holdings nothing = holdings(DAYS, pod("x", 1));
    VarView flat = measures.answer(VarQuestion.ofPortfolio("historical", 0.99), nothing);
    assertEquals(List.of("nothing is held, so nothing is at risk"), flat.notes());
    refused("history = 0 returns of 1d", () -> ask("historical", 2));
    refused("no bars of an hour", "A has bars of 1d", () -> askBar(3_600_000_000_000L));
  }

  private void askBar(long period) {
    measures.answer(
        new VarQuestion(null, "", "ewma", 0.99, 1, 0, period, VarQuestion.Basis.ACTUAL),
        holdings(DAYS));
  }

  private static void refused(String why, String message, Runnable work) {
    String said = assertThrows(OperationRefusedException.class, work::run, why).getMessage();
    assertTrue(said.contains(message), said);
  }

  private static void refused(String message, Runnable work) {
    refused("", message, work);
  }

  @Test
  void shouldSumExposures() {
    EquityCurve curve =
        new EquityCurve(new long[2], new double[2], new double[2], new double[] {0, -0.03});
    ExposureView view = new Exposures(holdings(DAYS), GROUPS).view(curve, store, List.of("A"));
    assertEquals(BigDecimal.valueOf(1700), view.gross());
    assertEquals(BigDecimal.valueOf(900), view.net());
    assertEquals(0.17, view.leverage(), 1e-12);
    assertEquals(BigDecimal.valueOf(14), view.netPnl());
    assertEquals(-0.03, view.drawdown());
    assertEquals(1000 / 1700.0, view.largestShare(), 1e-12);
    assertEquals((1000 * 1000 + 400 * 400 + 300 * 300) / (1700.0 * 1700), view.herfindahl(), 1e-12);
    assertEquals(0, BigDecimal.valueOf(1700).compareTo(view.initialMargin()));
    // Betas to A: 1, -1 and 2.
    assertEquals((1000 + 400 + 600) / 10_000.0, view.betas().get(0).beta(), 1e-9);
    assertEquals(
        List.of(
            "INSTRUMENT A 1000 1000",
            "INSTRUMENT B 400 -400",
            "INSTRUMENT C 300 300",
            "ASSET_CLASS coins 300 300",
            "ASSET_CLASS shares 1400 600",
            "BUCKET energy 400 -400",
            "BUCKET rest 300 300",
            "BUCKET tech 1000 1000",
            "CURRENCY USD 1700 900",
            "POD one 1500 500",
            "POD two 400 400"),
        view.lines().stream()
            .map(line -> line.kind() + " " + line.name() + " " + line.gross() + " " + line.net())
            .toList());
  }

  private StressView stress(StressQuestion question) {
    return new StressTable(question, holdings(DAYS), GROUPS, store, measures).view();
  }

  private static StressQuestion shocks(Map<String, Double> shocks, double lose) {
    return new StressQuestion(shocks, Map.of(), Map.of(), 1, 2, 0.5, lose, 0.99);
  }

  private static double profit(StressView view, String scenario) {
    return view.lines().stream()
        .filter(line -> line.scenario().equals(scenario))
        .findFirst()
        .orElseThrow(() -> new AssertionError(scenario + " in " + view.lines()))
        .profit();
  }

  @ParameterizedTest
  @CsvSource({
    "A=-0.1, -100",
    "B=-0.1, 40",
    "C=-0.1, -30",
    "A=0.1, 100",
    "tech=-0.1, -100",
    "energy=-0.1, 40",
    "shares=-0.1, -60",
    "coins=-0.5, -150",
    "rest=-0.5, -150",
    "shares=-0.1 B=0, -100",
    "shares=-0.1 energy=0.2, -180",
    "shares=-0.1 tech=-0.3 A=-0.2, -160",
    "A=-1 B=1 C=-1, -1700",
    "A=0, 0"
  })
  void shouldShockInstrumentBucketAndClass(String text, double profit) {
    Map<String, Double> shocks = new TreeMap<>();
    for (String word : text.split(" ")) {
      String[] parts = word.split("=");
      shocks.put(parts[0], Double.valueOf(parts[1]));
    }
    assertEquals(profit, profit(stress(shocks(shocks, 0)), "as asked"), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "all -10.0 %, -90",
    "all -20.0 %, -180",
    "all +10.0 %, 90",
    "tech -10.0 %, -100",
    "energy -10.0 %, 40",
    "A -10.0 %, -200",
    "worst 1d, -200",
    "uniform, -1000",
    "most likely, -1000"
  })
  void shouldShowTheUsualScenarios(String scenario, double profit) {
    // A tenth of equity needs a fall of 111 %: not by a uniform one.
    StressView view = stress(StressQuestion.usual());
    if (scenario.equals("uniform")) {
      assertTrue(view.notes().get(0).contains("it would take -111.1 %"), view.notes().toString());
    } else {
      assertEquals(profit, profit(view, scenario), 1e-9);
    }
  }

  @Test
  void shouldChangeTheStateOfTheMarket() {
    StressView view = stress(StressQuestion.usual());
    double now = profit(view, "as it is");
    double move = now / 200;
    // All deviations to the same side: 100 and 60 of A and C, less 40 of B that is short.
    assertEquals(120 * move, profit(view, "correlation 100 % to one"), 1e-9);
    assertEquals(2 * now, profit(view, "volatility x 2.0"), 1e-9);
    double four = Math.sqrt(5 * 9 / 24.0);
    double seven = Math.sqrt(8 * 15 / 42.0);
    assertEquals((140 + 60 * four) * move, profit(view, "leaving"), 1e-9);
    assertEquals((140 + 60 * seven) * move, profit(view, "leaving, liquidity x 0.5"), 1e-9);
  }

  @Test
  void shouldReverse() {
    StressView view = stress(shocks(Map.of(), 90));
    assertEquals(-90, profit(view, "uniform"), 1e-9);
    StressView.Line likely = view.lines().get(view.lines().size() - 1);
    assertEquals(StressView.Kind.REVERSE, likely.kind());
    assertEquals(-90, likely.profit(), 1e-9);
    assertTrue(likely.assumption().endsWith("A -4.5 %, C -9.0 %, B +4.5 %"), likely.assumption());
  }

  @Test
  void shouldRepeatNamedDays() {
    StressQuestion question =
        new StressQuestion(
            Map.of(),
            Map.of("C", 0.1),
            Map.of("fall", "1970-01-05..1970-01-08", "one", "1970-01-08", "later", "2020-01-01"),
            1,
            2,
            0.5,
            0,
            0.99);
    StressView view = stress(question);
    assertEquals(-200, profit(view, "fall"), 1e-9);
    assertEquals(-200, profit(view, "one"), 1e-9);
    // Betas to C: 0.5, -0.5 and 1.
    assertEquals(0.1 * (500 + 200 + 300), profit(view, "C +10.0 %"), 1e-9);
    assertTrue(view.notes().contains("later: the store does not have these days of A B C"));
  }

  @ParameterizedTest
  @CsvSource({
    "A=-1.5, 0, shock A = -1.5: -1.0 to",
    "Q=-0.5, 0, 'shock Q: there are A, B, C, coins, energy, rest, shares, tech'",
    "A=0, -5, lose = -5.0: 0.0 to"
  })
  void shouldNameWhatIsWrong(String shock, double lose, String message) {
    String[] parts = shock.split("=");
    refused(message, () -> stress(shocks(Map.of(parts[0], Double.valueOf(parts[1])), lose)));
  }

  @ParameterizedTest
  @CsvSource({"today", "2020-02-30", "2020-03-01..2020-02-01", "2020-01-01..2020-01-02..x"})
  void shouldRefuseDaysThatAreNone(String text) {
    refused("days x = '" + text + "'", () -> NamedDays.parse("x", text));
  }

  @Test
  void shouldBacktestThePresentPositions() {
    VarQuestion question = VarQuestion.ofPortfolio("historical", 0.99).withWindow(5);
    VarBacktestView view = measures.backtest(question, holdings(DAYS));
    assertEquals(14, view.days());
    assertEquals(1, view.exceptions());
    assertEquals("", view.baselZone());
    refused(
        "window = 19: at most 18 is allowed",
        () -> measures.backtest(question.withWindow(19), holdings(DAYS)));
  }

  @Test
  void shouldTakeItsOwnReturnsByPeriod() {
    int hours = 24 * 6;
    EquityCurve curve =
        new EquityCurve(new long[hours], new double[hours], new double[hours], new double[hours]);
    long hour = StoredMarkets.DAY / 24;
    for (int i = 0; i < hours; i++) {
      curve.times()[i] = (i + 1) * hour;
      curve.totalReturn()[i] = Math.pow(1.01, (i + 1) / 24) - 1;
    }
    OwnReturns.Series days = OwnReturns.of(curve, 0, 4);
    assertEquals(StoredMarkets.DAY, days.period());
    assertEquals(5, days.returns().length);
    assertEquals(0.01, days.returns()[4], 1e-12);
    assertEquals(hours - 1, OwnReturns.of(curve, 0, 20).returns().length);
    refused(
        "window = 250: the portfolio has 143 returns of 1h", () -> OwnReturns.of(curve, 0, 250));
  }
}
