package io.slipstream.tables;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.slipstream.api.service.tables.Column;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows as JSON objects, one a line. */
final class JsonLines implements RowFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final List<Column> columns;

  JsonLines(Path file, List<Column> columns) throws IOException {
    this.columns = columns;
    this.json =
        JSON.createGenerator(
                new BufferedOutputStream(Files.newOutputStream(file)), JsonEncoding.UTF8)
            .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void row(Object[] cells) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < cells.length; i++) {
      json.writeFieldName(columns.get(i).name());
      write(columns.get(i).type(), cells[i]);
    }
    json.writeEndObject();
  }

  private void write(Column.Type type, Object cell) throws IOException {
    if (cell == null || (type == Column.Type.DOUBLE && !Double.isFinite((Double) cell))) {
      json.writeNull();
      return;
    }
    switch (type) {
      case LONG -> json.writeNumber((Long) cell);
      case DOUBLE -> json.writeNumber((Double) cell);
      case TEXT -> json.writeString((String) cell);
      case JSON -> json.writeRawValue((String) cell);
      case TIMESTAMP -> json.writeString(Times.text((Long) cell));
      case BOOLEAN -> json.writeBoolean((Boolean) cell);
    }
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
