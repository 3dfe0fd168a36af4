package io.slipstream.shell;

import io.slipstream.api.service.operations.PodOperations;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.operations.PodView;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes a pod and lets it trade. */
@Service
@Command(
    scope = "pod",
    name = "create",
    description = "Makes a pod and lets it trade",
    detailedDescription =
        "Example: pod:create --strategy momentum --instrument BTC/USD --capital 10000"
            + " --param short=5 --param long=30 mine")
public final class PodCreate extends ChangingCommand<PodView> {
  @Reference PodOperations pods;

  @Argument(index = 0, name = "pod", required = true, description = "Name of the new pod")
  String pod;

  @Option(name = "--strategy", required = true, description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String strategy;

  @Option(
      name = "--instrument",
      required = true,
      multiValued = true,
      description = "Symbol; may be repeated")
  @Completion(Instruments.class)
  List<String> instruments;

  @Option(
      name = "--capital",
      required = true,
      description = "First grant, in the portfolio's currency")
  String capital;

  @Option(
      name = "--param",
      multiValued = true,
      description = "A parameter of the strategy, name=value; may be repeated")
  List<String> parameters;

  @Option(
      name = "--limit",
      multiValued = true,
      description =
          "maxPosition, maxNotional, maxOrdersPerMinute or maxDailyLoss=value; may be repeated")
  List<String> limits;

  @Override
  PodView result() {
    PodRequest request =
        new PodRequest(
            pod,
            strategy,
            instruments,
            capital,
            NamedValues.parse("--param", parameters),
            NamedValues.parse("--limit", limits));
    return pods.create(request, operator());
  }

  @Override
  void print(PodView result, PrintStream out) {
    out.println(
        "Pod "
            + result.name()
            + " trades "
            + result.strategy()
            + " "
            + result.version()
            + " with "
            + Tables.money(result.capital()));
  }
}
