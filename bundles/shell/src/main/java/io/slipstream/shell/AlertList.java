package io.slipstream.shell;

import io.slipstream.api.service.alerts.Alert;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists alerts. */
@Service
@Command(
    scope = "alert",
    name = "list",
    description = "Lists alerts, newest first",
    detailedDescription = "Example: alert:list --all")
public final class AlertList extends AlertCommand<List<Alert>> {
  @Option(name = "--all", description = "Also those that are closed, the newest 500")
  boolean all;

  @Override
  List<Alert> result() {
    return alerts().alerts(all);
  }

  @Override
  void print(List<Alert> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No alert is open",
            "Alert>",
            "State",
            "Severity",
            "Type",
            "Of",
            "Count>",
            "Opened",
            "Last",
            "Limit>",
            "Actual>",
            "Told",
            "By",
            "Reason");
    for (Alert alert : result) {
      table
          .addRow()
          .addContent(
              alert.number(),
              alert.state(),
              alert.newest().severity(),
              alert.newest().type(),
              whose(alert.newest().scope(), alert.newest().scopeName()),
              alert.count(),
              Tables.time(alert.opened()),
              Tables.time(alert.last()),
              alert.newest().limit(),
              alert.newest().actual(),
              String.join(", ", alert.channels()),
              alert.by(),
              alert.reason().isEmpty() ? alert.newest().reason() : alert.reason());
    }
    Tables.print(table, out);
    printProblem(out);
  }
}
