package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Signs a checkpoint over every entry of the journal. */
@Service
@Command(
    scope = "audit",
    name = "checkpoint",
    description = "Signs a checkpoint over every entry of the journal and shows it",
    detailedDescription = "Example: audit:checkpoint")
public final class AuditCheckpoint extends ReportingCommand<String> {
  @Reference AuditOperations audit;

  @Override
  String result() {
    return audit.checkpoint();
  }

  @Override
  void print(String result, PrintStream out) {
    out.print(result);
  }
}
