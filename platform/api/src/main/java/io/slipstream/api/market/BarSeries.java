package io.slipstream.api.market;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bars of one instrument in primitive columns, ordered by time; {@code open[i]} and so on are in
 * the instrument's units, {@code openTime[i]} is in nanoseconds since the epoch. Bars do not
 * overlap; periods without a trade are absent.
 */
public final class BarSeries {
  private final Instrument instrument;
  private final long period;
  private final long[][] columns;
  private final int length;
  private final double priceUnit;
  private final double quantityUnit;

  private BarSeries(Instrument instrument, long period, long[][] columns, int length) {
    this.instrument = instrument;
    this.period = period;
    this.columns = columns;
    this.length = length;
    this.priceUnit = FixedPoint.powerOfTen(instrument.priceScale());
    this.quantityUnit = FixedPoint.powerOfTen(instrument.quantityScale());
  }

  /** Starts an empty series; {@code period} is the length of a bar in nanoseconds. */
  public static Builder builder(Instrument instrument, long period) {
    return new Builder(instrument, period);
  }

  /** What is traded. */
  public Instrument instrument() {
    return instrument;
  }

  /** Length of a bar in nanoseconds. */
  public long period() {
    return period;
  }

  /** Number of bars. */
  public int length() {
    return length;
  }

  /** A view that starts before the first bar; {@link Cursor#advance()} moves it. */
  public Cursor cursor() {
    return new Cursor(0);
  }

  /** A kept view of bar {@code index}, 0 to length - 1. */
  public Bar bar(int index) {
    Objects.checkIndex(index, length);
    Cursor cursor = new Cursor(0);
    cursor.index = index;
    return cursor;
  }

  /** A reusable view that walks over the columns without allocating. */
  public final class Cursor implements Bar {
    private final long timeShift;
    private final long[] openTimes = columns[0];
    private final long[] closeTimes = columns[1];
    private final long[] opens = columns[2];
    private final long[] highs = columns[3];
    private final long[] lows = columns[4];
    private final long[] closes = columns[5];
    private final long[] quantities = columns[6];
    private final double unit = priceUnit;
    private int index = -1;

    private Cursor(long timeShift) {
      this.timeShift = timeShift;
    }

    /** The same walk from the start with every time moved by {@code nanoseconds}. */
    public Cursor shifted(long nanoseconds) {
      return new Cursor(nanoseconds);
    }

    /** Moves to the next bar; false, and no move, when there is none. */
    public boolean advance() {
      if (index + 1 >= length) {
        return false;
      }
      index++;
      return true;
    }

    /** Whether there is a next bar. */
    public boolean hasNext() {
      return index + 1 < length;
    }

    /** The close time of the next bar, or {@link Long#MAX_VALUE} when there is none. */
    public long nextCloseTime() {
      return index + 1 >= length ? Long.MAX_VALUE : closeTimes[index + 1] + timeShift;
    }

    /** The open time of the next bar, or {@link Long#MAX_VALUE} when there is none. */
    public long nextOpenTime() {
      return index + 1 >= length ? Long.MAX_VALUE : openTimes[index + 1] + timeShift;
    }

    /** The close price of the next bar, or {@link Long#MAX_VALUE} when there is none. */
    public long nextClosePrice() {
      return index + 1 >= length ? Long.MAX_VALUE : closes[index + 1];
    }

    /** Moves so that the next bar is the first that closes after {@code time}. */
    public void seekAfter(long time) {
      int found = Arrays.binarySearch(columns[1], 0, length, time - timeShift);
      index = found >= 0 ? found : -found - 2;
    }

    @Override
    public String symbol() {
      return instrument.symbol();
    }

    @Override
    public long openTime() {
      return openTimes[index] + timeShift;
    }

    @Override
    public long closeTime() {
      return closeTimes[index] + timeShift;
    }

    @Override
    public long openPrice() {
      return opens[index];
    }

    @Override
    public long highPrice() {
      return highs[index];
    }

    @Override
    public long lowPrice() {
      return lows[index];
    }

    @Override
    public long closePrice() {
      return closes[index];
    }

    @Override
    public long tradedQuantity() {
      return quantities[index];
    }

    @Override
    public double open() {
      return opens[index] / unit;
    }

    @Override
    public double high() {
      return highs[index] / unit;
    }

    @Override
    public double low() {
      return lows[index] / unit;
    }

    @Override
    public double close() {
      return closes[index] / unit;
    }

    @Override
    public double volume() {
      return quantities[index] / quantityUnit;
    }

    @Override
    public Bar copy() {
      Cursor copy = new Cursor(timeShift);
      copy.index = index;
      return copy;
    }
  }

  /** Collects bars and refuses one that cannot be. */
  public static final class Builder {
    private final Instrument instrument;
    private final long period;
    private long[][] columns = new long[7][16];
    private int length;

    private Builder(Instrument instrument, long period) {
      this.instrument = Objects.requireNonNull(instrument, "instrument");
      if (period <= 0) {
        throw new IllegalArgumentException("period " + period + ": above 0 is allowed");
      }
      this.period = period;
    }

    /**
     * Appends a bar that opens at {@code openTime} and closes one period later.
     *
     * @throws IllegalArgumentException when prices are not positive, high and low do not enclose
     *     open and close, the quantity is negative, or the bar opens before the last one closed
     */
    public Builder add(
        long openTime, long open, long high, long low, long close, long tradedQuantity) {
      if (low <= 0) {
        throw new IllegalArgumentException(
            "low " + instrument.priceText(low) + ": a price above 0 is allowed");
      }
      if (high < Math.max(open, close) || low > Math.min(open, close)) {
        throw new IllegalArgumentException(
            "high "
                + instrument.priceText(high)
                + " and low "
                + instrument.priceText(low)
                + " do not enclose open "
                + instrument.priceText(open)
                + " and close "
                + instrument.priceText(close));
      }
      if (tradedQuantity < 0) {
        throw new IllegalArgumentException(
            "volume " + instrument.quantityText(tradedQuantity) + ": 0 or more is allowed");
      }
      if (length > 0 && openTime < columns[1][length - 1]) {
        throw new IllegalArgumentException("the bar opens before the one above it closed");
      }
      if (length == columns[0].length) {
        for (int i = 0; i < columns.length; i++) {
          columns[i] = Arrays.copyOf(columns[i], length * 2);
        }
      }
      long[] row = {openTime, openTime + period, open, high, low, close, tradedQuantity};
      for (int i = 0; i < row.length; i++) {
        columns[i][length] = row[i];
      }
      length++;
      return this;
    }

    /** The finished series; the builder is spent. */
    public BarSeries build() {
      long[][] trimmed = new long[columns.length][];
      for (int i = 0; i < columns.length; i++) {
        trimmed[i] = Arrays.copyOf(columns[i], length);
      }
      return new BarSeries(instrument, period, trimmed, length);
    }
  }
}
