package io.slipstream.backtest;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes a run's files beside their place and moves them there together. */
final class ResultFiles {
  private final TableFiles tables;
  private final Path target;
  private final Path part;
  private final Runnable watch;

  /** {@code watch} is called between the files, and may throw to end it. */
  ResultFiles(TableFiles tables, Path target, Runnable watch) {
    this.watch = watch;
    this.tables = tables;
    this.target = target;
    this.part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
  }

  /**
   * Refuses a place where something is, before anything is run.
   *
   * @throws BacktestException when it is neither absent nor an empty directory
   */
  void requireEmpty() {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new BacktestException(target + " is a file; a new or empty directory is allowed");
    }
    try (Stream<Path> files = Files.list(target)) {
      if (files.findAny().isPresent()) {
        throw new BacktestException(target + " is not empty; a new or empty directory is allowed");
      }
    } catch (IOException e) {
      throw new BacktestException("cannot read " + target + ": " + e, e);
    }
  }

  /**
   * Writes everything.
   *
   * @throws BacktestException when it cannot; nothing is left behind
   */
  void write(
      Map<String, Object> result, Map<String, Object> manifest, PortfolioRun run, String report) {
    requireEmpty();
    try {
      Files.createDirectories(part);
      Files.writeString(part.resolve("manifest.json"), JsonText.pretty(manifest) + "\n");
      Files.writeString(part.resolve("report.html"), report);
      writeOrders(run.record());
      writeFills(run.record().fills());
      writeTrades(run);
      watch.run();
      writeEquity(run);
      watch.run();
      writeCapital(run.record());
      if (run.plan().desk() != null) {
        new RunDecisions(run).write(tables, part);
      }
      if (!run.plan().rebalance().isNever()) {
        RebalanceFiles.write(tables, part, run.rebalances());
      }
      Files.writeString(part.resolve("result.json"), JsonText.pretty(result) + "\n");
      watch.run();
      Files.deleteIfExists(target);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | TableException e) {
      deleteQuietly(part);
      throw new BacktestException("cannot write the results to " + target + ": " + e, e);
    } catch (RuntimeException e) {
      deleteQuietly(part);
      throw e;
    }
  }

  private ResultTable table(String name, List<Column> columns, String... numeric) {
    return ResultTable.create(tables, part, name, columns, Set.of(numeric));
  }

  private static Column time(String name) {
    return new Column(name, Type.TIMESTAMP);
  }

  private static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  private void writeOrders(RunRecord record) {
    try (ResultTable table =
        table(
            "orders",
            OrderRow.COLUMNS,
            "quantity",
            "limitPrice",
            "stopPrice",
            "filled",
            "averagePrice")) {
      record.orders().forEach(order -> table.row(order.cells()));
      table.finish();
    }
  }

  private void writeFills(List<Fill> fills) {
    List<Column> columns =
        List.of(
            time("time"),
            text("pod"),
            text("instrument"),
            text("side"),
            text("quantity"),
            text("price"),
            text("commission"));
    try (ResultTable table = table("fills", columns, "quantity", "price", "commission")) {
      for (Fill fill : fills) {
        table.row(
            fill.eventTime(),
            fill.pod(),
            fill.symbol(),
            fill.side().name(),
            fill.instrument().quantityText(fill.lastQty()),
            fill.instrument().priceText(fill.lastPx()),
            fill.instrument().cashText(fill.commission()));
      }
      table.finish();
    }
  }

  private void writeTrades(PortfolioRun run) {
    List<Column> columns =
        List.of(
            time("entryTime"),
            time("exitTime"),
            text("pod"),
            text("instrument"),
            text("side"),
            text("quantity"),
            text("entryPrice"),
            text("exitPrice"),
            text("commission"),
            text("netPnl"));
    try (ResultTable table =
        table("trades", columns, "quantity", "entryPrice", "exitPrice", "commission", "netPnl")) {
      for (int pod = 0; pod < run.plan().pods().size(); pod++) {
        for (Trade trade : run.record().trades(pod)) {
          Instrument of = run.plan().instrument(trade.instrument());
          table.row(
              trade.entryTime(),
              trade.exitTime(),
              trade.pod(),
              trade.instrument(),
              trade.side().name(),
              of.quantityText(trade.quantity()),
              of.priceText(trade.entryPrice()),
              of.priceText(trade.exitPrice()),
              of.cashText(trade.commission()),
              of.cashText(trade.netPnl()));
        }
      }
      table.finish();
    }
  }

  private void writeEquity(PortfolioRun run) {
    RunRecord record = run.record();
    List<Column> columns = new ArrayList<>(List.of(time("time"), text("equity")));
    List<long[]> curves = new ArrayList<>(List.of(record.equity()));
    for (int pod = 0; pod < run.plan().pods().size(); pod++) {
      columns.add(text(run.plan().pods().get(pod).name()));
      curves.add(record.equity(pod));
    }
    Set<String> numeric = new TreeSet<>();
    columns.subList(1, columns.size()).forEach(column -> numeric.add(column.name()));
    long[] times = record.times();
    try (ResultTable table =
        ResultTable.create(tables, part, "equity", List.copyOf(columns), numeric)) {
      for (int i = 0; i < times.length; i++) {
        Object[] cells = new Object[columns.size()];
        cells[0] = times[i];
        for (int curve = 0; curve < curves.size(); curve++) {
          cells[curve + 1] = curves.get(curve)[i];
        }
        table.row(cells);
      }
      table.finish();
    }
  }

  private void writeCapital(RunRecord record) {
    List<Column> columns =
        List.of(time("time"), text("pod"), text("capital"), text("used"), text("available"));
    try (ResultTable table = table("capital", columns, "capital", "used", "available")) {
      for (RunRecord.CapitalUse use : record.uses()) {
        table.row(use.time(), use.pod(), use.capital(), use.used(), use.capital() - use.used());
      }
      table.finish();
    }
  }

  private static void deleteQuietly(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // What could not be written can often not be deleted either; the first error tells why.
      return;
    }
  }
}
