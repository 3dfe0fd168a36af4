package io.slipstream.shell;

import io.slipstream.api.service.backtest.JobProgress;
import java.io.PrintStream;
import java.util.Locale;

/** How far a job is, in one line that the next one overwrites; the last one ends it. */
final class ProgressLine {
  private static final int WIDTH = 30;

  private boolean isOver;

  /** What is made of the result when everything is done is told no more. */
  void print(JobProgress progress, PrintStream console) {
    if (isOver) {
      return;
    }
    isOver = progress.done() >= progress.total();
    console.print("\r" + text(progress) + (isOver ? "\n" : ""));
    console.flush();
  }

  static String text(JobProgress progress) {
    long all = Math.max(1, progress.total());
    int full = (int) Math.min(WIDTH, WIDTH * progress.done() / all);
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %d/%d %s%s  %s left   ",
        progress.job(),
        "#".repeat(full),
        " ".repeat(WIDTH - full),
        progress.done(),
        progress.total(),
        progress.unit(),
        speed(progress.barsPerSecond()),
        left(progress.secondsLeft()));
  }

  /** Nothing where no bars are played. */
  private static String speed(double barsPerSecond) {
    return barsPerSecond > 0
        ? String.format(Locale.ROOT, "  %.1f M bars/s", barsPerSecond / 1e6)
        : "";
  }

  private static String left(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "?";
    }
    long whole = Math.round(seconds);
    return whole < 120
        ? whole + " s"
        : whole < 7200 ? whole / 60 + " min" : whole / 3600 + " h " + whole / 60 % 60 + " min";
  }
}
