package io.slipstream.shell;

import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.operations.StrategyView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a strategy and its jar from the deploy folder. */
@Service
@Command(
    scope = "strategy",
    name = "unload",
    description = "Removes a strategy and its jar from the deploy folder",
    detailedDescription = "Example: strategy:unload template")
public final class StrategyUnload extends ChangingCommand<StrategyView> {
  @Reference StrategyOperations strategies;

  @Argument(index = 0, name = "strategy", required = true, description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String id;

  @Override
  StrategyView result() {
    return strategies.unload(id, operator());
  }

  @Override
  void print(StrategyView result, PrintStream out) {
    out.println(
        result.id()
            + " "
            + result.version()
            + " is removed; its jar stays in the plugin store as "
            + Tables.shortHash(result.sha256()));
  }
}
