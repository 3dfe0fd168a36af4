package io.slipstream.shell;

import io.slipstream.api.service.operations.DiagnosisLine;
import io.slipstream.api.service.operations.StrategyDiagnosis;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Says why a strategy is not trading. */
@Service
@Command(
    scope = "strategy",
    name = "diag",
    description = "Says why a strategy is not trading, from its file to the last denial",
    detailedDescription = "Example: strategy:diag momentum")
public final class StrategyDiag extends ReportingCommand<List<DiagnosisLine>> {
  @Reference StrategyDiagnosis diagnosis;

  @Argument(index = 0, name = "strategy", required = true, description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String id;

  @Override
  List<DiagnosisLine> result() {
    return diagnosis.diagnose(id);
  }

  @Override
  void print(List<DiagnosisLine> result, PrintStream out) {
    for (DiagnosisLine line : result) {
      out.println((line.isWell() ? "  ok  " : "  !!  ") + line.about() + ": " + line.text());
    }
  }
}
