package io.slipstream.shell;

import io.slipstream.api.service.backtest.BacktestJobs;
import io.slipstream.api.service.backtest.Backtests;
import io.slipstream.api.service.backtest.JobProgress;
import io.slipstream.api.service.backtest.RunSummary;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists results that are kept, and what runs. */
@Service
@Command(
    scope = "backtest",
    name = "list",
    description = "Lists results that are kept, the newest last, and what runs now",
    detailedDescription = "Example: backtest:list")
public final class BacktestList extends ReportingCommand<List<RunSummary>> {
  @Reference Backtests backtests;
  @Reference BacktestJobs jobs;

  @Override
  List<RunSummary> result() {
    return backtests.list();
  }

  @Override
  void print(List<RunSummary> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "No results", "Run", "Pods", "Instruments", "Return>", "Sharpe>", "Equity>", "Hash");
    for (RunSummary run : result) {
      table
          .addRow()
          .addContent(
              run.runId(),
              String.join(", ", run.pods()),
              String.join(", ", run.instruments()),
              Tables.percent(run.totalReturn()),
              Tables.number(run.sharpe()),
              Tables.money(run.finalEquity()),
              run.stateHash().isEmpty() ? "n/a" : run.stateHash().substring(0, 12));
    }
    Tables.print(table, out);
    List<JobProgress> running = jobs.running();
    if (!running.isEmpty()) {
      out.println("Now:");
      running.forEach(one -> out.println(ProgressLine.text(one) + " " + one.subject()));
    }
  }
}
