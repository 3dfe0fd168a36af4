package io.slipstream.shell;

import io.slipstream.api.service.backtest.Backtests;
import java.io.PrintStream;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows a result that is kept. */
@Service
@Command(
    scope = "backtest",
    name = "show",
    description = "Shows a result that is kept",
    detailedDescription = "Example: backtest:show 20240131-120000-000-momentum")
public final class BacktestShow extends ReportingCommand<Map<String, Object>> {
  @Reference Backtests backtests;

  @Argument(index = 0, name = "run", required = true, description = "Its name or directory")
  @Completion(RunNames.class)
  String run;

  @Override
  Map<String, Object> result() {
    return backtests.result(run);
  }

  @Override
  void print(Map<String, Object> result, PrintStream out) {
    StoredResults results = new StoredResults();
    results.add("total", result);
    if (result.get("pods") instanceof Map<?, ?>) {
      ((Map<?, ?>) result.get("pods"))
          .forEach((pod, block) -> results.add(pod.toString(), (Map<?, ?>) block));
    }
    if (result.get("benchmark") instanceof Map<?, ?>) {
      results.add("benchmark", (Map<?, ?>) result.get("benchmark"));
    }
    results.print(out);
    out.println("State hash: " + result.get("stateHash"));
  }
}
