package io.slipstream.shell;

import io.slipstream.api.service.alerts.Silence;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists silences. */
@Service
@Command(
    scope = "alert",
    name = "silences",
    description = "Lists silences that have not ended, and how much each kept quiet",
    detailedDescription = "Example: alert:silences")
public final class AlertSilences extends AlertCommand<List<Silence>> {
  @Override
  List<Silence> result() {
    return alerts().silences();
  }

  @Override
  void print(List<Silence> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "There is no silence", "Silence>", "Type", "Of", "Until", "By", "Reason", "Kept>");
    for (Silence silence : result) {
      table
          .addRow()
          .addContent(
              silence.number(),
              silence.type(),
              silence.name(),
              Tables.time(silence.until()),
              silence.by(),
              silence.reason(),
              silence.count());
    }
    Tables.print(table, out);
  }
}
