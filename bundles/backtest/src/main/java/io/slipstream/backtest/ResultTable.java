package io.slipstream.backtest;

import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A table as CSV, where numbers are exact decimal text, and as Parquet, where they are doubles so
 * that other tools can reckon with them.
 */
final class ResultTable implements AutoCloseable {
  private final TableWriter csv;
  private final TableWriter parquet;
  private final Set<Integer> numbers;

  private ResultTable(TableWriter csv, TableWriter parquet, Set<Integer> numbers) {
    this.csv = csv;
    this.parquet = parquet;
    this.numbers = numbers;
  }

  /** Begins {@code name.csv} and {@code name.parquet}; {@code numeric} are columns of numbers. */
  static ResultTable create(
      TableFiles files, Path folder, String name, List<Column> columns, Set<String> numeric) {
    List<Column> doubles =
        columns.stream()
            .map(
                column ->
                    numeric.contains(column.name())
                        ? new Column(column.name(), Column.Type.DOUBLE)
                        : column)
            .toList();
    Set<Integer> numbers = new java.util.TreeSet<>();
    for (int i = 0; i < columns.size(); i++) {
      if (numeric.contains(columns.get(i).name())) {
        numbers.add(i);
      }
    }
    TableWriter csv = files.create(folder.resolve(name + ".csv"), TableFormat.CSV, columns, false);
    try {
      return new ResultTable(
          csv,
          files.create(folder.resolve(name + ".parquet"), TableFormat.PARQUET, doubles, false),
          numbers);
    } catch (RuntimeException e) {
      csv.close();
      throw e;
    }
  }

  /** A row; the cells of numeric columns are decimal texts. */
  void row(Object... cells) {
    csv.row(cells);
    Object[] doubles = cells.clone();
    for (int number : numbers) {
      Object text = cells[number];
      doubles[number] = text == null ? null : (Double) Double.parseDouble(text.toString());
    }
    parquet.row(doubles);
  }

  void finish() {
    csv.finish();
    parquet.finish();
  }

  @Override
  public void close() {
    csv.close();
    parquet.close();
  }
}
