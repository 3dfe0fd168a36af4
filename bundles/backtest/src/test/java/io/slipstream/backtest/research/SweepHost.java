package io.slipstream.backtest.research;

import io.slipstream.api.service.backtest.research.SweepOutcome;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process of its own that sweeps, begins anew or goes on, and can be killed. */
final class SweepHost {
  private SweepHost() {}

  /** {@code folder}; prints {@code ended} with counts. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Lab lab = new Lab().walk("WALK", Lab.MINUTE, 120_000, 0, 11);
    KernelResearch research = lab.research(folder.resolve("data"));
    Path out = folder.resolve("out");
    SweepOutcome outcome =
        research.sweep(
            Lab.request(
                out,
                Files.exists(out.resolve(TrialLog.FILE)),
                "WALK",
                "grid lag=1:40:1",
                "grid length=20,30",
                "option WORKERS=2"),
            progress -> System.out.println("progress " + progress.done()));
    research.stop();
    System.out.println(
        "ended "
            + outcome.trials()
            + " resumed "
            + outcome.resumed()
            + " ever "
            + outcome.overfitting().trials());
  }
}
