package io.slipstream.tables;

import io.slipstream.api.service.tables.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/** Rows as Apache Parquet, compressed with gzip, which every reader knows. */
final class ParquetRows implements RowFile {
  /** What is held in memory before it is written. */
  private static final int ROW_GROUP_BYTES = 8 << 20;

  private final ParquetWriter<Object[]> writer;

  ParquetRows(Path file, List<Column> columns) throws IOException {
    MessageType schema = ParquetSchema.of(columns);
    Builder builder =
        new Builder(new LocalOutputFile(file), new RowSupport(schema, columns))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCodecFactory(new GzipCodecs())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize((long) ROW_GROUP_BYTES);
    for (Column column : columns) {
      if (isMostlyDifferent(column.type())) {
        builder = builder.withDictionaryEncoding(column.name(), false);
      }
    }
    writer = builder.build();
  }

  /** A dictionary of such values is half of the work, and thrown away when it has grown. */
  private static boolean isMostlyDifferent(Column.Type type) {
    return type == Column.Type.DOUBLE || type == Column.Type.TIMESTAMP;
  }

  @Override
  public void row(Object[] cells) throws IOException {
    writer.write(cells);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final RowSupport support;

    Builder(OutputFile file, RowSupport support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }
}
