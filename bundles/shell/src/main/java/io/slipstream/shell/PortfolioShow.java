package io.slipstream.shell;

import io.slipstream.api.service.operations.AllocationView;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.PortfolioState;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.operations.SessionView;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Shows the session, the pods' positions and the last allocations. */
@Service
@Command(
    scope = "portfolio",
    name = "show",
    description = "Shows the session, the pods' positions and the last allocations",
    detailedDescription = "Example: portfolio:show --format json")
public final class PortfolioShow extends ReportingCommand<PortfolioShow.Portfolio> {
  @Reference PortfolioQueries portfolio;

  /** All of it. */
  record Portfolio(SessionView session, List<PodView> pods, List<AllocationView> allocations) {}

  @Override
  PortfolioShow.Portfolio result() {
    SessionView session = portfolio.session();
    if (!session.status().isUp()) {
      return new Portfolio(session, List.of(), List.of());
    }
    PortfolioState now = portfolio.portfolio(true);
    return new Portfolio(now.session(), now.pods(), portfolio.allocations(now.pods().size()));
  }

  @Override
  void print(PortfolioShow.Portfolio result, PrintStream out) {
    SessionView s = result.session();
    out.println("Session " + s.status() + " (" + s.message() + "), trading " + s.tradingState());
    out.println(
        "Market "
            + s.instrument()
            + ", "
            + s.feed()
            + ", "
            + Tables.percent(s.progress())
            + " played, at "
            + Tables.time(s.eventTime()));
    out.println(
        "Equity "
            + Tables.money(s.equity())
            + " "
            + s.currency()
            + ", of which treasury "
            + Tables.money(s.treasury()));
    out.println("Journal " + s.journalEntries() + " entries, state " + s.stateHash());
    printPositions(result.pods(), out);
    printAllocations(result.allocations(), out);
  }

  private static void printPositions(List<PodView> pods, PrintStream out) {
    ShellTable positions =
        Tables.of(
            "No positions",
            "Pod",
            "Instrument",
            "Quantity>",
            "Average price>",
            "Mark>",
            "Notional>",
            "Unrealized PnL>");
    for (PodView pod : pods) {
      for (PositionView p : pod.positions()) {
        positions
            .addRow()
            .addContent(
                pod.name(),
                p.instrument(),
                Tables.plain(p.quantity()),
                Tables.plain(p.averagePrice()),
                Tables.plain(p.markPrice()),
                Tables.money(p.notional()),
                Tables.money(p.unrealizedPnl()));
      }
    }
    Tables.print(positions, out);
  }

  private static void printAllocations(List<AllocationView> last, PrintStream out) {
    ShellTable allocations =
        Tables.of(
            "No allocation yet", "Allocated", "Pod", "Weight>", "Target>", "Moved>", "Reason");
    for (AllocationView a : last) {
      allocations
          .addRow()
          .addContent(
              Tables.time(a.time()),
              a.pod(),
              Tables.percent(a.weight()),
              Tables.money(a.targetCapital()),
              Tables.money(a.moved()),
              a.reason());
    }
    Tables.print(allocations, out);
  }
}
