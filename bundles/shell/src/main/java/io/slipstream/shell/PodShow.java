package io.slipstream.shell;

import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.pods.PodReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows what pods answer, wherever they run. */
@Service
@Command(
    scope = "pod",
    name = "status",
    description = "Shows what pods answer, wherever they run: health, exposure, limits",
    detailedDescription = "Example: pod:status momentum-fast")
public final class PodShow extends ReportingCommand<List<PodReport>> {
  @Reference PodQueries pods;

  @Argument(index = 0, name = "pod", description = "Name of the pod; all when not given")
  @Completion(PodNames.class)
  String pod;

  @Override
  List<PodReport> result() {
    return pod == null ? pods.reports() : List.of(pods.status(pod));
  }

  @Override
  void print(List<PodReport> result, PrintStream out) {
    Tables.print(table(result), out);
    if (pod != null) {
      out.println();
      terms(result.get(0), out);
    }
  }

  static ShellTable table(List<PodReport> pods) {
    ShellTable table =
        Tables.of(
            "There are no pods; make one with pod:create, or let one join with pod:join",
            "Pod",
            "Place",
            "Health",
            "Trading",
            "Stage",
            "Equity>",
            "Net exposure>",
            "Gross exposure>",
            "Net PnL>",
            "Open orders>",
            "At",
            "Reason");
    for (PodReport pod : pods) {
      table
          .addRow()
          .addContent(
              pod.name(),
              pod.place(),
              pod.health(),
              pod.trading(),
              pod.stage() == null ? "n/a" : pod.stage(),
              Tables.money(pod.equity()),
              Tables.money(pod.netExposure()),
              Tables.money(pod.grossExposure()),
              Tables.money(pod.netPnl()),
              pod.openOrders() == null ? "" : pod.openOrders(),
              Tables.time(pod.time()),
              pod.reason());
    }
    return table;
  }

  private static void terms(PodReport pod, PrintStream out) {
    ShellTable table = Tables.of("It has no limits and parameters", "Key", "Wanted", "In force");
    for (Map.Entry<String, String> term : pod.wanted().entrySet()) {
      String inForce = pod.acknowledged().getOrDefault(term.getKey(), "not acknowledged");
      table.addRow().addContent(term.getKey(), term.getValue(), inForce);
    }
    Tables.print(table, out);
  }

  /** What became of a wish, in one line. */
  static String line(PodReport pod) {
    return "Pod "
        + pod.name()
        + ": "
        + pod.trading()
        + ", "
        + pod.health()
        + (pod.equity() == null ? "" : ", equity " + Tables.money(pod.equity()))
        + (pod.reason().isEmpty() ? "" : " (" + pod.reason() + ")");
  }
}
