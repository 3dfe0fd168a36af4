package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.RiskOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows every limit that holds and what is used of it. */
@Service
@Command(
    scope = "risk",
    name = "limits",
    description = "Shows every limit that holds and what is used of it",
    detailedDescription = "Example: risk:limits")
public final class RiskLimitsShow extends ReportingCommand<LimitsView> {
  @Reference RiskOperations risk;

  @Override
  LimitsView result() {
    return risk.limits();
  }

  @Override
  void print(LimitsView view, PrintStream out) {
    LimitsTable.print(view, out);
  }
}
