package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestOutcome;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.MonteCarloRequest;
import io.slipstream.backtest.KernelBacktests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are jobs as sweeps are. */
class RunJobsTest {
  private static final int BARS = 5000;

  /** A bar in the middle of the run, behind the first look. */
  private static final int PLACE = 1500;

  @TempDir Path root;

  private final Lab lab = new Lab().walk("WALK", Lab.MINUTE, BARS, 0, 7);
  private KernelBacktests backtests;

  @AfterEach
  void stop() {
    backtests.stop();
  }

  /** Runs a strategy that does something at a bar in the middle. */
  private BacktestOutcome run(Runnable then) {
    lab.install(new CallbackFactory(PLACE, then));
    backtests = lab.backtests(root);
    return backtests.run(
        BacktestRequest.of(
            "callback", Map.of(), "WALK", Map.of(RunOption.BENCHMARK, "none"), null));
  }

  private String refusal(Runnable then) {
    String said = assertThrows(BacktestException.class, () -> run(then)).getMessage();
    assertTrue(lab.jobs().running().isEmpty());
    assertTrue(leftOver().isEmpty(), leftOver().toString());
    return said;
  }

  private List<Path> leftOver() {
    Path folder = root.resolve("backtests");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldBeSeenWhileItRunsAndNotAfterwards() {
    JobProgress[] seen = new JobProgress[1];
    BacktestOutcome outcome = run(() -> seen[0] = lab.jobs().running().get(0));
    assertEquals("run-1", seen[0].job());
    assertEquals("callback on WALK", seen[0].subject());
    assertEquals("bars", seen[0].unit());
    assertEquals(BARS, seen[0].total());
    assertTrue(seen[0].done() > 0 && seen[0].done() <= PLACE, seen[0].toString());
    assertTrue(lab.jobs().running().isEmpty());
    assertEquals(1, backtests.list().size());
    assertEquals(BARS, outcome.bars());
  }

  @Test
  void shouldBeCanceledByAnybody() {
    assertEquals("run-1 was canceled: enough", refusal(() -> lab.jobs().cancel("run-1", "enough")));
  }

  @Test
  void shouldBeCanceledWhenItsStrategyIsUnloaded() {
    assertEquals("run-1 was canceled: callback 1.0.0 was unloaded", refusal(lab::unload));
  }

  /** As Ctrl-C does to the thread of a command. */
  @Test
  void shouldBeCanceledWhenWhoWaitsIsInterrupted() {
    String said = refusal(() -> Thread.currentThread().interrupt());
    assertTrue(Thread.interrupted());
    assertEquals("run-1 was canceled: who waited for it was interrupted", said);
  }

  @Test
  void shouldBeCanceledWhenTheServiceStops() {
    assertEquals("run-1 was canceled: the container stops", refusal(() -> backtests.stop()));
  }

  /** The strategy's second life is the second run; the benchmark is not asked. */
  @Test
  void shouldCancelARunThatIsMadeAgain() {
    BacktestOutcome first =
        run(() -> lab.jobs().running().stream().filter(this::isAgain).forEach(this::cancel));
    BacktestException refused =
        assertThrows(BacktestException.class, () -> backtests.rerun(first.runId(), false, null));
    assertEquals("rerun-2 was canceled: again", refused.getMessage());
    assertEquals(1, backtests.list().size());
  }

  private boolean isAgain(JobProgress job) {
    return job.job().startsWith("rerun");
  }

  private void cancel(JobProgress job) {
    lab.jobs().cancel(job.job(), "again");
  }

  @Test
  void shouldCancelDrawing() throws InterruptedException {
    BacktestOutcome outcome = run(() -> {});
    KernelResearch research = lab.research(root);
    String[] said = new String[1];
    Thread drawing =
        new Thread(
            () -> {
              MonteCarloRequest request =
                  new MonteCarloRequest(outcome.runId(), "stationary", "", "", "100000", "1");
              try {
                research.monteCarlo(request);
              } catch (BacktestException e) {
                said[0] = e.getMessage();
              }
            });
    drawing.start();
    while (lab.jobs().running().isEmpty() && drawing.isAlive()) {
      Thread.onSpinWait();
    }
    JobProgress job = lab.jobs().running().get(0);
    assertEquals("monte-carlo-2", job.job());
    assertEquals("paths", job.unit());
    lab.jobs().cancel(job.job(), "enough");
    drawing.join(60_000);
    assertFalse(drawing.isAlive());
    assertEquals("monte-carlo-2 was canceled: enough", said[0]);
    research.stop();
  }
}
