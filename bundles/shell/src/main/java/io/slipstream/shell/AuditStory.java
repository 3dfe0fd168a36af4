package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.StoryLine;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Tells from the journal why an order happened and what became of it. */
@Service
@Command(
    scope = "audit",
    name = "story",
    description = "Tells from the journal why an order happened and what became of it",
    detailedDescription = "Example: audit:story momentum-1")
public final class AuditStory extends ReportingCommand<List<StoryLine>> {
  @Reference AuditOperations audit;

  @Argument(
      name = "order",
      description = "Client order id, as order:list shows it",
      required = true)
  String order;

  @Override
  List<StoryLine> result() {
    return audit.story(order);
  }

  @Override
  void print(List<StoryLine> result, PrintStream out) {
    ShellTable table = Tables.of("There is no such order", "Entry>", "Time", "Step", "What");
    for (StoryLine line : result) {
      table.addRow().addContent(line.entry(), Tables.time(line.time()), line.step(), line.text());
    }
    Tables.print(table, out);
  }
}
