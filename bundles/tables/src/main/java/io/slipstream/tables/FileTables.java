package io.slipstream.tables;

import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFiles;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;

/** Tables as JSON lines, CSV and Parquet. */
@Component
public final class FileTables implements TableFiles {
  @Override
  public TableWriter create(
      Path file, TableFormat format, List<Column> columns, boolean overwrite) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has one column or more");
    }
    Set<String> names = new TreeSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("column '" + column.name() + "' is there twice");
      }
    }
    List<Column> kept = List.copyOf(columns);
    PartFile part = PartFile.begin(file, overwrite);
    try {
      return new CheckedTable(part, kept, open(part.path(), format, kept));
    } catch (IOException | RuntimeException e) {
      part.drop();
      throw new TableException("cannot write " + file + ": " + e, e);
    }
  }

  private static RowFile open(Path file, TableFormat format, List<Column> columns)
      throws IOException {
    return switch (format) {
      case JSONL -> new JsonLines(file, columns);
      case CSV -> new CsvRows(file, columns);
      case PARQUET -> new ParquetRows(file, columns);
    };
  }
}
