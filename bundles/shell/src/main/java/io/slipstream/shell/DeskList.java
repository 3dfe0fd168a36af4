package io.slipstream.shell;

import io.slipstream.api.service.operations.DeskOperations;
import io.slipstream.api.service.operations.DeskView;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists desks and how they decide. */
@Service
@Command(
    scope = "desk",
    name = "list",
    description = "Lists desks and how they decide",
    detailedDescription = "Example: desk:list")
public final class DeskList extends ReportingCommand<List<DeskView>> {
  @Reference DeskOperations desks;

  @Override
  List<DeskView> result() {
    return desks.desks();
  }

  @Override
  void print(List<DeskView> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No desks (risk:set --reason WHY desk.NAME.pods=A,B makes one)",
            "Desk",
            "Rule",
            "Pods",
            "Decisions>",
            "Overrides>");
    for (DeskView desk : result) {
      table
          .addRow()
          .addContent(
              desk.name(),
              desk.rule(),
              String.join(", ", desk.pods()),
              desk.decisions(),
              desk.overrides());
    }
    Tables.print(table, out);
  }
}
