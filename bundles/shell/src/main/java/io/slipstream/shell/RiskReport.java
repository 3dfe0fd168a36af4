package io.slipstream.shell;

import io.slipstream.api.service.operations.RiskReportFiles;
import io.slipstream.api.service.operations.RiskReports;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Writes the risk report of a day. */
@Service
@Command(
    scope = "risk",
    name = "report",
    description = "Writes the risk report of a UTC day as a page and CSV files",
    detailedDescription = "Example: risk:report --out reports. docs/alerts.md says what is in it")
public final class RiskReport extends ReportingCommand<RiskReportFiles> {
  @Reference RiskReports reports;

  @Option(name = "--day", description = "A day, 2013-11-25; that of the last event by default")
  String day;

  @Option(name = "--out", description = "Where the files go; data/slipstream/risk by default")
  @Completion(FileCompleter.class)
  String out;

  @Override
  RiskReportFiles result() {
    return reports.report(AuditQuestions.day("--day", day), Locations.folder(out, "risk"));
  }

  @Override
  void print(RiskReportFiles result, PrintStream out) {
    out.println(
        result.day()
            + ": "
            + result.violations()
            + " violations"
            + (result.measured() == null
                ? ", a day that is over: nothing else is measured"
                : ", measured at " + result.measured()));
    result.missing().forEach(out::println);
    result.files().forEach(out::println);
  }
}
