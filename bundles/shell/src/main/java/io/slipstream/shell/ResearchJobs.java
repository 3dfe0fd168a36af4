package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.Research;
import io.slipstream.api.service.backtest.research.ResearchProgress;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what runs now. */
@Service
public final class ResearchJobs implements Completer {
  @Reference Research research;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(research.running().stream().map(ResearchProgress::job).toList())
        .complete(session, line, candidates);
  }
}
