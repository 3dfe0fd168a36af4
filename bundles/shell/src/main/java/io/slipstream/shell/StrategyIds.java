package io.slipstream.shell;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.plugin.StrategyCatalog;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what is there now. */
@Service
public final class StrategyIds implements Completer {
  @Reference StrategyCatalog catalog;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(catalog.list().stream().map(InstalledStrategy::id).toList())
        .complete(session, line, candidates);
  }

  static String joined(StrategyCatalog catalog) {
    return String.join(", ", catalog.list().stream().map(InstalledStrategy::id).toList());
  }
}
