package io.slipstream.shell;

import io.slipstream.api.service.operations.ViolationQueries;
import io.slipstream.api.service.operations.ViolationQuestion;
import io.slipstream.api.service.risk.Severity;
import io.slipstream.api.service.risk.Violation;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists violations of rules of risk. */
@Service
@Command(
    scope = "risk",
    name = "violations",
    description = "Lists violations of rules of risk from the journal, newest first",
    detailedDescription = "Example: risk:violations --pod momentum-fast --severity critical")
public final class RiskViolations extends ReportingCommand<List<Violation>> {
  @Reference ViolationQueries queries;

  @Option(name = "--pod", description = "Only of this pod")
  @Completion(PodNames.class)
  String pod;

  @Option(name = "--severity", description = "This or worse: warning, critical or emergency")
  @Completion(
      value = StringsCompleter.class,
      values = {"warning", "critical", "emergency"})
  String severity;

  @Option(name = "--since", description = "First event time, UTC: 2013-11-25 or with T14:30:00")
  String since;

  @Option(name = "--limit", description = "How many at the most, 1 to 100000")
  int limit = 50;

  @Override
  List<Violation> result() {
    return queries.violations(
        new ViolationQuestion(
            pod,
            severity("--severity", severity),
            AuditQuestions.time("--since", since),
            null,
            AuditQuestions.limit(limit)));
  }

  /** Null when it is not given. */
  static Severity severity(String option, String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(Severity.values())
        .filter(known -> known.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    option + " '" + text + "': warning, critical or emergency is allowed"));
  }

  @Override
  void print(List<Violation> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No rule of risk was violated",
            "Time",
            "Severity",
            "Type",
            "Scope",
            "Name",
            "Limit>",
            "Actual>",
            "Pod",
            "Instrument",
            "Order",
            "Reason");
    for (Violation violation : result) {
      table
          .addRow()
          .addContent(
              Tables.time(violation.time()),
              violation.severity(),
              violation.type(),
              violation.scope(),
              violation.scopeName(),
              violation.limit(),
              violation.actual(),
              violation.pod(),
              violation.instrument(),
              violation.order(),
              violation.reason());
    }
    Tables.print(table, out);
    if (result.size() == limit) {
      out.println("The newest " + limit + "; more with --limit");
    }
  }
}
