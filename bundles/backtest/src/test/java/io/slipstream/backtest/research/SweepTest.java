package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  private static final String[] GRID = {"grid lag=0:9:1", "grid length=3,4,5"};

  @TempDir Path root;

  private final Lab lab = new Lab().walk("WALK", Lab.DAY, 600, 0, 7);

  private SweepOutcome sweep(String name, boolean resume, String... words) {
    return sweep(lab, name, resume, words);
  }

  private SweepOutcome sweep(Lab of, String name, boolean resume, String... words) {
    KernelResearch research = of.research(root.resolve("data"));
    try {
      return research.sweep(Lab.request(root.resolve(name), resume, "WALK", words), progress -> {});
    } finally {
      research.stop();
    }
  }

  private String file(String name) throws IOException {
    return Files.readString(root.resolve(name));
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    Collections.addAll(all, more);
    return all.toArray(new String[0]);
  }

  /** Ten lags by three lengths, less the three points that the strategy refuses. */
  @Test
  void shouldTryEveryPointThatIsAllowedInOrder() throws IOException {
    SweepOutcome outcome = sweep("out", false, GRID);
    assertEquals(28, outcome.trials());
    assertEquals(2, outcome.refused());
    List<String> rows = file("out/trials.csv").lines().toList();
    assertEquals(29, rows.size());
    assertTrue(rows.get(0).startsWith("trial,lag,length,failure,finalEquity,fills,"), rows.get(0));
    assertTrue(rows.get(1).startsWith("0,0,3,,"), rows.get(1));
    assertTrue(rows.get(28).startsWith("27,9,5,,"), rows.get(28));
    assertTrue(file("out/sweep.json").contains("\"deflatedSharpe\""));
    assertTrue(file("out/report.html").contains("Deflated Sharpe"));
    assertEquals(10, outcome.heatMap().values().length);
    assertTrue(Double.isNaN(outcome.heatMap().values()[9][1]));
    double best = outcome.best().get(0).metrics().get("sharpe");
    assertEquals(best, outcome.overfitting().annualSharpe(), 1e-12);
    assertNull(outcome.holdout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "option METHOD=grid",
        "option METHOD=random",
        "option METHOD=lhs",
        "option METHOD=model"
      })
  void shouldHaveTheSameTableWithAnyNumberOfThreads(String method) throws IOException {
    String[] words =
        with(GRID, method, method.endsWith("grid") ? "option SEED=3" : "option TRIALS=20");
    sweep("one", false, with(words, "option WORKERS=1"));
    sweep("three", false, with(words, "option WORKERS=3"));
    assertEquals(file("one/trials.csv"), file("three/trials.csv"));
    assertTrue(file("one/trials.csv").lines().count() > 10);
  }

  @Test
  void shouldGoOnAfterItWasCanceledAndAfterATornLine() throws IOException {
    sweep("whole", false, GRID);
    KernelResearch research = lab.research(root.resolve("data"));
    BacktestException canceled =
        assertThrows(
            BacktestException.class,
            () ->
                research.sweep(
                    Lab.request(root.resolve("part"), false, "WALK", GRID),
                    progress -> lab.jobs().cancel(progress.job(), "enough")));
    assertTrue(canceled.getMessage().contains("was canceled: enough"), canceled.getMessage());
    assertTrue(canceled.getMessage().contains("--resume "), canceled.getMessage());
    assertTrue(lab.jobs().running().isEmpty());
    research.stop();
    List<String> lines = Files.readAllLines(root.resolve("whole/trials.log"));
    String torn = String.join("\n", lines.subList(0, 12)) + "\n" + lines.get(12).substring(0, 90);
    Files.writeString(root.resolve("part/trials.log"), torn);
    SweepOutcome resumed = sweep("part", true);
    assertEquals(11, resumed.resumed());
    assertEquals(file("whole/trials.csv"), file("part/trials.csv"));
    assertEquals(29, Files.readAllLines(root.resolve("part/trials.log")).size());
    assertEquals(28, resumed.overfitting().trials());
  }

  @Test
  void shouldRefuseToGoOnWithAnotherSweepAndWithADamagedFile() throws IOException {
    sweep("out", false, GRID);
    BacktestException other =
        assertThrows(BacktestException.class, () -> sweep("out", true, with(GRID, "run CASH=7")));
    assertTrue(other.getMessage().contains("run.cash was '100000' and is '7'"), other.getMessage());
    BacktestException besides =
        assertThrows(BacktestException.class, () -> sweep("out", true, "strategy ", "run CASH=7"));
    assertTrue(besides.getMessage().contains("run.cash was '100000' and is '7'"));
    lab.charge("WALK", 100_000);
    BacktestException dearer =
        assertThrows(BacktestException.class, () -> sweep("out", true, GRID));
    assertTrue(dearer.getMessage().contains("terms was '"), dearer.getMessage());
    lab.charge("WALK", 0);
    Path log = root.resolve("out/trials.log");
    Files.writeString(log, Files.readString(log).replaceFirst("\"lag\":\"3\"", "\"lag\":\"4\""));
    BacktestException damaged =
        assertThrows(BacktestException.class, () -> sweep("out", true, GRID));
    assertTrue(damaged.getMessage().contains("is damaged in line"), damaged.getMessage());
    BacktestException none = assertThrows(BacktestException.class, () -> sweep("nothing", true));
    assertTrue(none.getMessage().contains("resume = '"), none.getMessage());
    assertFalse(Files.exists(root.resolve("nothing")));
    BacktestException full = assertThrows(BacktestException.class, () -> sweep("out", false, GRID));
    assertTrue(full.getMessage().contains("is not empty"), full.getMessage());
  }

  /** The same trials again are none; another parameter or cost is one. */
  @Test
  void shouldCountEveryDifferentTrialThatWasEverRun() {
    assertEquals(28, sweep("a", false, GRID).overfitting().trials());
    assertEquals(28, sweep("b", false, GRID).overfitting().trials());
    SweepOutcome other = sweep("c", false, "grid lag=0:3:1", "set length=20");
    assertEquals(32, other.overfitting().trials());
    assertEquals(4, other.overfitting().trialsHere());
    assertEquals(
        36,
        sweep("d", false, "grid lag=0:3:1", "set length=20", "run CASH=5000")
            .overfitting()
            .trials());
    assertEquals(
        36,
        sweep("e", false, "grid lag=0:3:1", "set length=20", "run CASH=5000", "run BENCHMARK=lag")
            .overfitting()
            .trials());
    lab.charge("WALK", 100_000);
    assertEquals(40, sweep("f", false, "grid lag=0:3:1", "set length=20").overfitting().trials());
  }

  @Test
  void shouldShowTheHeldOutBarsToTheBestTrialAlone() {
    SweepOutcome outcome = sweep("out", false, with(GRID, "option HOLDOUT=0.3"));
    assertEquals(420, outcome.overfitting().samples());
    assertEquals(outcome.best().get(0).parameters(), outcome.holdout().parameters());
    assertFalse(outcome.holdout().finalEquity().equals(outcome.best().get(0).finalEquity()));
  }

  @Test
  void shouldTellOfATrialWhoseStrategyFails() throws IOException {
    SweepOutcome outcome = sweep("out", false, "grid mood=calm,broken", "grid lag=1,2");
    assertEquals(2, outcome.failed());
    assertTrue(file("out/trials.csv").contains("broken on purpose"));
    assertEquals("calm", outcome.best().get(0).parameters().get("mood"));
    assertEquals(2, outcome.overfitting().trialsHere() - outcome.failed());
  }

  /** Ratios are others, the trials and what they prove are not. */
  @Test
  void shouldAnnualizeOverTheYearThatIsSaid() throws IOException {
    SweepOutcome clock = sweep("clock", false, GRID);
    SweepOutcome sessions = sweep("sessions", false, with(GRID, "run YEAR=252"));
    double ratio = Math.sqrt(252 / 365.0);
    assertEquals(
        clock.best().get(0).metrics().get("sharpe") * ratio,
        sessions.best().get(0).metrics().get("sharpe"),
        1e-9);
    assertEquals(
        clock.best().get(0).metrics().get("cagr"),
        sessions.best().get(0).metrics().get("cagr"),
        1e-12);
    assertEquals(28, sessions.overfitting().trials());
    assertEquals(
        clock.overfitting().deflatedSharpe(), sessions.overfitting().deflatedSharpe(), 1e-12);
    assertTrue(file("sessions/report.html").contains("annualized over 252 days, "));
  }

  /** A log of before there were limits and years goes on. */
  @Test
  void shouldGoOnWithASweepOfFewerOptions() throws IOException {
    sweep("out", false, GRID);
    Path log = root.resolve("out/trials.log");
    List<String> lines = Files.readAllLines(log);
    String manifest = lines.get(0).substring(9).replaceFirst(",\"run.year\":\"365\"", "");
    CRC32 sum = new CRC32();
    sum.update(manifest.getBytes(StandardCharsets.UTF_8));
    String first = String.format(Locale.ROOT, "%08x %s", sum.getValue(), manifest);
    Files.writeString(log, first + "\n" + String.join("\n", lines.subList(1, 10)) + "\n");
    assertFalse(Files.readString(log).contains("run.year"));
    assertEquals(9, sweep("out", true).resumed());
  }

  @Test
  void shouldTellOfABenchmarkThatFails() throws IOException {
    lab.install(
        new CallbackFactory(
            9,
            () -> {
              throw new IllegalStateException("no idea");
            }));
    SweepOutcome outcome = sweep("out", false, "grid lag=1,2", "run BENCHMARK=callback");
    assertTrue(outcome.benchmark().isEmpty());
    assertTrue(outcome.benchmarkFailure().contains("no idea"), outcome.benchmarkFailure());
    assertTrue(file("out/sweep.json").contains("no idea"));
    assertTrue(file("out/report.html").contains("The benchmark failed and is not shown: "));
    SweepOutcome fine = sweep("fine", false, "grid lag=1,2", "run BENCHMARK=lag");
    assertEquals("", fine.benchmarkFailure());
    assertFalse(fine.benchmark().isEmpty());
  }

  /** It takes ten seconds: so long the thread is waited for. */
  @Test
  @Timeout(30)
  void shouldEndWithoutAStrategyThatDoesNotReturn() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    lab.install(
        new CallbackFactory(
            9,
            () -> {
              entered.countDown();
              awaitCalmly(released);
            }));
    KernelResearch research = lab.research(root.resolve("data"));
    try {
      BacktestException canceled =
          assertThrows(
              BacktestException.class,
              () ->
                  research.sweep(
                      Lab.request(
                          root.resolve("out"),
                          false,
                          "WALK",
                          "grid lag=1,2",
                          "run BENCHMARK=callback"),
                      progress -> {
                        if (entered.getCount() == 0) {
                          lab.jobs().cancel(progress.job(), "enough");
                        }
                      }));
      assertTrue(canceled.getMessage().contains("was canceled: enough"), canceled.getMessage());
      assertTrue(canceled.getMessage().contains("2 trials are finished"), canceled.getMessage());
    } finally {
      released.countDown();
      research.stop();
    }
  }

  private static void awaitCalmly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // Nothing ends it but the latch.
      }
    }
  }

  @Test
  void shouldBeCanceledWhenItsStrategyIsUnloaded() {
    KernelResearch research = lab.research(root.resolve("data"));
    BacktestException canceled =
        assertThrows(
            BacktestException.class,
            () ->
                research.sweep(
                    Lab.request(root.resolve("out"), false, "WALK", GRID),
                    progress -> lab.unload()));
    assertTrue(canceled.getMessage().contains("lag 1.0.0 was unloaded"), canceled.getMessage());
    research.stop();
  }

  /** As Ctrl-C does to the thread of a command. */
  @Test
  void shouldBeCanceledWhenWhoWaitsIsInterrupted() {
    KernelResearch research = lab.research(root.resolve("data"));
    BacktestException canceled =
        assertThrows(
            BacktestException.class,
            () ->
                research.sweep(
                    Lab.request(root.resolve("out"), false, "WALK", GRID),
                    progress -> Thread.currentThread().interrupt()));
    assertTrue(Thread.interrupted());
    assertTrue(canceled.getMessage().contains("was interrupted"), canceled.getMessage());
    assertTrue(canceled.getMessage().contains("--resume "), canceled.getMessage());
    research.stop();
  }

  @Test
  void shouldTellHowFarItIs() {
    List<JobProgress> told = new ArrayList<>();
    KernelResearch research = lab.research(root.resolve("data"));
    research.sweep(Lab.request(root.resolve("out"), false, "WALK", GRID), told::add);
    research.stop();
    assertEquals(28, told.get(0).total());
    assertEquals(0, told.get(0).done());
    assertEquals(28, told.get(told.size() - 1).done());
    assertTrue(told.get(told.size() - 1).barsPerSecond() > 0);
    assertEquals("lag on WALK", told.get(0).subject());
  }

  @Test
  void shouldLeaveNoThreadBehind() throws InterruptedException {
    sweep("out", false, with(GRID, "option WORKERS=3"));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("sweep-")) {
        thread.join(10_000);
        assertFalse(thread.isAlive(), thread.getName());
      }
    }
  }
}
