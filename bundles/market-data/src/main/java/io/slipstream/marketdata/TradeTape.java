package io.slipstream.marketdata;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.marketdata.MarketDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Recorded trades in primitive columns, ordered by time. */
final class TradeTape {
  private static final long SECOND = 1_000_000_000L;

  private final String contentHash;
  private long[] time = new long[1 << 17];
  private long[] price = new long[1 << 17];
  private long[] quantity = new long[1 << 17];
  private int length;

  private TradeTape(InputStream csv, String name) throws IOException {
    DigestInputStream digested = new DigestInputStream(csv, Hashes.sha256());
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(digested, StandardCharsets.UTF_8));
    String header = reader.readLine();
    if (!"timestamp,price,amount".equals(header)) {
      throw new MarketDataException(name + " begins with '" + header + "'");
    }
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      add(line);
    }
    contentHash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  /** Reads {@code timestamp,price,amount} rows; timestamps are seconds since the epoch. */
  static TradeTape read(InputStream csv, String name) {
    try {
      return new TradeTape(csv, name);
    } catch (IOException e) {
      throw new MarketDataException("cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private void add(String line) {
    int first = line.indexOf(',');
    int second = line.indexOf(',', first + 1);
    if (length == time.length) {
      time = Arrays.copyOf(time, length * 2);
      price = Arrays.copyOf(price, length * 2);
      quantity = Arrays.copyOf(quantity, length * 2);
    }
    time[length] = Long.parseLong(line.substring(0, first)) * SECOND;
    price[length] = FixedPoint.parse(line.substring(first + 1, second));
    quantity[length] = FixedPoint.parse(line.substring(second + 1));
    length++;
  }

  int length() {
    return length;
  }

  long from() {
    return time[0];
  }

  long to() {
    return time[length - 1];
  }

  String contentHash() {
    return contentHash;
  }

  /** Bars whose open time is a multiple of the period; a period without a trade has none. */
  BarSeries bars(Instrument instrument, long period) {
    BarSeries.Builder bars = BarSeries.builder(instrument, period);
    int start = 0;
    while (start < length) {
      long openTime = Math.floorDiv(time[start], period) * period;
      int end = start;
      long high = price[start];
      long low = price[start];
      long traded = 0;
      while (end < length && time[end] < openTime + period) {
        high = Math.max(high, price[end]);
        low = Math.min(low, price[end]);
        traded = Math.addExact(traded, quantity[end]);
        end++;
      }
      bars.add(openTime, price[start], high, low, price[end - 1], traded);
      start = end;
    }
    return bars.build();
  }
}
