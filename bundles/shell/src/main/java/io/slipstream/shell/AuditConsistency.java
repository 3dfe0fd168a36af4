package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditOperations;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Proves that a checkpoint only adds entries to an older one. */
@Service
@Command(
    scope = "audit",
    name = "consistency",
    description = "Proves that a checkpoint only adds entries to an older one",
    detailedDescription =
        "Example: audit:consistency /tmp/kept.note 51200. It prints one hash a line, and nothing"
            + " when both are of the same size")
public final class AuditConsistency extends ReportingCommand<String> {
  @Reference AuditOperations audit;

  @Argument(
      name = "older",
      description = "Number of entries of a checkpoint, or a file that has one",
      required = true)
  String older;

  @Argument(
      index = 1,
      name = "newer",
      description = "The same; without it a checkpoint over every entry there is")
  String newer = "";

  @Override
  String result() {
    return audit.consistency(checkpoint(older), checkpoint(newer));
  }

  private static String checkpoint(String sizeOrFile) {
    if (sizeOrFile.isEmpty() || sizeOrFile.matches("[0-9]{1,18}")) {
      return sizeOrFile;
    }
    try {
      return Files.readString(Path.of(sizeOrFile));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + sizeOrFile + ": " + e, e);
    }
  }

  @Override
  void print(String result, PrintStream out) {
    out.print(result);
  }
}
