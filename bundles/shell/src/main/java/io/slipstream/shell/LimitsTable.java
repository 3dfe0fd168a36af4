package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import java.io.PrintStream;
import org.apache.karaf.shell.support.table.ShellTable;

/** Limits and their use, for people. */
final class LimitsTable {
  private LimitsTable() {}

  static void print(LimitsView view, PrintStream out) {
    if (!view.problem().isEmpty()) {
      out.println("PROBLEM: " + view.problem());
    }
    ShellTable table = Tables.of("no limits", "Limit", "Of", "Value>", "Reached>", "Used>", "From");
    for (LimitsView.Limit limit : view.limits()) {
      table
          .addRow()
          .addContent(
              limit.key(),
              limit.name(),
              limit.limit(),
              limit.actual(),
              limit.used() == null ? "" : Tables.percent(limit.used()),
              limit.source());
    }
    Tables.print(table, out);
    view.desks().forEach((name, pods) -> out.println("desk " + name + ": " + pods));
    view.buckets().forEach((name, all) -> out.println("bucket " + name + ": " + all));
    view.settings().forEach((key, value) -> out.println(key + " = " + value));
    if (!view.actor().isEmpty()) {
      out.println("Set by " + view.actor() + ": " + view.reason());
    }
    for (LimitsView.Waiting change : view.waiting()) {
      out.println(
          "Change "
              + change.number()
              + " of "
              + change.actor()
              + " waits for a second person (risk:approve "
              + change.number()
              + "): "
              + change.changes()
              + ", "
              + change.reason());
    }
  }
}
