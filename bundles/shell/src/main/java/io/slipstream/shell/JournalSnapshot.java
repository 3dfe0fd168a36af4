package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.SnapshotStatus;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Takes a snapshot of the session now. */
@Service
@Command(
    scope = "journal",
    name = "snapshot",
    description = "Takes a snapshot of the session, from which it goes on after a restart",
    detailedDescription = "Example: journal:snapshot")
public final class JournalSnapshot extends ChangingCommand<SnapshotStatus.Kept> {
  @Reference AuditOperations audit;

  @Override
  SnapshotStatus.Kept result() {
    return audit.takeSnapshot(operator());
  }

  @Override
  void print(SnapshotStatus.Kept result, PrintStream out) {
    out.println("Snapshot at entry " + result.sequence() + ", " + result.bytes() + " bytes");
  }
}
