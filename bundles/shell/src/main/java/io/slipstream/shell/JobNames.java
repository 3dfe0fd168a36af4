package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestJobs;
import io.slipstream.api.service.backtest.JobProgress;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes what runs now. */
@Service
public final class JobNames implements Completer {
  @Reference BacktestJobs jobs;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(jobs.running().stream().map(JobProgress::job).toList())
        .complete(session, line, candidates);
  }
}
