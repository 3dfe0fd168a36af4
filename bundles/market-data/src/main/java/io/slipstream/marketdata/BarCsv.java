package io.slipstream.marketdata;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.marketdata.MarketDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads bars from a CSV file with a header. Fields are time, open, high, low, close and, where
 * there is one, volume; a field's column has its name, whatever the case, unless the map says
 * otherwise.
 */
final class BarCsv {
  private static final List<String> FIELDS =
      List.of("time", "open", "high", "low", "close", "volume");

  /** pandas writes an index without a name. */
  private static final Set<String> TIME_NAMES = Set.of("", "date", "datetime", "timestamp");

  private final Path file;
  private final Map<String, String> columns = new LinkedHashMap<>();

  private BarCsv(Path file) {
    this.file = file;
  }

  static BarSeries read(Instrument instrument, long period, Path file, Map<String, String> map) {
    for (String field : map.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new MarketDataException(
            "map " + field + ": " + String.join(", ", FIELDS) + " are allowed");
      }
    }
    if (!Files.isRegularFile(file)) {
      throw new MarketDataException("there is no file " + file);
    }
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofNamedCsvRecord(file)) {
      return new BarCsv(file).bars(instrument, period, reader, map);
    } catch (IOException | UncheckedIOException | IllegalStateException | CsvParseException e) {
      throw new MarketDataException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private BarSeries bars(
      Instrument instrument,
      long period,
      CsvReader<NamedCsvRecord> reader,
      Map<String, String> map) {
    BarSeries.Builder bars = BarSeries.builder(instrument, period);
    int rows = 0;
    for (NamedCsvRecord row : reader) {
      if (rows == 0) {
        findColumns(row.getHeader(), map);
      }
      add(row, bars);
      rows++;
    }
    if (rows == 0) {
      throw new MarketDataException(file + " is empty: a header line and rows are needed");
    }
    return bars.build();
  }

  private void findColumns(List<String> header, Map<String, String> map) {
    for (String field : FIELDS) {
      String wanted = map.get(field);
      String found = null;
      for (String column : header) {
        boolean named = wanted != null && column.equals(wanted);
        if (named || (wanted == null && matches(field, column))) {
          found = column;
          break;
        }
      }
      if (found == null && (wanted != null || !field.equals("volume"))) {
        List<String> missing = new ArrayList<>(header);
        throw new MarketDataException(
            file
                + " line 1: no column for "
                + field
                + (wanted == null ? "" : " ('" + wanted + "')")
                + " among "
                + missing
                + "; map it, for example time=Date");
      }
      if (found != null) {
        columns.put(field, found);
      }
    }
  }

  private static boolean matches(String field, String column) {
    String name = column.strip().toLowerCase(Locale.ROOT);
    return name.equals(field) || (field.equals("time") && TIME_NAMES.contains(name));
  }

  private void add(NamedCsvRecord row, BarSeries.Builder bars) {
    long time;
    try {
      time = TimeText.parse(text(row, "time"));
    } catch (IllegalArgumentException e) {
      throw wrong(row, "time", e.getMessage());
    }
    long open = number(row, "open");
    long high = number(row, "high");
    long low = number(row, "low");
    long close = number(row, "close");
    long volume = columns.containsKey("volume") ? number(row, "volume") : 0;
    try {
      bars.add(time, open, high, low, close, volume);
    } catch (IllegalArgumentException e) {
      throw new MarketDataException(
          file + " line " + row.getStartingLineNumber() + ": " + e.getMessage());
    }
  }

  private long number(NamedCsvRecord row, String field) {
    try {
      return FixedPoint.parseRounded(text(row, field));
    } catch (NumberFormatException e) {
      throw wrong(row, field, "a decimal number below 92 billion is allowed");
    }
  }

  private String text(NamedCsvRecord row, String field) {
    return row.findField(columns.get(field))
        .map(String::strip)
        .orElseThrow(() -> wrong(row, field, "the row has no such column"));
  }

  private MarketDataException wrong(NamedCsvRecord row, String field, String allowed) {
    String column = columns.get(field);
    String value = row.findField(column).orElse("");
    return new MarketDataException(
        file
            + " line "
            + row.getStartingLineNumber()
            + ", column "
            + column
            + ", value '"
            + value
            + "': "
            + allowed);
  }
}
