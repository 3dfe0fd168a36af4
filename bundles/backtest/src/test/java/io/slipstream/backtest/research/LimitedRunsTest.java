package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.Rerun;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import io.slipstream.backtest.KernelBacktests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs within the limits of a file, as live. */
class LimitedRunsTest {
  @TempDir Path root;

  private final Lab lab = new Lab().walk("WALK", Lab.DAY, 400, 0, 7);
  private Path file;
  private KernelBacktests backtests;

  @BeforeEach
  void begin() throws IOException {
    file = root.resolve("risk.limits");
    Files.writeString(file, "# the whole\nportfolio.gross-exposure = 1000\n");
    backtests = lab.backtests(root.resolve("data"));
  }

  @AfterEach
  void stop() {
    backtests.stop();
  }

  private BacktestOutcome run(String limits, String... more) {
    Map<RunOption, String> options = new TreeMap<>();
    options.put(RunOption.SIZING, "fraction:0.9");
    options.put(RunOption.BENCHMARK, "lag");
    options.put(RunOption.LIMITS, limits);
    for (String option : more) {
      String[] pair = option.split("=", 2);
      options.put(RunOption.valueOf(pair[0]), pair[1]);
    }
    return backtests.run(BacktestRequest.of("lag", Map.of(), "WALK", options, null));
  }

  @Test
  void shouldDenyWhatTheFileDenies() {
    BacktestOutcome free = run("");
    assertTrue(free.total().fills() > 20, "fills " + free.total().fills());
    assertEquals(0, free.total().denied());
    BacktestOutcome limited = run(file.toString());
    assertEquals(0, limited.total().fills());
    assertTrue(limited.total().denied() > 20, "denied " + limited.total().denied());
  }

  @Test
  void shouldLeaveTheBenchmarkAlone() {
    assertEquals(run("").benchmark().finalEquity(), run(file.toString()).benchmark().finalEquity());
  }

  @Test
  void shouldRunAgainWithTheLimitsOfThen() throws IOException {
    BacktestOutcome limited = run(file.toString());
    Files.delete(file);
    Rerun again = backtests.rerun(limited.runId(), false, null);
    assertTrue(again.isSame(), again.differences().toString());
    assertEquals(limited.total().denied(), again.outcome().total().denied());
  }

  /** A file may let a pod have less than it is worth, too. */
  @Test
  void shouldTakeTheFilesOwnLimitOfCapital() throws IOException {
    Files.writeString(file, "pod.*.margin-use = 0.5");
    BacktestOutcome limited = run(file.toString());
    assertEquals(0, limited.total().fills());
    Files.writeString(file, "pod.*.margin-use = 0.95");
    assertEquals(run("").total().fills(), run(file.toString()).total().fills());
  }

  @Test
  void shouldSayWhatIsWrongBeforeAnythingRuns() throws IOException {
    assertRefused("limits = '/nowhere': a file of limits that can be read is allowed", "/nowhere");
    Files.writeString(file, "\nportfolio.luck = 1\n");
    assertRefused("limits: " + file + ": ", file.toString());
    Files.writeString(file, "desk.all.pods = lag");
    assertRefused("limits: ", file.toString(), "DESK=majority");
    assertTrue(lab.jobs().running().isEmpty());
    assertTrue(backtests.list().isEmpty());
  }

  private void assertRefused(String message, String limits, String... more) {
    String said = assertThrows(BacktestException.class, () -> run(limits, more)).getMessage();
    assertTrue(said.startsWith(message), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void shouldLimitTheTrialsOfASweep() {
    KernelResearch research = lab.research(root.resolve("data"));
    String[] words = {"grid lag=0,1,2", "run SIZING=fraction:0.9"};
    SweepOutcome free =
        research.sweep(Lab.request(root.resolve("a"), false, "WALK", words), told -> {});
    String[] limited = {words[0], words[1], "run LIMITS=" + file};
    SweepOutcome within =
        research.sweep(Lab.request(root.resolve("b"), false, "WALK", limited), told -> {});
    assertTrue(free.best().get(0).fills() > 20);
    assertEquals(0, within.best().get(0).fills());
    assertEquals(3, free.overfitting().trials());
    assertEquals(6, within.overfitting().trials());
    assertEquals("portfolio.gross-exposure = 1000", within.manifest().get("run.limits"));
    research.stop();
  }
}
