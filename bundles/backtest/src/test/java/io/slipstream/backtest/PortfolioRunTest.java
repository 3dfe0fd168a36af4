package io.slipstream.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.analytics.StreamingAnalytics;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.risk.LimitGateFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PortfolioRunTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final long CASH = 1_000_003 * FixedPoint.ONE + 7;
  private static final List<String> RULES = new DeskCoordinatorFactory().create().rules();
  private static final String CAPITAL = "pod.*.margin-use = 1";

  /** A walk with gaps: some periods have no bar. */
  private static Market market(String symbol, long seed, int bars) {
    SplittableRandom chance = new SplittableRandom(seed);
    Instrument instrument =
        Instrument.builder(symbol, "USD")
            .commission(FixedPoint.ONE / 1000, FixedPoint.ONE / 1000)
            .build();
    BarSeries.Builder series = BarSeries.builder(instrument, MINUTE);
    long price = 100 * FixedPoint.ONE;
    for (int i = 0; i < bars; i++) {
      long open = price;
      price = Math.max(FixedPoint.ONE, price + chance.nextLong(-FixedPoint.ONE, FixedPoint.ONE));
      if (chance.nextInt(5) > 0) {
        long high = Math.max(open, price) + 5;
        long low = Math.min(open, price) - 5;
        series.add(i * MINUTE, open, high, low, price, 1000 * FixedPoint.ONE);
      }
    }
    return new Market(series.build(), SimulationModel.DEFAULT, "test", "");
  }

  private static RunPlan plan(List<Market> markets, PodPlan... pods) {
    return new RunPlan("USD", MINUTE, CASH, 0, markets, List.of(), List.of(pods), 0, CAPITAL, null);
  }

  private static PodPlan pod(String name, long seed, double greed, long cash, int markets) {
    return pod(name, () -> new Swinger(seed, greed, false), cash, markets);
  }

  private static PodPlan pod(String name, Supplier<Strategy> strategy, long cash, int markets) {
    List<Integer> instruments = new ArrayList<>();
    for (int i = 0; i < markets; i++) {
      instruments.add(i);
    }
    long weight = FixedPoint.divide(cash, CASH, io.slipstream.api.market.Rounding.DOWN);
    return new PodPlan(
        name, name, "1.0.0", "", new TreeMap<>(), strategy, weight, cash, instruments);
  }

  private static PortfolioRun play(RunPlan plan) {
    return PortfolioRun.play(
        plan,
        new LimitGateFactory().create(),
        new DeskCoordinatorFactory(),
        new StreamingAnalytics());
  }

  private static List<String> told(List<Fill> fills) {
    return fills.stream()
        .map(f -> f.symbol() + f.side() + f.lastQty() + "@" + f.lastPx() + " " + f.eventTime())
        .toList();
  }

  @RepeatedTest(20)
  void shouldGiveEachPodWhatItsOwnRunGives(RepetitionInfo run) {
    int seed = run.getCurrentRepetition();
    int many = 1 + seed % 3;
    List<Market> markets = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      markets.add(market("M" + i, seed * 10L + i, 400));
    }
    long half = CASH / 2;
    PodPlan first = pod("first", seed, 1.5, half, many);
    PodPlan second = pod("second", seed + 1000, 0.7, half, many);
    PortfolioRun both = play(plan(markets, first, second));
    BacktestOutcome outcome = new RunResults(both).outcome("run", Path.of("."), null);
    assertTrue(both.record().fills().size() > 20, "fills: " + both.record().fills().size());
    assertEquals(
        outcome.total().finalEquity(),
        outcome
            .pods()
            .get(0)
            .finalEquity()
            .add(outcome.pods().get(1).finalEquity())
            .add(RunResults.decimal(CASH - 2 * half)));
    PodPlan[] pods = {first, second};
    for (int i = 0; i < 2; i++) {
      PortfolioRun alone = play(plan(markets, pods[i]));
      assertEquals(told(alone.record().fills()), told(both.record().fills(i)));
      assertArrayEquals(alone.record().equity(0), both.record().equity(i));
      assertEquals(alone.finalEquity(0), both.finalEquity(i));
      assertEquals(alone.record().denied(0), both.record().denied(i));
    }
  }

  @RepeatedTest(20)
  void shouldNeverUseMoreThanItsShare(RepetitionInfo run) {
    int seed = run.getCurrentRepetition();
    List<Market> markets = List.of(market("A", seed, 500), market("B", seed + 77, 500));
    long share = FixedPoint.multiply(CASH, 3 * FixedPoint.ONE / 10);
    PortfolioRun played =
        play(plan(markets, pod("greedy", seed, 4, share, 2), pod("other", 5, 1, CASH / 2, 2)));
    assertTrue(played.record().denied(0) > 0, "nothing was beyond its capital");
    assertTrue(played.record().orders().stream().anyMatch(o -> reason(o).contains("BUYING_POWER")));
    long realized = 0;
    for (RunRecord.CapitalUse use : played.record().uses()) {
      if (use.pod().equals("greedy")) {
        assertTrue(use.used() <= use.capital(), use.toString());
        realized = use.capital() - share;
        assertTrue(use.used() <= share + Math.max(0, realized), use.toString());
      }
    }
    assertTrue(played.record().mostUsed(0) > 0.9 && played.record().mostUsed(0) <= 1);
    assertTrue(realized != 0);
  }

  private static String reason(OrderRow order) {
    Object reason = order.cells()[14];
    return reason == null ? "" : reason.toString();
  }

  @Test
  void shouldDecideTogetherOnADesk() {
    List<Market> markets = List.of(market("A", 4, 600));
    PodPlan[] pods = {
      pod("a", () -> new Swinger(1, 0.3, true), CASH / 3, 1),
      pod("b", () -> new Swinger(2, 0.3, true), CASH / 3, 1)
    };
    RunDesk desk = RunDesk.parse("unanimous", RULES, List.of(pods));
    String limits = CAPITAL + "\n" + RunDesk.members(List.of(pods));
    RunPlan together =
        new RunPlan("USD", MINUTE, CASH, 0, markets, List.of(), List.of(pods), 0, limits, desk);
    PortfolioRun played = play(together);
    assertTrue(played.record().desks().size() > 50, "decisions: " + played.record().desks().size());
    int denied = played.record().denied(0) + played.record().denied(1);
    assertTrue(denied > 5, "denied: " + denied);
    List<String> reasons =
        played.record().orders().stream().map(PortfolioRunTest::reason).distinct().toList();
    assertTrue(
        reasons.stream().anyMatch(reason -> reason.startsWith("DESK_OUTVOTED")),
        reasons.toString());
    assertTrue(played.record().fills().size() < play(plan(markets, pods)).record().fills().size());
    assertEquals(played.stateHash(), play(together).stateHash());
  }

  @Test
  void shouldNameWhatIsWrongWithADesk() {
    List<PodPlan> pods = List.of(pod("a", 1, 1, CASH, 1));
    assertRefused("desk = 'dice': one of NET", "dice", pods);
    assertRefused("desk = 'net:b': a pod of a behind the rule", "net:b", pods);
    assertRefused("desk = 'weighted:a=x': a decimal number", "weighted:a=x", pods);
    RunDesk wish = RunDesk.parse("weighted: a=2.5", RULES, pods);
    assertEquals("WEIGHTED", wish.rule());
    assertEquals(5 * FixedPoint.ONE / 2, wish.weights().get("a"));
    assertEquals(List.of("a"), RunDesk.parse("first-wins:a", RULES, pods).priority());
  }

  private static void assertRefused(String message, String said, List<PodPlan> pods) {
    String refusal =
        assertThrows(BacktestException.class, () -> RunDesk.parse(said, RULES, pods)).getMessage();
    assertTrue(refusal.startsWith(message), refusal);
  }

  @Test
  void shouldPlayBarsOfOneTimeAsOneSlice() {
    List<Market> markets = List.of(market("A", 1, 100), market("B", 2, 100));
    PortfolioRun played = play(plan(markets, pod("one", 3, 0.4, CASH, 2)));
    long[] times = played.record().times();
    for (int i = 1; i < times.length; i++) {
      assertTrue(times[i] > times[i - 1]);
    }
    assertTrue(times.length < played.plan().bars());
    assertEquals(played.stateHash(), play(played.plan()).stateHash());
  }
}
