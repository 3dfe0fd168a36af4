package io.slipstream.shell;

import io.slipstream.api.service.backtest.research.Research;
import io.slipstream.api.service.backtest.research.ResearchProgress;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Cancels research from another session, or shows what runs. */
@Service
@Command(
    scope = "backtest",
    name = "cancel",
    description = "Cancels a sweep or other research; without a name it shows what runs",
    detailedDescription = "Example: backtest:cancel sweep-1")
public final class BacktestCancel extends ReportingCommand<List<ResearchProgress>> {
  @Reference Research research;

  @Argument(name = "job", description = "Its name, as the progress line shows it")
  @Completion(ResearchJobs.class)
  String job;

  @Option(name = "--reason", description = "Told to who waits for it")
  String reason = "somebody asked for it";

  @Override
  List<ResearchProgress> result() {
    if (job != null) {
      research.cancel(job, reason);
    }
    return research.running();
  }

  @Override
  void print(List<ResearchProgress> running, PrintStream out) {
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
