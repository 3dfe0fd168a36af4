package io.slipstream.api.market;

import java.util.Objects;

/**
 * A traded thing. Prices are counted in units of 10<sup>-priceScale</sup>, quantities in units of
 * 10<sup>-quantityScale</sup>, money in units of 10<sup>-cashScale</sup> of the quote currency;
 * each scale is {@value FixedPoint#SCALE} unless it is set. Rates are {@link FixedPoint}.
 */
public final class Instrument {
  private final String symbol;
  private final String quoteCurrency;
  private final int priceScale;
  private final int quantityScale;
  private final int cashScale;
  private final long tickSize;
  private final long lotSize;
  private final long minQuantity;
  private final long minNotional;
  private final long multiplier;
  private final long makerRate;
  private final long takerRate;
  private final long initialMargin;
  private final long maintenanceMargin;
  private final long notionalFactor;
  private final long notionalDivisor;
  private final int notionalDigits;

  private Instrument(Builder from) {
    symbol = Objects.requireNonNull(from.symbol, "symbol");
    quoteCurrency = Objects.requireNonNull(from.quoteCurrency, "quoteCurrency");
    if (!symbol.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,31}")) {
      throw new IllegalArgumentException(
          "symbol '"
              + symbol
              + "': 1 to 32 letters, digits or . / _ - are allowed, the first a letter or digit");
    }
    if (!quoteCurrency.matches("[A-Z]{3,5}")) {
      throw new IllegalArgumentException(
          "quote currency '" + quoteCurrency + "': 3 to 5 capital letters are allowed");
    }
    priceScale = scale("price scale", from.priceScale);
    quantityScale = scale("quantity scale", from.quantityScale);
    cashScale = scale("cash scale", from.cashScale);
    tickSize = positive("tick size", from.tickSize, priceScale);
    lotSize = positive("lot size", from.lotSize, quantityScale);
    minQuantity = notNegative("minimum quantity", from.minQuantity, quantityScale);
    minNotional = notNegative("minimum notional", from.minNotional, cashScale);
    multiplier = positive("multiplier", from.multiplier, FixedPoint.SCALE);
    makerRate = rate("maker rate", from.makerRate, -FixedPoint.ONE + 1, FixedPoint.ONE - 1);
    takerRate = rate("taker rate", from.takerRate, 0, FixedPoint.ONE - 1);
    initialMargin = rate("initial margin", from.initialMargin, 1, FixedPoint.ONE);
    maintenanceMargin = rate("maintenance margin", from.maintenanceMargin, 1, initialMargin);
    long numerator = multiplier;
    int shift = FixedPoint.SCALE + priceScale + quantityScale - cashScale;
    while (shift > 0 && numerator % 10 == 0) {
      numerator /= 10;
      shift--;
    }
    if (shift > 18) {
      throw new IllegalArgumentException(
          "scales "
              + priceScale
              + ", "
              + quantityScale
              + " and "
              + cashScale
              + " with multiplier "
              + FixedPoint.format(multiplier)
              + ": at most 18 digits between price times quantity"
              + " and cash are allowed");
    }
    notionalFactor =
        shift < 0 ? Math.multiplyExact(numerator, FixedPoint.powerOfTen(-shift)) : numerator;
    notionalDigits = Math.max(0, shift);
    notionalDivisor = shift > 0 ? FixedPoint.powerOfTen(shift) : 1;
  }

  /** Starts an instrument with the default scales, one unit of them as tick and lot, no fees. */
  public static Builder builder(String symbol, String quoteCurrency) {
    return new Builder(symbol, quoteCurrency);
  }

  /** A builder with all of these terms. */
  public Builder toBuilder() {
    Builder builder = new Builder(symbol, quoteCurrency);
    return builder
        .scales(priceScale, quantityScale, cashScale)
        .tickSize(tickSize)
        .lotSize(lotSize)
        .minimum(minQuantity, minNotional)
        .multiplier(multiplier)
        .commission(makerRate, takerRate)
        .margin(initialMargin, maintenanceMargin);
  }

  /** Its label, for example {@code BTC/USD}; letters, digits and {@code . / _ -}. */
  public String symbol() {
    return symbol;
  }

  /** The currency its price is in. */
  public String quoteCurrency() {
    return quoteCurrency;
  }

  /** Decimals of a price. */
  public int priceScale() {
    return priceScale;
  }

  /** Decimals of a quantity. */
  public int quantityScale() {
    return quantityScale;
  }

  /** Decimals of money in the quote currency. */
  public int cashScale() {
    return cashScale;
  }

  /** Smallest step of a limit or stop price, above zero, in price units. */
  public long tickSize() {
    return tickSize;
  }

  /** Smallest step of a quantity, above zero, in quantity units. */
  public long lotSize() {
    return lotSize;
  }

  /** Smallest quantity of an order, zero when there is none. */
  public long minQuantity() {
    return minQuantity;
  }

  /** Smallest notional of an order, in cash units, zero when there is none. */
  public long minNotional() {
    return minNotional;
  }

  /** Units of the underlying in one contract, {@link FixedPoint}. */
  public long multiplier() {
    return multiplier;
  }

  /** Commission per notional when liquidity is added, {@link FixedPoint}; below zero a rebate. */
  public long makerRate() {
    return makerRate;
  }

  /** Commission per notional when liquidity is removed, {@link FixedPoint}. */
  public long takerRate() {
    return takerRate;
  }

  /** Share of the notional a margin account needs to open, above 0 up to 1. */
  public long initialMargin() {
    return initialMargin;
  }

  /** Share of the notional a margin account needs to keep a position. */
  public long maintenanceMargin() {
    return maintenanceMargin;
  }

  /**
   * Quantity times price times multiplier in cash units, half-even; the sign is the quantity's.
   *
   * @throws ArithmeticException when it does not fit
   */
  public long notional(long quantity, long price) {
    long scaled = notionalFactor == 1 ? quantity : Math.multiplyExact(quantity, notionalFactor);
    return FixedPoint.multiplyShift(scaled, price, notionalDigits, Rounding.HALF_EVEN);
  }

  /**
   * The largest quantity, down to the lot, whose notional at {@code price} is within {@code cash}.
   */
  public long affordableQuantity(long cash, long price) {
    if (cash <= 0 || price <= 0) {
      return 0;
    }
    long perUnit = Math.multiplyExact(price, notionalFactor);
    return FixedPoint.truncate(
        FixedPoint.multiplyDivide(cash, notionalDivisor, perUnit, Rounding.DOWN), lotSize);
  }

  /** Average price of a quantity that cost {@code notional}, half-even; zero for no quantity. */
  public long averagePrice(long notional, long quantity) {
    if (quantity == 0) {
      return 0;
    }
    long scaled = notionalFactor == 1 ? quantity : Math.multiplyExact(quantity, notionalFactor);
    return FixedPoint.multiplyDivide(notional, notionalDivisor, scaled, Rounding.HALF_EVEN);
  }

  /** Price units of decimal text; see {@link FixedPoint#parse(String, int)}. */
  public long price(String text) {
    return FixedPoint.parse(text, priceScale);
  }

  /** Quantity units of decimal text; see {@link FixedPoint#parse(String, int)}. */
  public long quantity(String text) {
    return FixedPoint.parse(text, quantityScale);
  }

  /** Exact decimal text of a price. */
  public String priceText(long price) {
    return FixedPoint.formatScaled(price, priceScale);
  }

  /** Exact decimal text of a quantity. */
  public String quantityText(long quantity) {
    return FixedPoint.formatScaled(quantity, quantityScale);
  }

  /** Exact decimal text of money in the quote currency. */
  public String cashText(long cash) {
    return FixedPoint.formatScaled(cash, cashScale);
  }

  /** The nearest double of a price, for signals. */
  public double priceToDouble(long price) {
    return price / (double) FixedPoint.powerOfTen(priceScale);
  }

  /** A price moved to a multiple of the tick. */
  public long roundToTick(long price, Rounding rounding) {
    return tickSize == 1
        ? price
        : Math.multiplyExact(FixedPoint.multiplyDivide(price, 1, tickSize, rounding), tickSize);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Instrument that
            && symbol.equals(that.symbol)
            && quoteCurrency.equals(that.quoteCurrency)
            && priceScale == that.priceScale
            && quantityScale == that.quantityScale
            && cashScale == that.cashScale
            && tickSize == that.tickSize
            && lotSize == that.lotSize
            && minQuantity == that.minQuantity
            && minNotional == that.minNotional
            && multiplier == that.multiplier
            && makerRate == that.makerRate
            && takerRate == that.takerRate
            && initialMargin == that.initialMargin
            && maintenanceMargin == that.maintenanceMargin);
  }

  @Override
  public int hashCode() {
    return symbol.hashCode();
  }

  @Override
  public String toString() {
    return symbol;
  }

  private static int scale(String field, int value) {
    if (value < 0 || value > FixedPoint.MAX_SCALE) {
      throw new IllegalArgumentException(
          field + " " + value + ": 0 to " + FixedPoint.MAX_SCALE + " is allowed");
    }
    return value;
  }

  private static long positive(String field, long value, int scale) {
    if (value <= 0) {
      throw new IllegalArgumentException(
          field + " " + FixedPoint.formatScaled(value, scale) + ": above 0 is allowed");
    }
    return value;
  }

  private static long notNegative(String field, long value, int scale) {
    if (value < 0) {
      throw new IllegalArgumentException(
          field + " " + FixedPoint.formatScaled(value, scale) + ": 0 or more is allowed");
    }
    return value;
  }

  private static long rate(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          field
              + " "
              + FixedPoint.format(value)
              + ": "
              + FixedPoint.format(least)
              + " to "
              + FixedPoint.format(most)
              + " is allowed");
    }
    return value;
  }

  /** Collects the terms of an instrument; {@link #build()} checks them together. */
  public static final class Builder {
    private final String symbol;
    private final String quoteCurrency;
    private int priceScale = FixedPoint.SCALE;
    private int quantityScale = FixedPoint.SCALE;
    private int cashScale = FixedPoint.SCALE;
    private long tickSize = 1;
    private long lotSize = 1;
    private long minQuantity;
    private long minNotional;
    private long multiplier = FixedPoint.ONE;
    private long makerRate;
    private long takerRate;
    private long initialMargin = FixedPoint.ONE;
    private long maintenanceMargin = FixedPoint.ONE;

    private Builder(String symbol, String quoteCurrency) {
      this.symbol = symbol;
      this.quoteCurrency = quoteCurrency;
    }

    /** Decimals of prices, quantities and money, each 0 to {@link FixedPoint#MAX_SCALE}. */
    public Builder scales(int price, int quantity, int cash) {
      priceScale = price;
      quantityScale = quantity;
      cashScale = cash;
      return this;
    }

    /** Smallest step of a limit price, in price units. */
    public Builder tickSize(long units) {
      tickSize = units;
      return this;
    }

    /** Smallest step of a quantity, in quantity units. */
    public Builder lotSize(long units) {
      lotSize = units;
      return this;
    }

    /** Smallest order, in quantity units and in cash units; zero for none. */
    public Builder minimum(long quantity, long notional) {
      minQuantity = quantity;
      minNotional = notional;
      return this;
    }

    /** Units of the underlying in one contract, {@link FixedPoint}. */
    public Builder multiplier(long fixedPoint) {
      multiplier = fixedPoint;
      return this;
    }

    /** Commission per notional, {@link FixedPoint}. */
    public Builder commission(long maker, long taker) {
      makerRate = maker;
      takerRate = taker;
      return this;
    }

    /** Margin rates of a margin account, {@link FixedPoint}. */
    public Builder margin(long initial, long maintenance) {
      initialMargin = initial;
      maintenanceMargin = maintenance;
      return this;
    }

    /**
     * The instrument.
     *
     * @throws IllegalArgumentException naming the field that is wrong, its value and what is
     *     allowed
     */
    public Instrument build() {
      return new Instrument(this);
    }
  }
}
