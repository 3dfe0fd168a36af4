package io.slipstream.shell;

import io.slipstream.api.service.operations.PodQueries;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.pods.PodReport;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists pods with equity and performance. */
@Service
@Command(
    scope = "pod",
    name = "list",
    description = "Lists pods with equity and performance",
    detailedDescription = "Example: pod:list --format json")
public final class PodList extends ReportingCommand<List<PodView>> {
  @Reference PortfolioQueries portfolio;
  @Reference PodQueries contract;

  @Override
  List<PodView> result() {
    return portfolio.pods();
  }

  @Override
  void print(List<PodView> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "There are no pods; make one with pod:create",
            "Pod",
            "Status",
            "Strategy",
            "Capital>",
            "Equity>",
            "Net PnL>",
            "Return>",
            "Volatility>",
            "Sharpe>",
            "Drawdown>",
            "Fills>",
            "Weight>",
            "Reason");
    for (PodView pod : result) {
      table
          .addRow()
          .addContent(
              pod.name(),
              pod.status(),
              pod.strategy() + " " + pod.version(),
              Tables.money(pod.capital()),
              Tables.money(pod.equity()),
              Tables.money(pod.netPnl()),
              Tables.percent(pod.performance().totalReturn()),
              Tables.percent(pod.performance().annualVolatility()),
              Tables.number(pod.performance().sharpe()),
              Tables.percent(pod.performance().maxDrawdown()),
              pod.fills(),
              Tables.percent(pod.allocationWeight()),
              pod.reason());
    }
    Tables.print(table, out);
    List<PodReport> remote = contract.remote();
    if (!remote.isEmpty()) {
      out.println();
      out.println("Remote pods, each with an account of its own:");
      Tables.print(PodShow.table(remote), out);
    }
  }
}
