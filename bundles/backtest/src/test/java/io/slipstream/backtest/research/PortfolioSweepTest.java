package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.research.CrossValidationOutcome;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.backtest.research.TrialView;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome;
import io.slipstream.backtest.KernelBacktests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps over several instruments, in several currencies. */
class PortfolioSweepTest {
  private static final String BOTH = "DOLLAR,EURO";
  private static final String[] WORDS = {
    "grid lag=0,3",
    "grid length=2,9",
    "run RATES=EUR=1.25",
    "run COMMISSION=rate:0.001",
    "run SIZING=fraction:0.4"
  };

  @TempDir Path root;

  private final Lab lab =
      new Lab().walk("DOLLAR", Lab.DAY, 700, 0, 21).walk("EURO", "EUR", Lab.DAY, 500, 0, 22);
  private KernelResearch research;

  @BeforeEach
  void begin() {
    research = lab.research(root.resolve("data"));
  }

  @AfterEach
  void stop() {
    research.stop();
  }

  private SweepRequest request(String name, String symbols, String... more) {
    String[] words = Arrays.copyOf(WORDS, WORDS.length + more.length);
    System.arraycopy(more, 0, words, WORDS.length, more.length);
    return Lab.request(root.resolve(name), false, symbols, words);
  }

  private SweepOutcome sweep(String name, String symbols, String... more) {
    return research.sweep(request(name, symbols, more), told -> {});
  }

  /** Every trial beside the whole backtest of its parameters. */
  @Test
  void shouldComeToWhatABacktestComesTo() throws IOException {
    KernelBacktests backtests = lab.backtests(root.resolve("data"));
    SweepRequest asked = request("out", BOTH);
    SweepOutcome outcome = research.sweep(asked, told -> {});
    assertEquals(4, outcome.best().size());
    assertEquals(BOTH, outcome.manifest().get("instrument"));
    for (TrialView trial : outcome.best()) {
      BacktestRequest.Pod pod =
          new BacktestRequest.Pod("", "lag", "", trial.parameters(), List.of());
      BacktestOutcome run =
          backtests.run(
              new BacktestRequest(
                  List.of(pod), asked.instruments(), new TreeMap<>(asked.run()), null));
      assertEquals(run.total().finalEquity(), trial.finalEquity());
      assertEquals(run.total().fills(), trial.fills());
      assertEquals(run.total().trades(), trial.trades());
      assertEquals(run.total().commission(), trial.commission());
      assertEquals(run.total().winRate(), trial.metrics().get("win-rate"), 1e-12);
      assertEquals(profitFactor(run.directory()), trial.metrics().get("profit-factor"), 1e-6);
    }
    backtests.stop();
  }

  /** Profits of euros count by their worth. */
  private static double profitFactor(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("trades.csv"));
    List<String> names = List.of(lines.get(0).split(",", -1));
    double profit = 0;
    double loss = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double worth = cells[names.indexOf("instrument")].equals("EURO") ? 1.25 : 1;
      double net = worth * Double.parseDouble(cells[names.indexOf("netPnl")]);
      profit += Math.max(net, 0);
      loss -= Math.min(net, 0);
    }
    return profit / loss;
  }

  @Test
  void shouldHoldOutTheLastBarsOfAllInstruments() {
    SweepOutcome outcome = sweep("out", BOTH, "option HOLDOUT=0.4");
    assertEquals(420, outcome.overfitting().samples());
    assertEquals("", outcome.holdout().failure());
    assertTrue(outcome.holdout().fills() > 0);
  }

  @Test
  void shouldGoOnWithAllOfIts() throws IOException {
    sweep("whole", BOTH);
    SweepRequest asked = request("part", BOTH);
    assertThrows(
        BacktestException.class,
        () -> research.sweep(asked, told -> lab.jobs().cancel(told.job(), "enough")));
    SweepOutcome resumed = research.sweep(Lab.request(root.resolve("part"), true, ""), told -> {});
    assertEquals(4, resumed.trials());
    assertEquals(
        Files.readString(root.resolve("whole/trials.csv")),
        Files.readString(root.resolve("part/trials.csv")));
  }

  /** Another portfolio is other data: its trials are counted by themselves. */
  @Test
  void shouldCountTrialsOfEachPortfolioByThemselves() {
    SweepOutcome one = sweep("one", "DOLLAR");
    SweepOutcome both = sweep("both", BOTH);
    assertEquals(4, one.overfitting().trials());
    assertEquals(4, both.overfitting().trials());
    assertNotEquals(one.best().get(0).finalEquity(), both.best().get(0).finalEquity());
  }

  @Test
  void shouldWalkForwardAndCrossValidate() {
    WalkForwardOutcome walk = research.walkForward(request("walk", BOTH), told -> {});
    assertEquals(5, walk.folds().size());
    CrossValidationOutcome cross = research.crossValidate(request("cross", BOTH), told -> {});
    assertTrue(Files.exists(cross.directory().resolve("cross-validation.csv")));
  }

  @Test
  void shouldNeedARateForEveryCurrency() {
    BacktestException refused =
        assertThrows(BacktestException.class, () -> sweep("out", BOTH, "run RATES=JPY=1"));
    assertTrue(refused.getMessage().startsWith("EURO is quoted in EUR, the run is in USD: say"));
  }
}
