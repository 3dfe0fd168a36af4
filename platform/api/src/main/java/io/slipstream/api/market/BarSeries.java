package io.slipstream.api.market;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bars of one instrument, ordered by time, in primitive rows: a bar's fields lie side by side, so
 * that reading one costs one trip to memory. Bars do not overlap; periods without a trade are
 * absent.
 */
public final class BarSeries {
  private static final int OPEN_TIME = 0;
  private static final int OPEN = 1;
  private static final int HIGH = 2;
  private static final int LOW = 3;
  private static final int CLOSE = 4;
  private static final int QUANTITY = 5;
  private static final int FIELDS = 6;

  private final Instrument instrument;
  private final long period;
  private final long[] rows;
  private final double priceUnit;
  private final double quantityUnit;

  private BarSeries(Instrument instrument, long period, long[] rows) {
    this.instrument = instrument;
    this.period = period;
    this.rows = rows;
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
    return rows.length / FIELDS;
  }

  /** The same bars of an instrument with the same scales, whose terms are others. */
  public BarSeries of(Instrument terms) {
    if (terms.priceScale() != instrument.priceScale()
        || terms.quantityScale() != instrument.quantityScale()) {
      throw new IllegalArgumentException(
          "scales of " + terms + ": those of " + instrument + " are allowed");
    }
    return new BarSeries(terms, period, rows);
  }

  /** The bars that open at {@code from} or later and before {@code to}; there may be none. */
  public BarSeries between(long from, long to) {
    int first = openedBefore(from);
    int end = Math.max(first, openedBefore(to));
    return first == 0 && end == length()
        ? this
        : new BarSeries(instrument, period, Arrays.copyOfRange(rows, first * FIELDS, end * FIELDS));
  }

  private int openedBefore(long time) {
    int first = 0;
    int behind = length();
    while (first < behind) {
      int middle = (first + behind) >>> 1;
      if (rows[middle * FIELDS + OPEN_TIME] < time) {
        first = middle + 1;
      } else {
        behind = middle;
      }
    }
    return first;
  }

  /** A view that starts before the first bar; {@link Cursor#advance()} moves it. */
  public Cursor cursor() {
    return new Cursor(0, -FIELDS);
  }

  /** A kept view of bar {@code index}, 0 to length - 1. */
  public Bar bar(int index) {
    return new Cursor(0, Objects.checkIndex(index, length()) * FIELDS);
  }

  /** A reusable view that walks over the bars without allocating. */
  public final class Cursor implements Bar {
    private final long[] all = rows;
    private final long openShift;
    private final long closeShift;
    private final double unit = priceUnit;
    private int row;

    private Cursor(long timeShift, int row) {
      this.openShift = timeShift;
      this.closeShift = timeShift + period;
      this.row = row;
    }

    /** The same walk from the start with every time moved by {@code nanoseconds}. */
    public Cursor shifted(long nanoseconds) {
      return new Cursor(nanoseconds, -FIELDS);
    }

    /** Moves to the next bar; false, and no move, when there is none. */
    public boolean advance() {
      if (!hasNext()) {
        return false;
      }
      row += FIELDS;
      return true;
    }

    /**
     * Moves to the next bar unless {@code end} bars, at most the length, are behind or it closes
     * above a price; false, and no move, then.
     */
    public boolean advanceWithin(int end, long highestClose) {
      int next = row + FIELDS;
      if (next >= end * FIELDS || all[next + CLOSE] > highestClose) {
        return false;
      }
      row = next;
      return true;
    }

    /** Number of bars up to the present one. */
    public int position() {
      return row / FIELDS + 1;
    }

    /** Whether there is a next bar. */
    public boolean hasNext() {
      return row + FIELDS < all.length;
    }

    /** The close time of the next bar, or {@link Long#MAX_VALUE} when there is none. */
    public long nextCloseTime() {
      return hasNext() ? all[row + FIELDS + OPEN_TIME] + closeShift : Long.MAX_VALUE;
    }

    /** The open time of the next bar, or {@link Long#MAX_VALUE} when there is none. */
    public long nextOpenTime() {
      return hasNext() ? all[row + FIELDS + OPEN_TIME] + openShift : Long.MAX_VALUE;
    }

    /** The close price of the next bar, or {@link Long#MAX_VALUE} when there is none. */
    public long nextClosePrice() {
      return hasNext() ? all[row + FIELDS + CLOSE] : Long.MAX_VALUE;
    }

    /** Moves so that the next bar is the first that closes after {@code time}. */
    public void seekAfter(long time) {
      row = (closedBy(time) - 1) * FIELDS;
    }

    /**
     * Number of bars of the series that close at {@code time} or before. Found at once when no bar
     * is absent between the present one and there.
     */
    public int closedBy(long time) {
      int first = 0;
      int behind = length();
      long next = nextCloseTime();
      long more = time < next ? Long.MAX_VALUE : Long.divideUnsigned(time - next, period);
      if (more < behind - position()) {
        first = position() + 1;
        behind = first + (int) more;
        if (all[(behind - 1) * FIELDS + OPEN_TIME] + closeShift <= time) {
          return behind;
        }
      }
      while (first < behind) {
        int middle = (first + behind) >>> 1;
        if (all[middle * FIELDS + OPEN_TIME] + closeShift > time) {
          behind = middle;
        } else {
          first = middle + 1;
        }
      }
      return first;
    }

    @Override
    public String symbol() {
      return instrument.symbol();
    }

    @Override
    public long openTime() {
      return all[row + OPEN_TIME] + openShift;
    }

    @Override
    public long closeTime() {
      return all[row + OPEN_TIME] + closeShift;
    }

    @Override
    public long openPrice() {
      return all[row + OPEN];
    }

    @Override
    public long highPrice() {
      return all[row + HIGH];
    }

    @Override
    public long lowPrice() {
      return all[row + LOW];
    }

    @Override
    public long closePrice() {
      return all[row + CLOSE];
    }

    @Override
    public long tradedQuantity() {
      return all[row + QUANTITY];
    }

    @Override
    public double open() {
      return all[row + OPEN] / unit;
    }

    @Override
    public double high() {
      return all[row + HIGH] / unit;
    }

    @Override
    public double low() {
      return all[row + LOW] / unit;
    }

    @Override
    public double close() {
      return all[row + CLOSE] / unit;
    }

    @Override
    public double volume() {
      return all[row + QUANTITY] / quantityUnit;
    }

    @Override
    public Bar copy() {
      return new Cursor(openShift, row);
    }
  }

  /** Collects bars and refuses one that cannot be. */
  public static final class Builder {
    private final Instrument instrument;
    private final long period;
    private long[] rows = new long[16 * FIELDS];
    private int end;

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
      if (end > 0 && openTime < rows[end - FIELDS + OPEN_TIME] + period) {
        throw new IllegalArgumentException("the bar opens before the one above it closed");
      }
      if (end == rows.length) {
        rows = Arrays.copyOf(rows, end * 2);
      }
      rows[end + OPEN_TIME] = openTime;
      rows[end + OPEN] = open;
      rows[end + HIGH] = high;
      rows[end + LOW] = low;
      rows[end + CLOSE] = close;
      rows[end + QUANTITY] = tradedQuantity;
      end += FIELDS;
      return this;
    }

    /** The finished series; the builder is spent. */
    public BarSeries build() {
      return new BarSeries(instrument, period, Arrays.copyOf(rows, end));
    }
  }
}
