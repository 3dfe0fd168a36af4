package io.slipstream.shell;

import io.slipstream.api.service.operations.ReloadView;
import io.slipstream.api.service.operations.StrategyOperations;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Makes a build of a strategy current and moves its pods to it. */
@Service
@Command(
    scope = "strategy",
    name = "reload",
    description = "Makes a build of a strategy current and moves its pods to it",
    detailedDescription =
        "Example: strategy:reload momentum 1.2.0. Without a version: the build in the deploy folder")
public final class StrategyReload extends ChangingCommand<ReloadView> {
  @Reference StrategyOperations strategies;

  @Argument(index = 0, name = "strategy", required = true, description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String id;

  @Argument(
      index = 1,
      name = "version",
      description = "Version of an installed or kept build, or the beginning of its hash")
  String version;

  @Override
  ReloadView result() {
    return strategies.reload(id, version, operator());
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
