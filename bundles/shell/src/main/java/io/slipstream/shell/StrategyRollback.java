package io.slipstream.shell;

import io.slipstream.api.service.operations.ReloadView;
import io.slipstream.api.service.operations.StrategyOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes the build current again that was current before. */
@Service
@Command(
    scope = "strategy",
    name = "rollback",
    description = "Makes the build of a strategy current again that was current before",
    detailedDescription = "Example: strategy:rollback momentum. Again: one further back")
public final class StrategyRollback extends ChangingCommand<ReloadView> {
  @Reference StrategyOperations strategies;

  @Argument(index = 0, name = "strategy", required = true, description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String id;

  @Override
  ReloadView result() {
    return strategies.rollback(id, operator());
  }

  @Override
  void print(ReloadView result, PrintStream out) {
    MovedPods.print(result, out);
  }

  @Override
  void judge(ReloadView result) {
    MovedPods.judge(result);
  }
}
