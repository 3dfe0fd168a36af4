package io.slipstream.shell;

import io.slipstream.api.service.alerts.AlertRule;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists alert rules. */
@Service
@Command(
    scope = "alert",
    name = "rules",
    description = "Lists who is told of which violations; the first rule that matches decides",
    detailedDescription = "Example: alert:rules. They are in etc/io.slipstream.alerts.cfg")
public final class AlertRules extends AlertCommand<List<AlertRule>> {
  @Override
  List<AlertRule> result() {
    return alerts().rules();
  }

  @Override
  void print(List<AlertRule> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "There is no rule",
            "Rule",
            "Severity from",
            "Types",
            "Scopes",
            "Names",
            "Channels",
            "Escalates to",
            "After");
    for (AlertRule rule : result) {
      table
          .addRow()
          .addContent(
              rule.name(),
              rule.severity(),
              String.join(", ", rule.types()),
              rule.scopes().stream().map(Enum::name).collect(Collectors.joining(", ")),
              String.join(", ", rule.names()),
              String.join(", ", rule.channels()),
              String.join(", ", rule.escalateTo()),
              rule.escalateTo().isEmpty() ? "" : rule.escalateAfter().toSeconds() + " s");
    }
    Tables.print(table, out);
    printProblem(out);
  }
}
