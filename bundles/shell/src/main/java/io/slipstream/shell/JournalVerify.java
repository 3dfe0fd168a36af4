package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditQueries;
import io.slipstream.api.service.operations.JournalCheck;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Compares the journal with its checkpoints, and decodes every entry. */
@Service
@Command(
    scope = "journal",
    name = "verify",
    description = "Compares the journal with its checkpoints, and decodes every entry",
    detailedDescription = "Example: journal:verify")
public final class JournalVerify extends ReportingCommand<JournalCheck> {
  @Reference AuditQueries queries;

  @Override
  JournalCheck result() {
    return queries.verify();
  }

  @Override
  void print(JournalCheck result, PrintStream out) {
    out.println(
        result.verification().entries()
            + " entries read, "
            + result.verification().checkpoints()
            + " checkpoints compared, the newest covers "
            + result.verification().covered());
    out.println(result.inputs() + " inputs and " + result.decisions() + " decisions understood");
    result.verification().findings().forEach(out::println);
    result.unreadable().forEach(out::println);
    if (result.isIntact()) {
      out.println("intact");
    }
  }

  @Override
  void judge(JournalCheck result) {
    if (!result.isIntact()) {
      throw new IllegalStateException("the journal is not what was written");
    }
  }
}
