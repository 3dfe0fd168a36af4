package io.slipstream.shell;

import io.slipstream.api.service.operations.BuildView;
import io.slipstream.api.service.operations.StrategyOperations;
import io.slipstream.api.service.plugin.BuildState;
import io.slipstream.api.service.plugin.RefusedPlugin;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists the builds of strategies and refused files. */
@Service
@Command(
    scope = "strategy",
    name = "list",
    description = "Lists the builds of strategies and refused files",
    detailedDescription = "Example: strategy:list --all")
public final class StrategyList extends ReportingCommand<StrategyList.Listing> {
  @Reference StrategyOperations operations;

  @Option(name = "--all", description = "Also builds that are only kept, for a rollback")
  boolean all;

  /** What is listed: builds with the pods that run them, and refused files. */
  record Listing(List<BuildView> strategies, List<RefusedPlugin> refused, long notShown) {}

  @Override
  StrategyList.Listing result() {
    List<BuildView> builds = operations.builds();
    List<BuildView> shown =
        builds.stream()
            .filter(build -> build.state() != BuildState.REFUSED)
            .filter(build -> all || !isOnlyKept(build))
            .toList();
    List<RefusedPlugin> refused =
        builds.stream()
            .filter(build -> build.state() == BuildState.REFUSED)
            .map(build -> new RefusedPlugin(build.source(), build.note()))
            .toList();
    return new Listing(shown, refused, builds.size() - shown.size() - refused.size());
  }

  private static boolean isOnlyKept(BuildView build) {
    return build.state() == BuildState.KEPT && build.pods().isEmpty();
  }

  @Override
  void print(StrategyList.Listing result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No strategy is installed; copy a plugin jar into deploy/",
            "Id",
            "Version",
            "State",
            "Source",
            "SHA-256",
            "Signer",
            "Pods");
    for (BuildView build : result.strategies()) {
      table
          .addRow()
          .addContent(
              build.id(),
              build.version(),
              build.state().name().toLowerCase(Locale.ROOT),
              build.source(),
              Tables.shortHash(build.sha256()),
              build.signer(),
              String.join(", ", build.pods()));
    }
    Tables.print(table, out);
    for (BuildView build : result.strategies()) {
      if (!build.note().isEmpty()) {
        out.println(build.id() + " " + build.version() + ": " + build.note());
      }
    }
    if (result.notShown() > 0) {
      out.println(result.notShown() + " builds are only kept; --all shows them");
    }
    result.refused().forEach(file -> out.println("Refused " + file.file() + ": " + file.reason()));
  }
}
