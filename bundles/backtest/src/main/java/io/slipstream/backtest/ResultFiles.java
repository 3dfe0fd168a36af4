package io.slipstream.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.order.Fill;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.report.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a run's files beside their place and moves them there together. */
final class ResultFiles {
  private ResultFiles() {}

  /**
   * Writes everything into {@code target}, which must be absent or empty.
   *
   * @throws BacktestException when it cannot; nothing is left behind
   */
  static void write(Path target, Map<String, Object> result, BacktestRun run, String report) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      requireEmpty(target);
      Files.createDirectories(part);
      Files.writeString(part.resolve("result.json"), JsonText.pretty(result) + "\n");
      Files.writeString(part.resolve("report.html"), report);
      writeFills(part.resolve("fills.csv"), run.fills());
      writeTrades(part.resolve("trades.csv"), run.trades());
      writeEquity(part.resolve("equity.csv"), run);
      Files.deleteIfExists(target);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      deleteQuietly(part);
      throw new BacktestException("cannot write the results to " + target + ": " + e, e);
    }
  }

  private static void requireEmpty(Path target) throws IOException {
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
    }
  }

  private static void writeFills(Path file, List<Fill> fills) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("time", "pod", "instrument", "side", "quantity", "price", "commission");
      for (Fill fill : fills) {
        csv.writeRecord(
            time(fill.eventTime()),
            fill.pod(),
            fill.symbol(),
            fill.side().name(),
            fill.instrument().quantityText(fill.lastQty()),
            fill.instrument().priceText(fill.lastPx()),
            fill.instrument().cashText(fill.commission()));
      }
    }
  }

  private static void writeTrades(Path file, List<Trade> trades) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(
          "entryTime",
          "exitTime",
          "instrument",
          "side",
          "quantity",
          "entryPrice",
          "exitPrice",
          "commission",
          "netPnl");
      for (Trade trade : trades) {
        csv.writeRecord(
            time(trade.entryTime()),
            time(trade.exitTime()),
            trade.instrument(),
            trade.side().name(),
            FixedPoint.format(trade.quantity()),
            FixedPoint.format(trade.entryPrice()),
            FixedPoint.format(trade.exitPrice()),
            FixedPoint.format(trade.commission()),
            FixedPoint.format(trade.netPnl()));
      }
    }
  }

  private static void writeEquity(Path file, BacktestRun run) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("time", "equity");
      for (int i = 0; i < run.times().length; i++) {
        csv.writeRecord(time(run.times()[i]), FixedPoint.format(run.equity()[i]));
      }
    }
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }

  private static void deleteQuietly(Path folder) {
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
