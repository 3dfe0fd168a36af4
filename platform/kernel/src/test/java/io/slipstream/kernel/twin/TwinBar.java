package io.slipstream.kernel.twin;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;

/** A bar as a value. */
record TwinBar(
    Instrument instrument,
    long openTime,
    long closeTime,
    long openPrice,
    long highPrice,
    long lowPrice,
    long closePrice,
    long tradedQuantity)
    implements Bar {
  @Override
  public String symbol() {
    return instrument.symbol();
  }

  @Override
  public double open() {
    return instrument.priceToDouble(openPrice);
  }

  @Override
  public double high() {
    return instrument.priceToDouble(highPrice);
  }

  @Override
  public double low() {
    return instrument.priceToDouble(lowPrice);
  }

  @Override
  public double close() {
    return instrument.priceToDouble(closePrice);
  }

  @Override
  public double volume() {
    return tradedQuantity / Math.pow(10, instrument.quantityScale());
  }

  @Override
  public Bar copy() {
    return this;
  }
}
