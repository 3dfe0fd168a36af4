package io.slipstream.testkit;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * Bars for tests. Prices and volumes are decimal numbers, periods are written as in {@link
 * BarPeriod}; series that are not read from a file begin at {@link #START}.
 */
public final class Bars {
  /** Monday, 2024-01-01T00:00:00Z, in nanoseconds since the epoch. */
  public static final long START = 1_704_067_200L * 1_000_000_000L;

  private static final double VOLUME = 1000;
  private static final double FIRST_PRICE = 100;
  private static final double LOWEST_PRICE = 1;
  private static final int STEPS = 2000;

  private Bars() {}

  /** An instrument in dollars with eight decimals of price and quantity, without commission. */
  public static Instrument instrument(String symbol) {
    return Instrument.builder(symbol, "USD").build();
  }

  /**
   * Bars with these closes; each opens at the close before it, and high and low are the larger and
   * the smaller of the two.
   */
  public static BarSeries closes(Instrument instrument, String period, double... closes) {
    double[][] rows = new double[closes.length][];
    for (int i = 0; i < closes.length; i++) {
      double open = closes[Math.max(0, i - 1)];
      double close = closes[i];
      rows[i] = new double[] {open, Math.max(open, close), Math.min(open, close), close};
    }
    return rows(instrument, period, rows);
  }

  /**
   * Bars of open, high, low, close and, where a row has a fifth number, volume; 1000 otherwise.
   *
   * @throws IllegalArgumentException when a row cannot be a bar, with its number
   */
  public static BarSeries rows(Instrument instrument, String period, double[]... rows) {
    long length = BarPeriod.parse(period);
    BarSeries.Builder bars = BarSeries.builder(instrument, length);
    for (int i = 0; i < rows.length; i++) {
      try {
        add(bars, instrument, START + i * length, rows[i]);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new IllegalArgumentException("bar " + i + ": " + e.getMessage(), e);
      }
    }
    return bars.build();
  }

  private static void add(BarSeries.Builder bars, Instrument terms, long openTime, double[] row) {
    if (row.length != 4 && row.length != 5) {
      throw new IllegalArgumentException(
          row.length + " numbers: open, high, low, close and perhaps volume are allowed");
    }
    long[] price = new long[4];
    for (int i = 0; i < price.length; i++) {
      price[i] = Decimals.units(row[i], terms.priceScale());
    }
    double volume = row.length == 5 ? row[4] : VOLUME;
    long quantity = Decimals.units(volume, terms.quantityScale());
    bars.add(openTime, price[0], price[1], price[2], price[3], quantity);
  }

  /**
   * A random walk from 100 upwards and downwards by at most two percent a bar; the same seed gives
   * the same walk.
   */
  public static BarSeries randomWalk(Instrument instrument, String period, int bars, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[bars][];
    double price = FIRST_PRICE;
    for (int i = 0; i < bars; i++) {
      double open = price;
      price = Math.max(LOWEST_PRICE, cents(open * (1 + step(random))));
      double high = cents(Math.max(open, price) * (1 + Math.abs(step(random)) / 4));
      double low = cents(Math.min(open, price) * (1 - Math.abs(step(random)) / 4));
      rows[i] =
          new double[] {
            open,
            Math.max(high, Math.max(open, price)),
            Math.min(low, Math.min(open, price)),
            price,
            500 + random.nextInt(1000)
          };
    }
    return rows(instrument, period, rows);
  }

  private static double step(Random random) {
    return (random.nextInt(2 * STEPS + 1) - STEPS) / (STEPS * 50.0);
  }

  private static double cents(double price) {
    return Math.rint(price * 100) / 100;
  }

  /**
   * Bars of a CSV file with a header: time, open, high, low, close and, where there is one, volume.
   * A time is a date or an instant in UTC ({@code 2024-01-01}, {@code 2024-01-01T09:30:00Z}) and is
   * when the bar opens.
   *
   * @throws IllegalArgumentException when the file cannot be read or a value is wrong, with line,
   *     column and value
   */
  public static BarSeries csv(Instrument instrument, String period, Path file) {
    BarSeries.Builder bars = BarSeries.builder(instrument, BarPeriod.parse(period));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        addRow(bars, instrument, file, row);
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return bars.build();
  }

  private static void addRow(
      BarSeries.Builder bars, Instrument terms, Path file, NamedCsvRecord row) {
    String column = "time";
    try {
      long time = time(text(row, column));
      long[] price = new long[4];
      String[] names = {"open", "high", "low", "close"};
      for (int i = 0; i < price.length; i++) {
        column = names[i];
        price[i] = terms.price(text(row, column));
      }
      column = "volume";
      String volume = row.findField(column).orElse("0");
      bars.add(time, price[0], price[1], price[2], price[3], terms.quantity(volume));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          file
              + " line "
              + row.getStartingLineNumber()
              + ", read up to column "
              + column
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static String text(NamedCsvRecord row, String column) {
    return row.findField(column)
        .map(String::strip)
        .orElseThrow(() -> new IllegalArgumentException("there is no such column"));
  }

  private static long time(String text) {
    Instant time =
        text.length() == 10
            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
            : Instant.parse(text);
    return Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L) + time.getNano();
  }

  /** The bars that close at {@code time} or before, and nothing behind them. */
  static BarSeries until(BarSeries series, long time) {
    BarSeries.Builder kept = BarSeries.builder(series.instrument(), series.period());
    BarSeries.Cursor bars = series.cursor();
    while (bars.nextCloseTime() <= time && bars.advance()) {
      kept.add(
          bars.openTime(),
          bars.openPrice(),
          bars.highPrice(),
          bars.lowPrice(),
          bars.closePrice(),
          bars.tradedQuantity());
    }
    return kept.build();
  }

  /** Number, close time and close of a bar, for people. */
  static String describe(BarSeries series, int index) {
    var bar = series.bar(index);
    return "bar "
        + index
        + " of "
        + bar.symbol()
        + ", which closed "
        + Instant.EPOCH.plusNanos(bar.closeTime())
        + " at "
        + series.instrument().priceText(bar.closePrice());
  }
}
