package io.slipstream.shell;

import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
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
  @Reference PortfolioQueries portfolio;

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
    if (portfolio.session().status().isUp()) {
      portfolio.pods().stream()
          .filter(pod -> pod.strategy().equals(result.id()) && pod.status() != PodStatus.REMOVED)
          .forEach(pod -> out.println("pod " + pod.name() + " " + whatItDoes(pod, result)));
    }
  }

  /** The session took the build, or did not, before it answers for its pods. */
  private static String whatItDoes(PodView pod, StrategyView loaded) {
    boolean isTaken = pod.sha256().equals(loaded.sha256());
    if (isTaken && pod.reason().isEmpty()) {
      return "goes on with it";
    }
    return isTaken ? "has it: " + pod.reason() : "does not go on with it: " + pod.reason();
  }
}
