package io.slipstream.runtime;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.slipstream.api.service.operations.OperationRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Simple returns in a CSV file, oldest first, with a header line or without. Rows before the first
 * return may be empty, as tools leave them.
 */
final class ReturnsFile {
  private static final List<String> NAMES = List.of("return", "returns", "ret");

  private final Path file;
  private final String wanted;
  private double[] values = new double[1024];
  private int count;

  private ReturnsFile(Path file, String wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /**
   * The returns of a column; empty for the one named return or returns, or the only one.
   *
   * @throws OperationRefusedException naming file, line and value of what is wrong
   */
  static double[] read(Path file, String column) {
    if (!Files.isRegularFile(file)) {
      throw new OperationRefusedException("returns = " + file + ": there is no such file");
    }
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofCsvRecord(file)) {
      return new ReturnsFile(file, column).read(rows);
    } catch (IOException | UncheckedIOException | IllegalStateException | CsvParseException e) {
      throw new OperationRefusedException("returns = " + file + ": " + e.getMessage(), e);
    }
  }

  private double[] read(CsvReader<CsvRecord> rows) {
    int place = -1;
    for (CsvRecord row : rows) {
      if (place >= 0) {
        add(row, place);
      } else if (row.getFields().stream().anyMatch(ReturnsFile::isText)) {
        place = column(row.getFields());
      } else {
        place = onlyColumn(row);
        add(row, place);
      }
    }
    if (count == 0) {
      throw new OperationRefusedException("returns = " + file + ": there is no return in it");
    }
    return java.util.Arrays.copyOf(values, count);
  }

  private static boolean isText(String cell) {
    return !cell.isBlank() && !isNumber(cell) && !cell.strip().matches("[0-9][0-9T:. /+Z-]*");
  }

  private static boolean isNumber(String cell) {
    try {
      Double.parseDouble(cell.strip());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private int column(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      boolean usual = NAMES.contains(name.toLowerCase(Locale.ROOT));
      if (wanted.isEmpty() ? usual : name.equals(wanted)) {
        return i;
      }
    }
    if (wanted.isEmpty() && header.size() <= 2) {
      return header.size() - 1;
    }
    throw new OperationRefusedException(
        "column = '"
            + wanted
            + "': "
            + file
            + " has "
            + String.join(", ", header)
            + (wanted.isEmpty() ? "; say which with --column" : ""));
  }

  /** Without a header: a number, or a date and a number. */
  private int onlyColumn(CsvRecord row) {
    if (!wanted.isEmpty()) {
      throw new OperationRefusedException(
          "column = '" + wanted + "': " + file + " has no header line");
    }
    if (row.getFieldCount() > 2) {
      throw new OperationRefusedException(
          "returns = "
              + file
              + ": "
              + row.getFieldCount()
              + " columns without a header line; one, or a date and one, is allowed");
    }
    return row.getFieldCount() - 1;
  }

  private void add(CsvRecord row, int place) {
    String cell = place < row.getFieldCount() ? row.getField(place).strip() : "";
    if (cell.isEmpty() && count == 0) {
      return;
    }
    double value = isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
    if (!Double.isFinite(value) || value < -1) {
      throw new OperationRefusedException(
          "returns = "
              + file
              + " line "
              + row.getStartingLineNumber()
              + ": '"
              + cell
              + "'; a fraction from -1 is allowed, -0.025 for a loss of 2.5 %");
    }
    if (count == values.length) {
      values = java.util.Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }
}
