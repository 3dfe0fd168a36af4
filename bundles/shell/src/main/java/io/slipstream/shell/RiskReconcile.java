package io.slipstream.shell;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.ReconcileOperations;
import io.slipstream.api.service.operations.ReconcileView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Compares our books with what the venue says. */
@Service
@Command(
    scope = "risk",
    name = "reconcile",
    description = "Compares positions and cash with what the venue says, and lists what differs",
    detailedDescription =
        "Example: risk:reconcile, and risk:reconcile --accept 3 --reason 'a fee of the venue'")
public final class RiskReconcile extends ReportingCommand<ReconcileView> {
  /** Optional, as without it no command at all would be there. */
  @Reference(optional = true)
  ReconcileOperations operations;

  @Option(name = "--last", description = "Shows the last comparison, compares nothing")
  boolean last;

  @Option(name = "--accept", description = "Number of a difference to take for known")
  long accept;

  @Option(
      name = "--adopt",
      description = "Number of a difference of which the venue's figure is taken into our books")
  long adopt;

  @Option(name = "--reason", description = "Why it is known, or the venue is right")
  String reason;

  @Override
  ReconcileView result() {
    if ((last ? 1 : 0) + (accept != 0 ? 1 : 0) + (adopt != 0 ? 1 : 0) > 1) {
      throw new IllegalArgumentException("--last, --accept and --adopt: one of them is allowed");
    }
    if (operations == null) {
      throw new IllegalStateException("the comparison of books is not up: the log says why");
    }
    if (last) {
      return operations.last();
    }
    Object user = session.get("USER");
    Operator operator = Operator.of(user == null ? "shell" : user.toString());
    if (adopt != 0) {
      return operations.adopt(adopt, reason, operator);
    }
    return accept == 0
        ? operations.reconcile(operator)
        : operations.accept(accept, reason, operator);
  }

  @Override
  void print(ReconcileView result, PrintStream out) {
    if (!result.problem().isEmpty()) {
      out.println(result.problem());
      return;
    }
    ShellTable table =
        Tables.of(
            "Nothing differs",
            "Number>",
            "Kind",
            "Name",
            "Ours>",
            "Venue's>",
            "Difference>",
            "Since",
            "Known by",
            "Reason");
    for (ReconcileView.Difference difference : result.differences()) {
      table
          .addRow()
          .addContent(
              difference.number(),
              difference.kind(),
              difference.name(),
              Tables.plain(difference.own()),
              Tables.plain(difference.venue()),
              Tables.plain(difference.difference()),
              Tables.time(difference.since()),
              difference.acceptedBy(),
              difference.reason());
    }
    Tables.print(table, out);
    out.println(
        result.compared()
            + " figures compared at "
            + Tables.time(result.time())
            + ", up to entry "
            + result.entry()
            + "; rule "
            + result.rule());
    result.venues().forEach(out::println);
  }
}
