package io.slipstream.tables;

import io.slipstream.api.service.tables.Column;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Hands a row's cells to the Parquet writer. */
final class RowSupport extends WriteSupport<Object[]> {
  private final MessageType schema;
  private final List<Column> columns;
  private RecordConsumer consumer;

  RowSupport(MessageType schema, List<Column> columns) {
    this.schema = schema;
    this.columns = columns;
  }

  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Object[] cells) {
    consumer.startMessage();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        Column column = columns.get(i);
        consumer.startField(column.name(), i);
        write(column.type(), cells[i]);
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }

  private void write(Column.Type type, Object cell) {
    switch (type) {
      case LONG, TIMESTAMP -> consumer.addLong((Long) cell);
      case DOUBLE -> consumer.addDouble((Double) cell);
      case TEXT, JSON -> consumer.addBinary(Binary.fromString((String) cell));
      case BOOLEAN -> consumer.addBoolean((Boolean) cell);
    }
  }
}
