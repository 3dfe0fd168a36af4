package io.slipstream.shell;

import io.slipstream.api.service.backtest.Backtests;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows results side by side. */
@Service
@Command(
    scope = "backtest",
    name = "compare",
    description = "Shows results side by side",
    detailedDescription = "Example: backtest:compare RUN1 RUN2")
public final class BacktestCompare extends ReportingCommand<Map<String, Map<String, Object>>> {
  @Reference Backtests backtests;

  @Argument(
      index = 0,
      name = "runs",
      required = true,
      multiValued = true,
      description = "Names or directories, two or more")
  @Completion(RunNames.class)
  List<String> runs;

  @Override
  Map<String, Map<String, Object>> result() {
    if (runs.size() < 2) {
      throw new IllegalArgumentException("runs '" + runs.get(0) + "': two or more are allowed");
    }
    Map<String, Map<String, Object>> results = new LinkedHashMap<>();
    runs.forEach(run -> results.put(run, backtests.result(run)));
    return results;
  }

  @Override
  void print(Map<String, Map<String, Object>> result, PrintStream out) {
    StoredResults results = new StoredResults();
    result.forEach(results::add);
    results.print(out);
  }
}
