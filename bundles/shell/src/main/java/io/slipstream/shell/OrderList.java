package io.slipstream.shell;

import io.slipstream.api.service.operations.OrderView;
import io.slipstream.api.service.operations.PortfolioQueries;
import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

/** Lists orders, the newest first. */
@Service
@Command(
    scope = "order",
    name = "list",
    description = "Lists orders, the newest first",
    detailedDescription = "Example: order:list --limit 20")
public final class OrderList extends ReportingCommand<List<OrderView>> {
  @Reference PortfolioQueries portfolio;

  @Option(name = "--limit", description = "How many at the most, 1 to 10000")
  int limit = 50;

  @Option(name = "--pod", description = "Only orders of this pod")
  @Completion(PodNames.class)
  String pod;

  @Override
  List<OrderView> result() {
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("--limit '" + limit + "': 1 to 10000 is allowed");
    }
    int asked = pod == null ? limit : 10_000;
    return portfolio.orders(asked).stream()
        .filter(order -> pod == null || order.pod().equals(pod))
        .limit(limit)
        .toList();
  }

  @Override
  void print(List<OrderView> result, PrintStream out) {
    ShellTable table =
        Tables.of(
            "There are no orders yet",
            "Order",
            "Decided",
            "Instrument",
            "Side",
            "Type",
            "State",
            "Quantity>",
            "Filled>",
            "Average price>",
            "Why",
            "Reason");
    for (OrderView order : result) {
      table
          .addRow()
          .addContent(
              order.clientOrderId(),
              Tables.time(order.decisionTime()),
              order.instrument(),
              order.side(),
              order.type(),
              order.state(),
              Tables.plain(order.orderQty()),
              Tables.plain(order.cumQty()),
              Tables.plain(order.avgPx()),
              order.rationale(),
              order.reason());
    }
    Tables.print(table, out);
  }
}
