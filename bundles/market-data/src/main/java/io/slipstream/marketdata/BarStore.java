package io.slipstream.marketdata;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Imported bars on disk: a directory per instrument with {@code instrument.properties} and {@code
 * bars.csv}. An import is written beside and renamed, so a reader sees the old one or the new one.
 */
final class BarStore {
  private static final String FRESH = ".import-new";
  private static final String OLD = ".import-old";

  private final Path directory;

  BarStore(Path directory) {
    this.directory = directory;
  }

  List<RecordedMarket> list() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      List<RecordedMarket> markets = new ArrayList<>();
      for (Path entry : entries.toList()) {
        takeBack(entry);
      }
      entriesOf(directory).stream()
          .filter(entry -> Files.exists(entry.resolve("instrument.properties")))
          .sorted()
          .forEach(entry -> markets.add(describe(entry)));
      return markets;
    } catch (IOException e) {
      throw new MarketDataException("cannot read " + directory + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> entriesOf(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !entry.toString().endsWith(FRESH))
          .filter(entry -> !entry.toString().endsWith(OLD))
          .toList();
    }
  }

  /** An import was cut off between its two renames: the old bars count. */
  private static void takeBack(Path entry) throws IOException {
    String name = entry.getFileName().toString();
    if (name.endsWith(OLD)) {
      Path target = entry.resolveSibling(name.substring(0, name.length() - OLD.length()));
      if (!Files.exists(target)) {
        Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  BarSeries bars(RecordedMarket market) {
    Path csv = folder(market.instrument().symbol()).resolve("bars.csv");
    return BarCsv.read(market.instrument(), market.basePeriod(), csv, Map.of());
  }

  RecordedMarket save(BarSeries bars, Path origin) {
    Path target = folder(bars.instrument().symbol());
    Path fresh = directory.resolve(target.getFileName() + FRESH);
    Path old = directory.resolve(target.getFileName() + OLD);
    try {
      Files.createDirectories(directory);
      delete(fresh);
      Files.createDirectories(fresh);
      writeBars(bars, fresh.resolve("bars.csv"));
      writeProperties(bars, origin, fresh);
      delete(old);
      if (Files.exists(target)) {
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    } catch (IOException e) {
      throw new MarketDataException(
          "cannot write the bars of "
              + bars.instrument().symbol()
              + " under "
              + directory
              + ": "
              + e.getMessage(),
          e);
    }
    return describe(target);
  }

  private Path folder(String symbol) {
    return directory.resolve(URLEncoder.encode(symbol, StandardCharsets.UTF_8));
  }

  private static void writeBars(BarSeries bars, Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("time", "open", "high", "low", "close", "volume");
      for (int i = 0; i < bars.length(); i++) {
        Bar bar = bars.bar(i);
        csv.writeRecord(
            java.time.Instant.EPOCH.plusNanos(bar.openTime()).toString(),
            FixedPoint.format(bar.openPrice()),
            FixedPoint.format(bar.highPrice()),
            FixedPoint.format(bar.lowPrice()),
            FixedPoint.format(bar.closePrice()),
            FixedPoint.format(bar.tradedQuantity()));
      }
    }
  }

  private static void writeProperties(BarSeries bars, Path origin, Path folder) throws IOException {
    Instrument instrument = bars.instrument();
    Properties properties = new Properties();
    properties.setProperty("symbol", instrument.symbol());
    properties.setProperty("currency", instrument.quoteCurrency());
    properties.setProperty("tick", FixedPoint.format(instrument.tickSize()));
    properties.setProperty("lot", FixedPoint.format(instrument.lotSize()));
    properties.setProperty("commission", FixedPoint.format(instrument.takerRate()));
    properties.setProperty("period", BarPeriod.format(bars.period()));
    properties.setProperty("rows", Integer.toString(bars.length()));
    properties.setProperty("from", Long.toString(bars.bar(0).openTime()));
    properties.setProperty("to", Long.toString(bars.bar(bars.length() - 1).closeTime()));
    properties.setProperty("origin", String.valueOf(origin.getFileName()));
    properties.setProperty("sha256", hash(folder.resolve("bars.csv")));
    try (Writer writer = Files.newBufferedWriter(folder.resolve("instrument.properties"))) {
      properties.store(writer, "Imported bars");
    }
  }

  private static String hash(Path file) throws IOException {
    return HexFormat.of().formatHex(Hashes.sha256().digest(Files.readAllBytes(file)));
  }

  private static RecordedMarket describe(Path folder) {
    Properties p = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("instrument.properties"))) {
      p.load(reader);
    } catch (IOException e) {
      throw new MarketDataException("cannot read " + folder + ": " + e.getMessage(), e);
    }
    long commission = FixedPoint.parse(p.getProperty("commission"));
    Instrument instrument =
        Instrument.builder(p.getProperty("symbol"), p.getProperty("currency"))
            .tickSize(FixedPoint.parse(p.getProperty("tick")))
            .lotSize(FixedPoint.parse(p.getProperty("lot")))
            .commission(commission, commission)
            .build();
    return new RecordedMarket(
        instrument,
        "imported from " + p.getProperty("origin"),
        BarPeriod.parse(p.getProperty("period")),
        Long.parseLong(p.getProperty("rows")),
        Long.parseLong(p.getProperty("from")),
        Long.parseLong(p.getProperty("to")),
        p.getProperty("sha256"));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
