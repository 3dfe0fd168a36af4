package io.slipstream.shell;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.RiskOperations;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sets limits, all or none. */
@Service
@Command(
    scope = "risk",
    name = "set",
    description = "Sets limits, all or none",
    detailedDescription =
        "Example: risk:set --reason 'quiet week' portfolio.leverage=2 pod.*.leverage.soft=1.5;"
            + " key= takes a limit away")
public final class RiskSet extends ChangingCommand<LimitsView> {
  @Reference RiskOperations risk;

  @Option(name = "--reason", required = true, description = "Why, for the journal")
  String reason;

  @Argument(
      name = "key=value",
      required = true,
      multiValued = true,
      description = "LEVEL.NAME.RULE[.soft]=value; may be repeated")
  List<String> changes;

  @Override
  LimitsView result() {
    return risk.set(NamedValues.parse("key=value", changes), reason, operator());
  }

  @Override
  void print(LimitsView view, PrintStream out) {
    LimitsTable.print(view, out);
  }
}
