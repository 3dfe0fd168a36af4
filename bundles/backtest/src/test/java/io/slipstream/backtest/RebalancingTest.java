package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.backtest.RebalanceRow.PodRow;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.risk.LimitGateFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RebalancingTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final long ONE = FixedPoint.ONE;
  private static final long CASH = 1_000_000 * ONE;

  private static Market market(String symbol, SimulationModel model, long volume, double... close) {
    Instrument instrument =
        Instrument.builder(symbol, "USD").commission(ONE / 1000, ONE / 1000).build();
    BarSeries.Builder bars = BarSeries.builder(instrument, HOUR);
    for (int i = 0; i < close.length; i++) {
      long now = Math.round(close[i] * ONE);
      long before = i == 0 ? now : Math.round(close[i - 1] * ONE);
      long high = Math.max(now, before);
      bars.add(i * HOUR, before, high, Math.min(now, before), now, volume * ONE);
    }
    return new Market(bars.build(), model, "test", "");
  }

  private static double[] rising(int bars, double perBar) {
    double[] closes = new double[bars];
    for (int i = 0; i < bars; i++) {
      closes[i] = 100 + perBar * i;
    }
    return closes;
  }

  private static PodPlan pod(String name, long weight, Supplier<Strategy> strategy, int markets) {
    List<Integer> instruments = new ArrayList<>();
    for (int i = 0; i < markets; i++) {
      instruments.add(i);
    }
    long cash = FixedPoint.multiplyDivide(CASH, weight, ONE, Rounding.DOWN);
    return new PodPlan(
        name, name, "1.0.0", "", new TreeMap<>(), strategy, weight, cash, instruments);
  }

  private static PortfolioRun play(String rule, List<Market> markets, PodPlan... pods) {
    return play(
        new RunPlan("USD", HOUR, CASH, 0, markets, List.of(), List.of(pods), 0, "", null)
            .with(RebalanceRule.parse(rule)));
  }

  /** All of the pods are one desk. */
  private static PortfolioRun playOnDesk(
      String desk, String rule, List<Market> markets, PodPlan... pods) {
    List<PodPlan> all = List.of(pods);
    RunDesk together = RunDesk.parse(desk, new DeskCoordinatorFactory().create().rules(), all);
    String limits = RunDesk.members(all);
    return play(
        new RunPlan("USD", HOUR, CASH, 0, markets, List.of(), all, 0, limits, together)
            .with(RebalanceRule.parse(rule)));
  }

  private static PortfolioRun play(RunPlan plan) {
    return PortfolioRun.play(
        plan,
        new LimitGateFactory().create(),
        new DeskCoordinatorFactory(),
        new StreamingAnalytics());
  }

  /** Puts a share of what it has into the first bar's instrument, and holds that. */
  private static final class Holder implements Strategy {
    private final double share;
    private final boolean asksAgain;
    private boolean isIn;

    Holder(double share) {
      this(share, false);
    }

    /** {@code asksAgain} when it has nothing. */
    Holder(double share, boolean asksAgain) {
      this.share = share;
      this.asksAgain = asksAgain;
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      Instrument instrument = context.instrument(bar.symbol());
      isIn &= !asksAgain || context.position(instrument).quantity() != 0;
      if (!isIn && share > 0) {
        long worth = (long) (context.account().equity() * share);
        long quantity = instrument.affordableQuantity(worth, bar.closePrice());
        context.submit(OrderIntent.market(instrument, Side.BUY, quantity));
        isIn = true;
      }
    }
  }

  private static PodPlan[] holderAndIdle(double share) {
    return new PodPlan[] {
      pod("holder", ONE / 2, () -> new Holder(share), 1),
      pod("idle", ONE / 2, () -> new Holder(0), 1)
    };
  }

  @Test
  void shouldReduceThePodThatIsAboveItsWeightAndMoveTheCashWhenThatIsExecuted() {
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, rising(200, 1));
    PortfolioRun run = play("drift:0.10", List.of(market), holderAndIdle(0.99));
    assertTrue(run.rebalances().size() >= 1, "none");
    RebalanceRow first = run.rebalances().get(0);
    PodRow holder = first.pods().get(0);
    PodRow idle = first.pods().get(1);
    assertEquals("drift of holder", first.cause());
    assertTrue(
        holder.shareBefore() > 0.6 && holder.shareBefore() < 0.61, "" + holder.shareBefore());
    assertEquals(1, holder.orders());
    assertEquals(0, holder.unfilled());
    assertTrue(first.settled() > first.time());
    assertEquals(
        FixedPoint.multiply(holder.notional(), ONE / 1000), holder.commission(), 1, "commission");
    assertEquals(0.5, holder.shareAfter(), 0.005);
    assertEquals(0.5, idle.shareAfter(), 0.005);
    assertEquals(-holder.moved(), idle.moved(), 1);
    assertTrue(idle.moved() > 100_000 * ONE / 2, "" + idle.moved());
    assertEquals(0, idle.orders());
  }

  @Test
  void shouldMoveFreeCashWithoutAnOrder() {
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, rising(400, 1));
    PortfolioRun run = play("drift", List.of(market), holderAndIdle(0.3));
    RebalanceRow first = run.rebalances().get(0);
    assertEquals(0, first.pods().get(0).orders());
    assertEquals(first.time(), first.settled());
    assertEquals(0.5, first.pods().get(0).shareAfter(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"daily, 24, 8", "weekly, 24, 1", "monthly, 24, 0", "'daily,drift:0.5', 24, 8"})
  void shouldFollowTheCalendar(String rule, int hours, int expected) {
    // From Thursday, the first of January, over Monday the fifth to Friday the ninth.
    double[] closes = rising(8 * hours + 2, 0.1);
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, closes);
    PortfolioRun run = play(rule, List.of(market), holderAndIdle(0.5));
    assertEquals(expected, run.rebalances().size());
    for (RebalanceRow row : run.rebalances()) {
      assertEquals(0, row.time() % (24 * HOUR), "at the first slice at or after midnight");
    }
    if (expected == 1) {
      assertEquals(4 * 24 * HOUR, run.rebalances().get(0).time());
    }
  }

  /** The market takes next to nothing: the cash that is there moves, and the run goes on. */
  @Test
  void shouldGoOnWhenTheReductionIsNotExecuted() {
    SimulationModel thin = SimulationModel.DEFAULT.withMaxParticipation(ONE / 100);
    Market market = market("THIN", thin, 1_000, rising(300, 1));
    PortfolioRun run = play("drift:0.05", List.of(market), holderAndIdle(0.5));
    assertTrue(run.rebalances().size() > 1);
    assertTrue(
        run.rebalances().stream().anyMatch(row -> row.pods().get(0).unfilled() > 0), "all filled");
    assertAddsUp(run);
  }

  /** A pod that trades nothing earns nothing, whatever cash it gets. */
  @Test
  void shouldNotTakeMovedCashForAReturn() {
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, rising(200, 1));
    PortfolioRun run = play("drift:0.10", List.of(market), holderAndIdle(0.99));
    BacktestOutcome outcome = new RunResults(run).outcome("run", Path.of("."), null);
    assertTrue(run.capital(1) > CASH / 2);
    assertEquals(0, outcome.pods().get(1).contribution());
    assertEquals(0, outcome.pods().get(1).performance().totalReturn(), 1e-12);
    assertTrue(Double.isNaN(outcome.correlations()[0][1]), "one of them never moves");
    assertEquals(
        outcome.total().contribution(), outcome.pods().get(0).contribution(), 1e-9, "contribution");
  }

  @Test
  void shouldChangeNothingWithoutARule() {
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, rising(200, 1));
    PortfolioRun without = play("", List.of(market), holderAndIdle(0.99));
    PortfolioRun never = play("drift:0.9", List.of(market), holderAndIdle(0.99));
    assertEquals(List.of(), without.rebalances());
    assertEquals(List.of(), never.rebalances());
    assertEquals(without.stateHash(), never.stateHash());
  }

  /** Whatever the pods do: pods and treasury are the portfolio, and moved cash comes from cash. */
  @RepeatedTest(40)
  void shouldKeepPodsAndTreasuryThePortfolio(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    SplittableRandom chance = new SplittableRandom(seed);
    List<Market> markets = new ArrayList<>();
    for (int i = 0; i < 1 + seed % 2; i++) {
      double[] closes = new double[500];
      double price = 100;
      for (int bar = 0; bar < closes.length; bar++) {
        price = Math.max(1, price * (1 + (chance.nextDouble() - 0.5) / 10));
        closes[bar] = Math.round(price * 100) / 100.0;
      }
      SimulationModel model =
          seed % 3 == 0
              ? SimulationModel.DEFAULT.withMaxParticipation(ONE / 50)
              : SimulationModel.DEFAULT;
      markets.add(market("M" + i, model, 2_000, closes));
    }
    int many = 2 + seed % 3;
    PodPlan[] pods = new PodPlan[many];
    for (int i = 0; i < many; i++) {
      long greed = seed * 100L + i;
      double most = 0.3 + chance.nextDouble() * 1.5;
      boolean isShort = (seed + i) % 2 == 0;
      pods[i] =
          pod(
              "pod-" + i,
              ONE / (many + 1),
              () -> new Swinger(greed, most, isShort),
              markets.size());
    }
    String[] rules = {"drift:0.02", "daily", "drift:0.05,weekly", "weekly"};
    PortfolioRun run = play(rules[seed % rules.length], markets, pods);
    assertTrue(run.rebalances().size() > 0, "none");
    assertAddsUp(run);
    PortfolioRun again = play(rules[seed % rules.length], markets, pods);
    assertEquals(run.stateHash(), again.stateHash());
  }

  private static void assertAddsUp(PortfolioRun run) {
    long sum = Math.addExact(run.record().unallocated(), run.treasuryCash());
    long given = run.treasuryCash();
    for (int pod = 0; pod < run.plan().pods().size(); pod++) {
      sum = Math.addExact(sum, run.finalEquity(pod));
      given = Math.addExact(given, run.capital(pod));
    }
    long[] equity = run.record().equity();
    assertEquals(equity[equity.length - 1], sum);
    assertEquals(CASH - run.record().unallocated(), given, "cash that moved came from somewhere");
    assertTrue(run.treasuryCash() >= 0, "" + run.treasuryCash());
    long treasury = 0;
    for (RebalanceRow row : run.rebalances()) {
      for (PodRow pod : row.pods()) {
        treasury -= pod.moved();
        if (pod.moved() < 0) {
          // A pod gives at most what it has above its target.
          assertTrue(pod.equityAfter() >= pod.target(), pod.name());
        } else {
          assertTrue(pod.equityAfter() <= pod.target() || pod.moved() == 0, pod.name());
        }
      }
      assertTrue(treasury >= 0);
    }
    assertEquals(run.treasuryCash(), treasury);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"drift:0", "drift:1", "drift:x", "hourly", "daily,weekly", "drift,drift:0.2", ","})
  void shouldRefuseWhatIsNoRule(String text) {
    BacktestException refused =
        assertThrows(BacktestException.class, () -> RebalanceRule.parse(text));
    assertTrue(
        refused.getMessage().startsWith("rebalance = '" + text + "': drift"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"drift, drift:0.1", "'drift:0.25,monthly', 'drift:0.25,monthly'", "weekly, weekly"})
  void shouldSayWhatItRead(String text, String said) {
    assertEquals(said, RebalanceRule.parse(text).text());
  }

  /** What a rebalancing closes is an exit: no desk keeps it back. */
  @Test
  void shouldRebalanceADeskAsItDoesPodsAlone() {
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, rising(200, 1));
    PortfolioRun alone = play("drift:0.10", List.of(market), holderAndIdle(0.99));
    PortfolioRun desk = playOnDesk("unanimous", "drift:0.10", List.of(market), holderAndIdle(0.99));
    assertEquals(1, desk.record().desks().size());
    assertTrue(desk.rebalances().size() >= 1, "none");
    assertEquals(alone.rebalances().size(), desk.rebalances().size());
    assertArrayEquals(alone.record().equity(0), desk.record().equity(0));
    assertArrayEquals(alone.record().equity(1), desk.record().equity(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"net", "first-wins:a", "majority", "weighted:a=2,b=1", "unanimous"})
  void shouldKeepItsBooksWhenADeskDecidesAndCashMoves(String rule) {
    Market market = market("UP", SimulationModel.DEFAULT, 1_000_000, rising(590, 1));
    PodPlan[] pods = {
      pod("a", ONE / 3, () -> new Holder(0.99, true), 1),
      pod("b", ONE / 3, () -> new Swinger(3, 0.3, true), 1),
      pod("c", ONE / 3, () -> new Swinger(8, 0.3, true), 1)
    };
    PortfolioRun run = playOnDesk(rule, "drift:0.05,daily", List.of(market), pods);
    assertTrue(run.record().desks().size() > 5, "decisions: " + run.record().desks().size());
    assertTrue(run.rebalances().size() > 5, "rebalances: " + run.rebalances().size());
    List<Object[]> reduced =
        run.record().orders().stream()
            .map(OrderRow::cells)
            .filter(cells -> cells[15].equals("REDUCE"))
            .toList();
    assertTrue(
        reduced.stream().anyMatch(cells -> cells[11].equals("FILLED")), "nothing was reduced");
    for (Object[] cells : reduced) {
      assertFalse(String.valueOf(cells[14]).startsWith("DESK"), Arrays.toString(cells));
      assertEquals("FILLED", cells[11], Arrays.toString(cells));
    }
    long[] total = run.record().equity();
    long sum = run.treasuryCash() + run.record().unallocated();
    for (int pod = 0; pod < pods.length; pod++) {
      sum += run.finalEquity(pod);
    }
    assertEquals(total[total.length - 1], sum);
    assertEquals(
        run.stateHash(), playOnDesk(rule, "drift:0.05,daily", List.of(market), pods).stateHash());
  }
}
