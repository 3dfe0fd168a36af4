package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.ResearchProgress;
import java.io.PrintStream;
import java.util.Locale;

/** How far a piece of research is, in one line that the next one overwrites. */
final class ProgressLine {
  private static final int WIDTH = 30;

  private ProgressLine() {}

  static void print(ResearchProgress progress, PrintStream console) {
    boolean isOver = progress.done() >= progress.total();
    console.print("\r" + text(progress) + (isOver ? "\n" : ""));
    console.flush();
  }

  static String text(ResearchProgress progress) {
    int full = progress.total() == 0 ? 0 : WIDTH * progress.done() / progress.total();
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %d/%d  %.1f M bars/s  %s left   ",
        progress.job(),
        "#".repeat(Math.min(WIDTH, full)),
        " ".repeat(Math.max(0, WIDTH - full)),
        progress.done(),
        progress.total(),
        progress.barsPerSecond() / 1e6,
        left(progress.secondsLeft()));
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
