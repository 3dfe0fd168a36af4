package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table as CSV, where numbers are exact decimal text, and as Parquet, where they are doubles so
 * that other tools can reckon with them.
 */
final class ResultTable implements AutoCloseable {
  /** Up to here every whole number is a double. */
  private static final long EXACT = 1L << 53;

  private final TableWriter csv;
  private final TableWriter parquet;
  private final int[] numbers;

  private ResultTable(TableWriter csv, TableWriter parquet, int[] numbers) {
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
    int[] numbers =
        IntStream.range(0, columns.size())
            .filter(i -> numeric.contains(columns.get(i).name()))
            .toArray();
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

  /** A row; the cells of numeric columns are decimal texts, or fixed-point longs. */
  void row(Object... cells) {
    Object[] texts = cells.clone();
    Object[] doubles = cells.clone();
    for (int number : numbers) {
      if (cells[number] instanceof Long value) {
        String text = FixedPoint.format(value);
        texts[number] = text;
        doubles[number] = nearest(value, text);
      } else if (cells[number] != null) {
        doubles[number] = Double.valueOf(cells[number].toString());
      }
    }
    csv.row(texts);
    parquet.row(doubles);
  }

  /**
   * A quotient of two numbers that a double holds exactly is the nearest to it; parsing is slow.
   */
  private static Double nearest(long value, String text) {
    boolean isExact = value < EXACT && value > -EXACT;
    return isExact ? (Double) FixedPoint.toDouble(value) : Double.valueOf(text);
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
