package io.slipstream.shell;

import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.plugin.RefusedPlugin;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists installed strategies and refused files. */
@Service
@Command(
    scope = "strategy",
    name = "list",
    description = "Lists installed strategies and refused files",
    detailedDescription = "Example: strategy:list --format json")
public final class StrategyList extends ReportingCommand<StrategyList.Listing> {
  @Reference StrategyCatalog catalog;
  @Reference PortfolioQueries portfolio;

  /** What is listed: ready strategies with the pods that use them, and refused files. */
  record Listing(List<Row> strategies, List<RefusedPlugin> refused) {}

  /** A ready strategy. */
  record Row(String id, String version, String source, String sha256, List<String> pods) {}

  @Override
  StrategyList.Listing result() {
    SortedMap<String, List<String>> users = new TreeMap<>();
    if (portfolio.session().status().isUp()) {
      for (PodView pod : portfolio.pods()) {
        if (pod.status() != PodStatus.REMOVED) {
          users.computeIfAbsent(pod.strategy(), id -> new ArrayList<>()).add(pod.name());
        }
      }
    }
    List<Row> rows =
        catalog.list().stream()
            .map(
                s ->
                    new Row(
                        s.id(),
                        s.version(),
                        s.source(),
                        s.sha256(),
                        users.getOrDefault(s.id(), List.of())))
            .toList();
    return new Listing(rows, catalog.refused());
  }

  @Override
  void print(StrategyList.Listing result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No strategy is installed; copy a plugin jar into deploy/",
            "Id",
            "Version",
            "Source",
            "SHA-256",
            "Pods");
    for (Row row : result.strategies()) {
      table
          .addRow()
          .addContent(
              row.id(),
              row.version(),
              row.source(),
              Tables.shortHash(row.sha256()),
              String.join(", ", row.pods()));
    }
    Tables.print(table, out);
    result.refused().forEach(file -> out.println("Refused " + file.file() + ": " + file.reason()));
  }
}
