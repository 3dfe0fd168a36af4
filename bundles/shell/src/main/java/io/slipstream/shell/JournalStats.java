package io.slipstream.shell;

import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.operations.AuditOperations;
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
public final class JournalStats extends ReportingCommand<Journal.Status> {
  @Reference AuditOperations audit;

  @Override
  Journal.Status result() {
    return audit.status();
  }

  @Override
  void print(Journal.Status result, PrintStream out) {
    out.println(result.lastSequence() + " entries, " + result.durableSequence() + " durable");
    out.println(result.bytes() + " bytes");
    out.println(
        result.recoveredEntries()
            + " entries were there at the start, "
            + result.cutBytes()
            + " bytes of a torn last one were cut off");
    if (!result.waiting().isEmpty()) {
      out.println("WAITING: " + result.waiting());
    }
    if (!result.failure().isEmpty()) {
      out.println("FAILED: " + result.failure());
    }
  }
}
