package io.slipstream.shell;

import io.slipstream.api.service.operations.ReloadView;
import io.slipstream.api.service.operations.ReloadView.PodOutcome;
import io.slipstream.api.service.operations.StrategyView;
import java.io.PrintStream;
import org.apache.karaf.shell.support.table.ShellTable;

/** What pods made of another build. */
final class MovedPods {
  private MovedPods() {}

  static void print(ReloadView result, PrintStream out) {
    StrategyView now = result.strategy();
    out.println(
        now.id()
            + " "
            + now.version()
            + " "
            + Tables.shortHash(now.sha256())
            + " is current, from "
            + now.source());
    ShellTable table = Tables.of("No pod uses it", "Pod", "Runs", "SHA-256", "Note");
    for (PodOutcome pod : result.pods()) {
      table
          .addRow()
          .addContent(
              pod.pod(),
              pod.version().isEmpty() ? "nothing" : pod.version(),
              Tables.shortHash(pod.sha256()),
              pod.reason());
    }
    Tables.print(table, out);
  }

  static void judge(ReloadView result) {
    if (!result.isComplete()) {
      throw new IllegalStateException(
          "not every pod runs "
              + result.strategy().id()
              + " "
              + result.strategy().version()
              + ": the others go on with what they have");
    }
  }
}
