package io.slipstream.shell;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.SnapshotStatus;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows how large the journal is and what of it is durable. */
@Service
@Command(
    scope = "journal",
    name = "stats",
    description = "Shows how large the journal is and what of it is durable",
    detailedDescription = "Example: journal:stats")
public final class JournalStats extends ReportingCommand<JournalStats.Stats> {
  @Reference AuditOperations audit;

  /**
   * What is shown.
   *
   * @param journal the journal itself
   * @param snapshots what a restart goes on from
   */
  record Stats(Journal.Status journal, SnapshotStatus snapshots) {}

  @Override
  Stats result() {
    return new Stats(audit.status(), audit.snapshots());
  }

  @Override
  void print(Stats stats, PrintStream out) {
    Journal.Status result = stats.journal();
    out.println(result.lastSequence() + " entries, " + result.durableSequence() + " durable");
    out.println(
        result.bytes()
            + " bytes in "
            + result.segments()
            + " segments, "
            + result.compressedSegments()
            + " of them compressed");
    if (result.firstSequence() > 1) {
      out.println("entries before " + result.firstSequence() + " were removed by retention");
    }
    out.println(
        result.recoveredEntries()
            + " entries were there at the start, "
            + result.cutBytes()
            + " bytes of a torn last one were cut off");
    print(stats.snapshots(), out);
    if (!result.waiting().isEmpty()) {
      out.println("WAITING: " + result.waiting());
    }
    if (!result.upkeep().isEmpty()) {
      out.println("UPKEEP: " + result.upkeep());
    }
    if (!result.failure().isEmpty()) {
      out.println("FAILED: " + result.failure());
    }
  }

  private static void print(SnapshotStatus snapshots, PrintStream out) {
    snapshots
        .kept()
        .forEach(
            kept ->
                out.println(
                    "snapshot at entry " + kept.sequence() + ", " + kept.bytes() + " bytes"));
    if (snapshots.startedFrom() > 0) {
      out.println("the session went on from the snapshot at entry " + snapshots.startedFrom());
    }
    if (snapshots.kept().isEmpty()) {
      out.println("no snapshot yet: a restart repeats the whole session");
    }
    if (!snapshots.problem().isEmpty()) {
      out.println("NO SNAPSHOT: " + snapshots.problem());
    }
  }
}
