package io.slipstream.shell;

import io.slipstream.api.service.operations.DeskView;
import java.io.PrintStream;
import org.apache.karaf.shell.support.table.ShellTable;

/** A desk and what it decided last, for people. */
final class DeskTable {
  private DeskTable() {}

  static void print(DeskView desk, PrintStream out) {
    out.println("Desk " + desk.name() + " decides by " + desk.rule());
    out.println("Pods: " + String.join(", ", desk.pods()));
    if (!desk.priority().isEmpty()) {
      out.println("Priority: " + String.join(", then ", desk.priority()));
    }
    if (!desk.weights().isEmpty()) {
      out.println("Weights: " + desk.weights());
    }
    out.println(
        desk.decisions() + " decisions, " + desk.overrides() + " intents dropped or cut so far");
    ShellTable table =
        Tables.of("Nothing decided yet", "Time", "Instrument", "Rule", "Outcome", "Said");
    for (DeskView.Decided decided : desk.newest()) {
      table
          .addRow()
          .addContent(
              Tables.time(decided.time()),
              decided.instrument(),
              decided.rule(),
              decided.outcome(),
              String.join("; ", decided.said()));
    }
    Tables.print(table, out);
  }
}
