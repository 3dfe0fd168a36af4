package io.slipstream.compliance;

import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The files of a day's report; each takes its place when it is whole, the page last. */
final class ReportFiles implements AutoCloseable {
  private final Path page;
  private final List<Path> paths;
  private final List<TableWriter> open = new ArrayList<>();
  private final TableWriter decisions;
  private final TableWriter orders;
  private final TableWriter actions;

  ReportFiles(TableFiles tables, Path folder, LocalDate day) {
    Path absolute = folder.toAbsolutePath().normalize();
    page = absolute.resolve("compliance-" + day + ".html");
    paths =
        List.of(
            page,
            absolute.resolve("compliance-" + day + "-decisions.csv"),
            absolute.resolve("compliance-" + day + "-orders.csv"),
            absolute.resolve("compliance-" + day + "-actions.csv"));
    try {
      decisions = csv(tables, 1, OrderRecords.DECISION_COLUMNS);
      orders = csv(tables, 2, OrderRecords.ORDER_COLUMNS);
      actions = csv(tables, 3, OperatorActions.COLUMNS);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private TableWriter csv(TableFiles tables, int path, List<Column> columns) {
    TableWriter writer = tables.create(paths.get(path), TableFormat.CSV, columns, true);
    open.add(writer);
    return writer;
  }

  TableWriter decisions() {
    return decisions;
  }

  TableWriter orders() {
    return orders;
  }

  TableWriter actions() {
    return actions;
  }

  /** Puts everything in its place. */
  List<Path> finish(String html) {
    decisions.finish();
    orders.finish();
    actions.finish();
    writePage(html);
    return paths;
  }

  /** Reports of one day may be written at the same time: each has a part of its own. */
  private void writePage(String html) {
    Path part = page.resolveSibling(page.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try {
        Files.writeString(part, html, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(part, page, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new TableException("cannot write " + page + ": " + e, e);
    }
  }

  @Override
  public void close() {
    open.forEach(TableWriter::close);
  }
}
