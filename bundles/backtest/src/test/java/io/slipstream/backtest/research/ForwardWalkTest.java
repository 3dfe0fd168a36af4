package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.CrossValidationOutcome;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome;
import io.slipstream.api.service.backtest.research.WalkForwardOutcome.Fold;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardWalkTest {
  private static final String GRID = "grid lag=0:9:1";

  @TempDir Path root;
  private KernelResearch research;

  @BeforeEach
  void begin() {
    research = new Lab().walk("WALK", Lab.DAY, 800, 0.3, 5).research(root.resolve("data"));
  }

  @AfterEach
  void stop() {
    research.stop();
  }

  private WalkForwardOutcome walk(String... words) {
    return research.walkForward(
        Lab.request(root.resolve("out"), false, "WALK", words), progress -> {});
  }

  /** 800 samples: 5 tests of 100, behind 300 less purge and embargo. */
  @ParameterizedTest
  @ValueSource(strings = {"rolling", "anchored"})
  void shouldTestEachWindowOnceBehindItsTraining(String window) {
    WalkForwardOutcome outcome = walk(GRID, "option WINDOW=" + window);
    assertEquals(5, outcome.folds().size());
    for (int i = 0; i < 5; i++) {
      Fold fold = outcome.folds().get(i);
      assertEquals(Lab.DAY * (300 + 100L * i), nanos(fold.testFrom()));
      assertEquals(Lab.DAY * (400 + 100L * i), nanos(fold.testTo()));
      assertEquals(Lab.DAY * (298 + 100L * i), nanos(fold.trainTo()));
      assertEquals(window.equals("anchored") ? 0 : Lab.DAY * 100L * i, nanos(fold.trainFrom()));
      assertEquals("0", fold.parameters().get("lag"));
    }
    assertEquals(outcome.folds().get(4).finalEquity(), outcome.finalEquity());
    double grown = outcome.finalEquity().doubleValue() / 100_000 - 1;
    assertEquals(grown, outcome.metrics().get("total-return"), 1e-9);
    assertTrue(outcome.metrics().get("sharpe") > 1, outcome.metrics().toString());
    assertTrue(outcome.efficiency() > 0.3, outcome.efficiency() + "");
    assertTrue(Files.exists(root.resolve("out/walk-forward.csv")));
    assertTrue(Files.exists(root.resolve("out/trials.csv")));
  }

  private static long nanos(java.time.Instant time) {
    return Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L);
  }

  /** Six groups, two tested: fifteen choices, five paths. */
  @Test
  void shouldMakeAPathForEachTimeAGroupIsTested() {
    CrossValidationOutcome outcome =
        research.crossValidate(
            Lab.request(root.resolve("out"), false, "WALK", GRID), progress -> {});
    assertEquals(15, outcome.splits());
    assertEquals(5, outcome.paths().size());
    assertTrue(outcome.worst() <= outcome.mean() && outcome.mean() <= outcome.best());
    // The same lag is best everywhere, so that all paths are its one run.
    assertEquals(0, outcome.deviation(), 1e-12);
    assertEquals(outcome.overfitting().annualSharpe(), outcome.mean(), 1e-9);
    assertTrue(Files.exists(root.resolve("out/cross-validation.csv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WINDOW=wide | window = 'wide': rolling, anchored is allowed",
        "FOLDS=0 | folds = '0': a whole number from 1 to 1000 is allowed",
        "FOLDS=900 | folds = '900': leaves 0 samples to each test",
        "TRAIN=0 | train = '0': a whole number from 1",
        "PURGE=-1 | purge = '-1': a whole number from 0",
        "EMBARGO=790 | at least 2 each are needed",
        "METRIC=win-rate | metric = 'win-rate': for parts of a trial one of sharpe, sortino"
      })
  void shouldRefuseWindowsThatDoNotFit(String option, String message) {
    BacktestException refused =
        assertThrows(BacktestException.class, () -> walk(GRID, "option " + option));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertFalse(Files.exists(root.resolve("out")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GROUPS=1 | groups = '1': a whole number from 2 to 30 is allowed",
        "TEST_GROUPS=6 | test-groups = '6': a whole number from 1 to 5 is allowed",
        "PURGE=400 | leave nothing to train",
        "METRIC=final-equity | metric = 'final-equity': for parts of a trial"
      })
  void shouldRefuseGroupsThatDoNotFit(String option, String message) {
    BacktestException refused =
        assertThrows(
            BacktestException.class,
            () ->
                research.crossValidate(
                    Lab.request(root.resolve("out"), false, "WALK", GRID, "option " + option),
                    progress -> {}));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertFalse(Files.exists(root.resolve("out")));
  }
}
