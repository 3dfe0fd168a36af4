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

/** Keeps the signatures that witnesses gave to a checkpoint. */
@Service
@Command(
    scope = "audit",
    name = "witness",
    description = "Keeps the signatures that configured witnesses gave to a checkpoint",
    detailedDescription = "Example: audit:witness /tmp/cosigned.note")
public final class AuditWitness extends ChangingCommand<String> {
  @Reference AuditOperations audit;

  @Argument(
      name = "file",
      description = "The checkpoint with their signature lines",
      required = true)
  String file;

  @Override
  String result() {
    try {
      return audit.addWitnesses(Files.readString(Path.of(file)), operator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  @Override
  void print(String result, PrintStream out) {
    out.print(result);
  }
}
