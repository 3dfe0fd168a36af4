package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.backtest.RebalanceRow.PodRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rebalancings of a run as a table and as a block of its {@code result.json}. */
final class RebalanceFiles {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("time", Type.TIMESTAMP),
          new Column("settled", Type.TIMESTAMP),
          new Column("cause", Type.TEXT),
          new Column("pod", Type.TEXT),
          new Column("weight", Type.TEXT),
          new Column("equityBefore", Type.TEXT),
          new Column("shareBefore", Type.TEXT),
          new Column("orders", Type.TEXT),
          new Column("unfilled", Type.TEXT),
          new Column("notional", Type.TEXT),
          new Column("commission", Type.TEXT),
          new Column("target", Type.TEXT),
          new Column("moved", Type.TEXT),
          new Column("equityAfter", Type.TEXT),
          new Column("shareAfter", Type.TEXT));
  private static final Set<String> WORDS = Set.of("time", "settled", "cause", "pod");

  private RebalanceFiles() {}

  /** {@code rebalances.csv} and its Parquet twin: a row a pod. */
  static void write(TableFiles tables, Path folder, List<RebalanceRow> rows) {
    Set<String> numeric = new TreeSet<>();
    COLUMNS.stream().map(Column::name).filter(c -> !WORDS.contains(c)).forEach(numeric::add);
    try (ResultTable table = ResultTable.create(tables, folder, "rebalances", COLUMNS, numeric)) {
      for (RebalanceRow row : rows) {
        row.pods().forEach(pod -> table.row(cells(row, pod)));
      }
      table.finish();
    }
  }

  private static Object[] cells(RebalanceRow row, PodRow pod) {
    return new Object[] {
      row.time(),
      row.settled(),
      row.cause(),
      pod.name(),
      FixedPoint.format(pod.weight()),
      FixedPoint.format(pod.equityBefore()),
      Double.toString(pod.shareBefore()),
      Integer.toString(pod.orders()),
      Integer.toString(pod.unfilled()),
      FixedPoint.format(pod.notional()),
      FixedPoint.format(pod.commission()),
      FixedPoint.format(pod.target()),
      FixedPoint.format(pod.moved()),
      FixedPoint.format(pod.equityAfter()),
      Double.toString(pod.shareAfter())
    };
  }

  /** All of them together. */
  static Map<String, Object> values(RebalanceRule rule, List<RebalanceRow> rows) {
    int orders = 0;
    int unfilled = 0;
    long notional = 0;
    long commission = 0;
    long moved = 0;
    for (RebalanceRow row : rows) {
      for (PodRow pod : row.pods()) {
        orders += pod.orders();
        unfilled += pod.unfilled();
        notional = Math.addExact(notional, pod.notional());
        commission = Math.addExact(commission, pod.commission());
        moved = Math.addExact(moved, Math.max(0, pod.moved()));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rule", rule.text());
    values.put("count", rows.size());
    values.put("orders", orders);
    values.put("unfilled", unfilled);
    values.put("notional", RunResults.decimal(notional));
    values.put("commission", RunResults.decimal(commission));
    values.put("moved", RunResults.decimal(moved));
    return values;
  }
}
