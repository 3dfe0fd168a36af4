package io.slipstream.compliance;

import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
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
  private final List<ReportTable> open = new ArrayList<>();
  private final ReportTable decisions;
  private final ReportTable orders;
  private final ReportTable actions;

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

  private ReportTable csv(TableFiles tables, int path, List<Column> columns) {
    ReportTable table =
        new ReportTable(tables.create(paths.get(path), TableFormat.CSV, columns, true));
    open.add(table);
    return table;
  }

  ReportTable decisions() {
    return decisions;
  }

  ReportTable orders() {
    return orders;
  }

  ReportTable actions() {
    return actions;
  }

  /** Puts everything in its place. */
  List<Path> finish(String html) {
    decisions.finish();
    orders.finish();
    actions.finish();
    writePage(page, html);
    return paths;
  }

  /** Reports of one day may be written at the same time: each has a part of its own. */
  static void writePage(Path page, String html) {
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
    open.forEach(ReportTable::close);
  }
}
