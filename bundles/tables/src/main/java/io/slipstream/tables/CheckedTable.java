package io.slipstream.tables;

import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableWriter;
import java.io.IOException;
import java.util.List;

/** Looks at every cell before it is written, and keeps the file out of its place until the end. */
final class CheckedTable implements TableWriter {
  private final PartFile part;
  private final List<Column> columns;
  private final RowFile file;
  private long rows;
  private boolean isEnded;

  CheckedTable(PartFile part, List<Column> columns, RowFile file) {
    this.part = part;
    this.columns = columns;
    this.file = file;
  }

  @Override
  public void row(Object... cells) {
    requireOpen();
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a row of " + columns.size() + " columns");
    }
    for (int i = 0; i < cells.length; i++) {
      require(columns.get(i), cells[i]);
    }
    try {
      file.row(cells);
      rows++;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void require(Column column, Object cell) {
    Class<?> wanted =
        switch (column.type()) {
          case LONG, TIMESTAMP -> Long.class;
          case DOUBLE -> Double.class;
          case TEXT, JSON -> String.class;
          case BOOLEAN -> Boolean.class;
        };
    if (cell != null && cell.getClass() != wanted) {
      throw new IllegalArgumentException(
          "column "
              + column.name()
              + " = '"
              + cell
              + "': a "
              + wanted.getSimpleName()
              + " is allowed");
    }
  }

  private void requireOpen() {
    if (isEnded) {
      throw new IllegalStateException("the table " + part + " is finished or closed");
    }
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void finish() {
    requireOpen();
    isEnded = true;
    try {
      file.close();
      part.moveIntoPlace();
    } catch (IOException e) {
      part.drop();
      throw failure(e);
    }
  }

  @Override
  public void close() {
    if (isEnded) {
      return;
    }
    isEnded = true;
    try {
      file.close();
    } catch (IOException e) {
      // It is thrown away: whether its end could be written does not matter.
      return;
    } finally {
      part.drop();
    }
  }

  private TableException failure(IOException e) {
    return new TableException("cannot write " + part + ": " + e, e);
  }
}
