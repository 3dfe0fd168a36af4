package io.slipstream.backtest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The reference tables and daily bars beside the checkout. */
final class ReferenceData {
  static final long DAY = 86_400_000_000_000L;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Path bars;
  private final Path tables;

  ReferenceData() {
    Path shared = Path.of(System.getProperty("slipstream.root"), "../shared");
    bars = shared.resolve("data/equity_daily_csv");
    tables = shared.resolve("reference/backtests");
  }

  boolean isPresent() {
    return Files.isDirectory(bars) && Files.isDirectory(tables);
  }

  /** Daily bars of an instrument of whole units that pays {@code rate} of the value each side. */
  BarSeries series(String file, String symbol, String rate) throws IOException {
    return series(file, stock(symbol, rate).build());
  }

  static Instrument.Builder stock(String symbol, String rate) {
    long commission = FixedPoint.parse(rate);
    return Instrument.builder(symbol, "USD")
        .lotSize(FixedPoint.ONE)
        .commission(commission, commission);
  }

  BarSeries series(String file, Instrument instrument) throws IOException {
    BarSeries.Builder series = BarSeries.builder(instrument, DAY);
    for (NamedCsvRecord row : rows(Files.newBufferedReader(bars.resolve(file)))) {
      series.add(
          Math.multiplyExact(LocalDate.parse(row.getField(0)).toEpochDay(), DAY),
          FixedPoint.parseRounded(row.getField("Open")),
          FixedPoint.parseRounded(row.getField("High")),
          FixedPoint.parseRounded(row.getField("Low")),
          FixedPoint.parseRounded(row.getField("Close")),
          FixedPoint.parseRounded(row.getField("Volume")));
    }
    return series.build();
  }

  JsonNode json(String file) throws IOException {
    return JSON.readTree(tables.resolve(file).toFile());
  }

  List<NamedCsvRecord> table(String file) throws IOException {
    return rows(Files.newBufferedReader(tables.resolve(file)));
  }

  List<NamedCsvRecord> zippedTable(String file) throws IOException {
    return rows(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(tables.resolve(file))),
            StandardCharsets.UTF_8));
  }

  private static List<NamedCsvRecord> rows(Reader text) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream().toList();
    }
  }

  /** The day a bar of these series opens. */
  static LocalDate day(long openTime) {
    return LocalDate.ofEpochDay(Math.floorDiv(openTime, DAY));
  }
}
