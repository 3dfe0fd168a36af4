package io.slipstream.plugins.rehearsal;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.kernel.KeptQuote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.opentest4j.TestAbortedException;

/** Recorded bars and quotes beside the checkout; a test that needs a missing file is skipped. */
public final class RecordedMarket {
  private static final long DAY = 86_400_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;

  private RecordedMarket() {}

  /** Lines of a file that may be packed, the header among them. */
  public static List<String> lines(String file) throws IOException {
    Path path = Path.of(System.getProperty("slipstream.root"), "../shared/data", file);
    if (!Files.exists(path)) {
      throw new TestAbortedException("recorded data are not beside this checkout: " + file);
    }
    try (InputStream raw = Files.newInputStream(path);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(unpack(file, raw), StandardCharsets.UTF_8))) {
      return text.lines().toList();
    }
  }

  private static InputStream unpack(String file, InputStream raw) throws IOException {
    if (file.endsWith(".gz")) {
      return new GZIPInputStream(raw);
    }
    if (file.endsWith(".zip")) {
      ZipInputStream zip = new ZipInputStream(raw);
      zip.getNextEntry();
      return zip;
    }
    return raw;
  }

  /** Daily bars of a table with header and date, open, high, low, close, volume. */
  public static BarSeries days(String file, Instrument instrument) throws IOException {
    BarSeries.Builder series = BarSeries.builder(instrument, DAY);
    List<String> lines = lines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      series.add(
          LocalDate.parse(cells[0]).toEpochDay() * DAY,
          FixedPoint.parseRounded(cells[1]),
          FixedPoint.parseRounded(cells[2]),
          FixedPoint.parseRounded(cells[3]),
          FixedPoint.parseRounded(cells[4]),
          FixedPoint.parseRounded(cells[5]));
    }
    return series.build();
  }

  /**
   * The last quote of each step of a table without header: milliseconds, bid open, high, low,
   * close, size, the same of the ask.
   *
   * @param symbol of whom
   * @param midnight nanoseconds since the epoch that the milliseconds count from
   * @param unit price units of one unit in the file
   */
  public static List<Quote> quotes(String file, String symbol, long midnight, long unit)
      throws IOException {
    List<Quote> quotes = new ArrayList<>();
    for (String line : lines(file)) {
      String[] cells = line.split(",");
      long bid = whole(cells, 4);
      long ask = whole(cells, 9);
      if (bid > 0 && ask >= bid) {
        long time = midnight + whole(cells, 0) * MILLISECOND;
        quotes.add(
            new KeptQuote(
                symbol, time, time, bid * unit, units(cells, 5), ask * unit, units(cells, 10)));
      }
    }
    return quotes;
  }

  private static long whole(String[] cells, int at) {
    return cells.length <= at || cells[at].isEmpty() ? 0 : Long.parseLong(cells[at]);
  }

  private static long units(String[] cells, int at) {
    return Math.multiplyExact(whole(cells, at), FixedPoint.ONE);
  }
}
