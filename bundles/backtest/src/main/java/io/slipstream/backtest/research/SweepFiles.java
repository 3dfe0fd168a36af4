package io.slipstream.backtest.research;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.research.HeatMapView;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What research leaves in a directory besides its log; numbers in full. */
final class SweepFiles {
  private final TableFiles tables;
  private final Path directory;

  SweepFiles(TableFiles tables, Path directory) {
    this.tables = tables;
    this.directory = directory;
  }

  /** Cells of each row: texts, numbers in full or times; null for nothing. */
  void csv(String name, List<Column> columns, Iterable<Object[]> rows) {
    try (TableWriter csv = tables.create(directory.resolve(name), TableFormat.CSV, columns, true)) {
      for (Object[] row : rows) {
        csv.row(row);
      }
      csv.finish();
    } catch (TableException e) {
      throw new BacktestException(e.getMessage(), e);
    }
  }

  void json(String name, Object value) {
    text(name, JsonText.pretty(value) + "\n");
  }

  void text(String name, String content) {
    Path file = directory.resolve(name);
    Path part = directory.resolve(name + ".part");
    try {
      Files.writeString(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BacktestException("cannot write " + file + ": " + e, e);
    }
  }

  /** Every trial, in the order of their numbers. */
  void trials(SweepPlan plan, List<Trial> trials) {
    List<Column> columns = new ArrayList<>(List.of(new Column("trial", Type.LONG)));
    plan.axes().forEach(axis -> columns.add(text(axis.name())));
    columns.add(text("failure"));
    columns.add(text("finalEquity"));
    for (String name : List.of("fills", "trades", "wins", "denied", "rejected")) {
      columns.add(new Column(name, Type.LONG));
    }
    columns.add(text("commission"));
    for (Metric metric : Metric.values()) {
      if (metric != Metric.FINAL_EQUITY) {
        columns.add(text(metric.key()));
      }
    }
    csv("trials.csv", columns, () -> trials.stream().map(trial -> row(plan, trial)).iterator());
  }

  static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  private static Object[] row(SweepPlan plan, Trial trial) {
    List<Object> row = new ArrayList<>();
    row.add((long) trial.index());
    plan.axes().forEach(axis -> row.add(trial.point().get(axis.name())));
    row.add(trial.hasFailed() ? trial.failure() : null);
    row.add(FixedPoint.format(trial.finalEquity()));
    row.add(trial.fills());
    row.add(trial.trades());
    row.add(trial.wins());
    row.add(trial.denied());
    row.add(trial.rejected());
    row.add(FixedPoint.format(trial.commission()));
    SortedMap<String, Double> all =
        Metric.all(trial, plan.terms().cash(), plan.terms().samples().pace());
    for (Metric metric : Metric.values()) {
      if (metric != Metric.FINAL_EQUITY) {
        row.add(number(all.get(metric.key())));
      }
    }
    return row.toArray();
  }

  /** Null where there is none. */
  static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : null;
  }

  /** The map as a table, the columns' values in the first line. */
  void heatMap(HeatMapView map) {
    List<Column> columns = new ArrayList<>();
    columns.add(text(map.rowParameter() + "/" + map.columnParameter()));
    map.columns().forEach(value -> columns.add(text(value)));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < map.rows().size(); i++) {
      List<Object> row = new ArrayList<>(List.of(map.rows().get(i)));
      for (double value : map.values()[i]) {
        row.add(number(value));
      }
      rows.add(row.toArray());
    }
    csv("heat-map.csv", columns, rows);
  }

  /** Equity of some trials at the samples, a column each. */
  void equity(String name, long[] times, List<String> titles, List<long[]> curves) {
    List<Column> columns = new ArrayList<>(List.of(new Column("time", Type.TIMESTAMP)));
    titles.forEach(title -> columns.add(text(title)));
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      Object[] row = new Object[columns.size()];
      row[0] = times[i];
      for (int curve = 0; curve < curves.size(); curve++) {
        row[curve + 1] = FixedPoint.format(curves.get(curve)[i]);
      }
      rows.add(row);
    }
    csv(name, columns, rows);
  }
}
