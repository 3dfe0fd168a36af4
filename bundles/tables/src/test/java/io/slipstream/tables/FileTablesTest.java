package io.slipstream.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFormat;
import io.slipstream.api.service.tables.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileTablesTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("sequence", Type.LONG),
          new Column("weight", Type.DOUBLE),
          new Column("text", Type.TEXT),
          new Column("payload", Type.JSON),
          new Column("time", Type.TIMESTAMP),
          new Column("maker", Type.BOOLEAN));
  private static final Object[] FULL = {
    Long.MAX_VALUE, 0.1, "a \"quoted\", ü\nline", "{\"a\":[1,2]}", 1_385_337_661_000_000_001L, true
  };
  private static final Object[] EMPTY = {null, null, null, null, null, null};
  private static final Object[] EDGES = {-1L, Double.NaN, "", "null", -1L, false};

  @TempDir Path folder;

  private Path write(TableFormat format) {
    Path file = folder.resolve("new/rows." + format.fileEnding());
    try (TableWriter table = new FileTables().create(file, format, COLUMNS, false)) {
      table.row(FULL);
      table.row(EMPTY);
      table.row(EDGES);
      assertEquals(3, table.rows());
      assertFalse(Files.exists(file));
      table.finish();
    }
    return file;
  }

  @Test
  void shouldWriteJsonThatAParserReads() throws IOException {
    List<String> lines = Files.readAllLines(write(TableFormat.JSONL));
    assertEquals(3, lines.size());
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertEquals(Long.MAX_VALUE, first.get("sequence").asLong());
    assertEquals(0.1, first.get("weight").asDouble());
    assertEquals(FULL[2], first.get("text").asText());
    assertEquals(2, first.get("payload").get("a").get(1).asInt());
    assertEquals("2013-11-25T00:01:01.000000001Z", first.get("time").asText());
    assertTrue(first.get("maker").asBoolean());
    JsonNode second = new ObjectMapper().readTree(lines.get(1));
    COLUMNS.forEach(column -> assertTrue(second.get(column.name()).isNull(), column::name));
    JsonNode third = new ObjectMapper().readTree(lines.get(2));
    assertTrue(third.get("weight").isNull());
    assertEquals("", third.get("text").asText());
    assertEquals("1969-12-31T23:59:59.999999999Z", third.get("time").asText());
  }

  @Test
  void shouldWriteCsvThatAReaderReads() throws IOException {
    Path file = write(TableFormat.CSV);
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      List<NamedCsvRecord> rows = csv.stream().toList();
      assertEquals(3, rows.size());
      assertEquals(FULL[2], rows.get(0).getField("text"));
      assertEquals("2013-11-25T00:01:01.000000001Z", rows.get(0).getField("time"));
      assertEquals("", rows.get(1).getField("sequence"));
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals("sequence,weight,text,payload,time,maker", lines.get(0));
    assertTrue(lines.contains(",,,,,"), "a null is an empty field");
    assertEquals("-1,NaN,\"\",null,1969-12-31T23:59:59.999999999Z,false", lines.get(4));
  }

  @Test
  void shouldWriteParquetThatDuckDbReads() throws SQLException {
    Path file = write(TableFormat.PARQUET);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select *, epoch_ns(time) as nanos, typeof(text) as kind from '" + file + "'")) {
      assertTrue(rows.next());
      assertEquals(Long.MAX_VALUE, rows.getLong("sequence"));
      assertEquals(0.1, rows.getDouble("weight"));
      assertEquals(FULL[2], rows.getString("text"));
      assertEquals(FULL[3], rows.getString("payload"));
      assertEquals(FULL[4], rows.getLong("nanos"));
      assertTrue(rows.getBoolean("maker"));
      assertEquals("VARCHAR", rows.getString("kind"));
      assertTrue(rows.next());
      for (Column column : COLUMNS) {
        assertEquals(null, rows.getObject(column.name()), column.name());
      }
      assertTrue(rows.next());
      assertTrue(Double.isNaN(rows.getDouble("weight")));
      assertEquals("", rows.getString("text"));
      assertEquals(-1, rows.getLong("nanos"));
      assertFalse(rows.next());
    }
  }

  @Test
  void shouldWriteParquetOfManyRowGroups() throws SQLException {
    int count = 300_000;
    SplittableRandom random = new SplittableRandom(3);
    Path file = folder.resolve("many.parquet");
    try (TableWriter table = new FileTables().create(file, TableFormat.PARQUET, COLUMNS, false)) {
      for (long i = 0; i < count; i++) {
        String noise = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        table.row(i, random.nextDouble(), i + noise, "{\"at\":" + i + "}", i, i % 2 == 0);
      }
      table.finish();
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) n, sum(sequence) s, count(distinct text) d, "
                    + "(select count(distinct row_group_id) from parquet_metadata('"
                    + file
                    + "')) groups from '"
                    + file
                    + "'")) {
      assertTrue(rows.next());
      assertEquals(count, rows.getLong("n"));
      assertEquals(count * (count - 1L) / 2, rows.getLong("s"));
      assertEquals(count, rows.getLong("d"));
      assertTrue(rows.getLong("groups") > 1, "one row group holds everything in memory");
    }
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void shouldWriteATableWithoutRows(TableFormat format) throws IOException {
    Path file = folder.resolve("empty");
    try (TableWriter table = new FileTables().create(file, format, COLUMNS, false)) {
      table.finish();
    }
    assertTrue(Files.exists(file));
    assertEquals(List.of(file), files());
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void shouldLeaveNothingWhenItIsNotFinished(TableFormat format) throws IOException {
    Path file = folder.resolve("rows");
    try (TableWriter table = new FileTables().create(file, format, COLUMNS, false)) {
      table.row(FULL);
      assertEquals(1, files().size());
    }
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void shouldReplaceAFileOnlyWhenAsked(TableFormat format) throws IOException {
    Path file = Files.writeString(folder.resolve("rows"), "kept");
    TableException refused =
        assertThrows(
            TableException.class, () -> new FileTables().create(file, format, COLUMNS, false));
    assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    assertEquals("kept", Files.readString(file));
    try (TableWriter table = new FileTables().create(file, format, COLUMNS, true)) {
      table.row(FULL);
      assertEquals("kept", Files.readString(file));
      table.finish();
    }
    assertTrue(Files.size(file) > 20);
    assertEquals(List.of(file), files());
  }

  @Test
  void shouldNotReplaceAFileThatCameMeanwhile() throws IOException {
    Path file = folder.resolve("rows");
    try (TableWriter table = new FileTables().create(file, TableFormat.CSV, COLUMNS, false)) {
      Files.writeString(file, "another's");
      assertThrows(TableException.class, table::finish);
    }
    assertEquals("another's", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void shouldNameWhatDoesNotFit() {
    FileTables tables = new FileTables();
    Path file = folder.resolve("rows");
    List<Column> twice = List.of(COLUMNS.get(0), COLUMNS.get(0));
    assertThrows(
        IllegalArgumentException.class, () -> tables.create(file, TableFormat.CSV, twice, false));
    assertThrows(
        IllegalArgumentException.class,
        () -> tables.create(file, TableFormat.CSV, List.of(), false));
    assertThrows(TableException.class, () -> tables.create(folder, TableFormat.CSV, COLUMNS, true));
    Path under = Path.of("/proc/nothing/rows");
    assertThrows(TableException.class, () -> tables.create(under, TableFormat.CSV, COLUMNS, true));
    try (TableWriter table = tables.create(file, TableFormat.CSV, COLUMNS, false)) {
      assertThrows(IllegalArgumentException.class, () -> table.row(1L));
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> table.row(1, null, null, null, null, null));
      assertTrue(refused.getMessage().contains("sequence = '1'"), refused.getMessage());
      table.finish();
      assertThrows(IllegalStateException.class, () -> table.row(EMPTY));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
