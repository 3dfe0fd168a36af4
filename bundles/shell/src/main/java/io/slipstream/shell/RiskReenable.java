package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.RiskOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lets a pod go on that executed as many orders as it may. */
@Service
@Command(
    scope = "risk",
    name = "reenable",
    description = "Lets a pod go on that executed as many orders as it may",
    detailedDescription = "Example: risk:reenable momentum-fast --reason 'looked at its orders'")
public final class RiskReenable extends ChangingCommand<LimitsView> {
  @Reference RiskOperations risk;

  @Argument(name = "pod", required = true, description = "Name of the pod")
  @Completion(PodNames.class)
  String pod;

  @Option(name = "--reason", required = true, description = "Why, for the journal")
  String reason;

  @Override
  LimitsView result() {
    return risk.reenable(pod, reason, operator());
  }

  @Override
  void print(LimitsView view, PrintStream out) {
    out.println("Pod " + pod + " may execute orders again");
  }
}
