package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Proves that an entry, or the intent of an order, is in the journal. */
@Service
@Command(
    scope = "audit",
    name = "proof",
    description = "Proves that an entry, or the intent of an order, is in the journal",
    detailedDescription = "Example: audit:proof momentum-1")
public final class AuditProof extends ReportingCommand<String> {
  @Reference AuditOperations audit;

  @Argument(
      name = "entry",
      description = "Number of an entry, or a client order id",
      required = true)
  String entry;

  @Override
  String result() {
    return audit.proof(entry);
  }

  @Override
  void print(String result, PrintStream out) {
    out.print(result);
  }
}
