package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditQueries;
import io.slipstream.api.service.operations.ComplianceFiles;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Writes the compliance report of a day. */
@Service
@Command(
    scope = "audit",
    name = "report",
    description = "Writes the compliance report of a UTC day as a page and CSV files",
    detailedDescription =
        "Example: audit:report --day 2013-11-25. docs/compliance.md says what the fields are")
public final class AuditReport extends ReportingCommand<ComplianceFiles> {
  @Reference AuditQueries queries;

  @Option(name = "--day", description = "A day, 2013-11-25; that of the last event by default")
  String day;

  @Option(
      name = "--folder",
      description = "Where the files go; data/slipstream/compliance by default")
  @Completion(FileCompleter.class)
  String folder;

  @Override
  ComplianceFiles result() {
    return queries.report(AuditQuestions.day("--day", day), Locations.folder(folder, "compliance"));
  }

  @Override
  void print(ComplianceFiles result, PrintStream out) {
    out.println(
        result.day()
            + ": "
            + result.decisions()
            + " decisions to deal, "
            + result.orderEvents()
            + " order events, "
            + result.operatorActions()
            + " operator actions, "
            + result.gaps()
            + " gaps");
    result.files().forEach(out::println);
  }
}
