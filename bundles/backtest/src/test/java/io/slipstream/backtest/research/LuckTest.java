package io.slipstream.backtest.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.research.OverfittingView;
import io.slipstream.api.service.backtest.research.SweepOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sweeps over random walks, with and without something to be found in them. */
class LuckTest {
  private static final int WALKS = 6;

  @TempDir Path root;

  private SweepOutcome sweep(double echo, long seed) {
    KernelResearch research =
        new Lab().walk("WALK", Lab.DAY, 1500, echo, seed).research(root.resolve("data" + seed));
    try {
      return research.sweep(
          Lab.request(
              root.resolve("out" + seed), false, "WALK", "grid lag=0:49:1", "grid length=1,2"),
          progress -> {});
    } finally {
      research.stop();
    }
  }

  /** The best of a hundred looks good by itself, and is worth nothing. */
  @Test
  void shouldSeeThroughTheBestOfNoise() {
    double deflated = 0;
    double alone = 0;
    double overfit = 0;
    for (int seed = 1; seed <= WALKS; seed++) {
      OverfittingView view = sweep(0, seed).overfitting();
      assertEquals(98, view.trials());
      deflated += view.deflatedSharpe() / WALKS;
      alone += view.probabilisticSharpe() / WALKS;
      overfit += view.probabilityOfOverfitting() / WALKS;
      assertTrue(view.deflatedSharpe() < 0.95, "seed " + seed + ": " + view);
    }
    String means = "alone " + alone + ", deflated " + deflated + ", overfit " + overfit;
    assertTrue(alone > 0.9, means);
    assertTrue(deflated > 0.2 && deflated < 0.8, means);
    assertTrue(overfit > 0.35, means);
  }

  /** Returns that follow the last one: the shortest lag is right, the others are not. */
  @Test
  void shouldBelieveOneThatIsTrulySkilled() {
    SweepOutcome outcome = sweep(0.3, 100);
    assertEquals("0", outcome.best().get(0).parameters().get("lag"));
    OverfittingView view = outcome.overfitting();
    assertTrue(view.deflatedSharpe() > 0.99, view.toString());
    assertTrue(view.probabilityOfOverfitting() < 0.05, view.toString());
    assertTrue(view.minimumTrackRecord() < view.samples(), view.toString());
  }
}
