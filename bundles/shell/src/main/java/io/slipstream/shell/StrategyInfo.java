package io.slipstream.shell;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import io.slipstream.api.strategy.ParameterDefinition;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows a strategy and its parameters. */
@Service
@Command(
    scope = "strategy",
    name = "info",
    description = "Shows a strategy and its parameters",
    detailedDescription = "Example: strategy:info momentum")
public final class StrategyInfo extends ReportingCommand<InstalledStrategy> {
  @Reference StrategyCatalog catalog;

  @Argument(index = 0, name = "strategy", required = true, description = "Id of the strategy")
  @Completion(StrategyIds.class)
  String id;

  @Override
  InstalledStrategy result() {
    return catalog
        .find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown strategy '" + id + "': installed are " + StrategyIds.joined(catalog)));
  }

  @Override
  void print(InstalledStrategy result, PrintStream out) {
    out.println(
        result.id() + " " + result.version() + ": " + result.factory().descriptor().description());
    out.println(
        "intent " + result.factory().descriptor().executionStyle() + ", from " + result.source());
    out.println("SHA-256 " + result.sha256());
    out.println("signer " + signer(result));
    ShellTable table =
        Tables.of("It has no parameters", "Parameter", "Default", "Allowed", "Unit", "Description");
    for (ParameterDefinition p : result.factory().descriptor().parameters()) {
      table.addRow().addContent(p.name(), p.defaultText(), p.allowed(), p.unit(), p.description());
    }
    Tables.print(table, out);
  }

  @Override
  Object values(InstalledStrategy result) {
    return describe(result);
  }

  private String signer(InstalledStrategy strategy) {
    return catalog.builds().stream()
        .filter(build -> build.sha256().equals(strategy.sha256()))
        .map(build -> build.signature().describe())
        .findFirst()
        .orElse("");
  }

  private Map<String, Object> describe(InstalledStrategy strategy) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", strategy.id());
    values.put("version", strategy.version());
    values.put("source", strategy.source());
    values.put("sha256", strategy.sha256());
    values.put("signer", signer(strategy));
    values.put("description", strategy.factory().descriptor().description());
    values.put("executionStyle", strategy.factory().descriptor().executionStyle());
    values.put("parameters", strategy.factory().descriptor().parameters());
    return values;
  }
}
