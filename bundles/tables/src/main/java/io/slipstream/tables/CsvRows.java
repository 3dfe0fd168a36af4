package io.slipstream.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.slipstream.api.service.tables.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rows as CSV. */
final class CsvRows implements RowFile {
  private final CsvWriter csv;
  private final List<Column> columns;
  private final String[] texts;

  CsvRows(Path file, List<Column> columns) throws IOException {
    this.csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(file);
    this.columns = columns;
    this.texts = new String[columns.size()];
    csv.writeRecord(columns.stream().map(Column::name).toList());
  }

  @Override
  public void row(Object[] cells) {
    for (int i = 0; i < cells.length; i++) {
      texts[i] = text(columns.get(i), cells[i]);
    }
    csv.writeRecord(texts);
  }

  private static String text(Column column, Object cell) {
    if (cell == null) {
      return null;
    }
    return column.type() == Column.Type.TIMESTAMP ? Times.text((Long) cell) : cell.toString();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
