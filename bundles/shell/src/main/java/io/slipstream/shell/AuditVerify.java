package io.slipstream.shell;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.operations.AuditOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Reads the whole journal from disk and compares it with every signed checkpoint. */
@Service
@Command(
    scope = "audit",
    name = "verify",
    description = "Reads the whole journal from disk and compares it with every checkpoint",
    detailedDescription =
        "Example: audit:verify. Whoever does not trust this container uses the stand-alone"
            + " verifier, see docs/audit.md")
public final class AuditVerify extends ReportingCommand<Verification> {
  @Reference AuditOperations audit;

  @Override
  Verification result() {
    return audit.verify();
  }

  @Override
  void print(Verification result, PrintStream out) {
    out.println(
        result.entries()
            + " entries read, "
            + result.checkpoints()
            + " checkpoints compared, the newest covers "
            + result.covered());
    if (result.removed() > 0) {
      out.println(
          "entries 1 to "
              + result.removed()
              + " were removed by retention; "
              + (result.findings().isEmpty()
                  ? "their hashes are there and give the signed roots"
                  : "only their hashes are there"));
    }
    out.println("key " + audit.verifierKey());
    result.findings().forEach(out::println);
    if (result.findings().isEmpty()) {
      out.println("intact");
    }
  }

  @Override
  void judge(Verification result) {
    if (!result.findings().isEmpty()) {
      throw new IllegalStateException("the journal is not what was signed");
    }
  }
}
