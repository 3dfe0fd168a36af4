package io.slipstream.shell;

import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.operations.StrategyView;
import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Copies a plugin jar into the deploy folder and waits until it is ready. */
@Service
@Command(
    scope = "strategy",
    name = "load",
    description = "Copies a plugin jar into the deploy folder and waits until it is ready",
    detailedDescription = "Example: strategy:load plugins/template/target/template-1.0.0.jar")
public final class StrategyLoad extends ChangingCommand<StrategyView> {
  @Reference StrategyOperations strategies;

  @Argument(
      index = 0,
      name = "file or URL",
      required = true,
      description = "The plugin jar, a path or a URL")
  @Completion(FileCompleter.class)
  String jar;

  @Override
  StrategyView result() {
    return strategies.load(Locations.uri(jar), operator());
  }

  @Override
  void print(StrategyView result, PrintStream out) {
    out.println(result.id() + " " + result.version() + " is ready, in " + result.source());
  }
}
