package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.RiskOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Agrees, as the second person, to a change of limits that waits. */
@Service
@Command(
    scope = "risk",
    name = "approve",
    description = "Agrees, as the second person, to a change of limits that waits",
    detailedDescription = "Example: risk:approve 1; risk:limits shows what waits")
public final class RiskApprove extends ChangingCommand<LimitsView> {
  @Reference RiskOperations risk;

  @Argument(name = "change", required = true, description = "Number of the change")
  long change;

  @Override
  LimitsView result() {
    return risk.approve(change, operator());
  }

  @Override
  void print(LimitsView view, PrintStream out) {
    LimitsTable.print(view, out);
  }
}
