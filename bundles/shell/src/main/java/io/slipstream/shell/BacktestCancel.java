package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestJobs;
import io.slipstream.api.service.backtest.JobProgress;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Cancels a backtest or research from another session, or shows what runs. */
@Service
@Command(
    scope = "backtest",
    name = "cancel",
    description = "Cancels a backtest or research; without a name it shows what runs",
    detailedDescription = "Example: backtest:cancel run-1")
public final class BacktestCancel extends ReportingCommand<List<JobProgress>> {
  @Reference BacktestJobs jobs;

  @Argument(name = "job", description = "Its name, as backtest:list and the progress line show it")
  @Completion(JobNames.class)
  String job;

  @Option(name = "--reason", description = "Told to who waits for it")
  String reason = "somebody asked for it";

  @Override
  List<JobProgress> result() {
    if (job != null) {
      jobs.cancel(job, reason);
    }
    return jobs.running();
  }

  @Override
  void print(List<JobProgress> running, PrintStream out) {
    if (job != null) {
      out.println(job + " is canceled: " + reason);
      return;
    }
    if (running.isEmpty()) {
      out.println("Nothing runs");
    }
    running.forEach(one -> out.println(ProgressLine.text(one) + " " + one.subject()));
  }
}
