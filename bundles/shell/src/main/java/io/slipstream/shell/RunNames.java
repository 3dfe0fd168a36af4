package io.slipstream.shell;

import io.slipstream.api.service.backtest.Backtests;
import io.slipstream.api.service.backtest.RunSummary;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes names of runs that are kept. */
@Service
public final class RunNames implements Completer {
  @Reference Backtests backtests;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(backtests.list().stream().map(RunSummary::runId).toList())
        .complete(session, line, candidates);
  }
}
