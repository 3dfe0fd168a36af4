package io.slipstream.kernel.twin;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SimulationModel;
import java.math.BigDecimal;

/** An instrument with its mark, in real numbers. */
final class TwinInstrument {
  final int number;
  final Instrument terms;
  final SimulationModel model;
  final BigDecimal tick;
  final BigDecimal lot;

  /** Last price of the execution feed, zero before the first. */
  BigDecimal mark = BigDecimal.ZERO;

  TwinInstrument(int number, Instrument terms, SimulationModel model) {
    this.number = number;
    this.terms = terms;
    this.model = model;
    tick = price(terms.tickSize());
    lot = quantity(terms.lotSize());
  }

  String currency() {
    return terms.quoteCurrency();
  }

  BigDecimal price(long units) {
    return Decimals.of(units, terms.priceScale());
  }

  BigDecimal quantity(long units) {
    return Decimals.of(units, terms.quantityScale());
  }

  long priceUnits(BigDecimal price) {
    return Decimals.units(price, terms.priceScale());
  }

  long quantityUnits(BigDecimal quantity) {
    return Decimals.units(quantity, terms.quantityScale());
  }

  long cashUnits(BigDecimal cash) {
    return Decimals.units(cash, terms.cashScale());
  }

  BigDecimal roundCash(BigDecimal cash) {
    return Decimals.halfEven(cash, terms.cashScale());
  }

  BigDecimal roundPrice(BigDecimal price) {
    return Decimals.halfEven(price, terms.priceScale());
  }

  /** Value of a quantity; its sign is the quantity's. */
  BigDecimal notional(BigDecimal quantity, BigDecimal price) {
    return roundCash(quantity.multiply(price).multiply(multiplier()));
  }

  BigDecimal multiplier() {
    return Decimals.rate(terms.multiplier());
  }

  /** To the tick that is worse for who trades there: BUY up, SELL down. */
  BigDecimal worseTick(Side side, BigDecimal price) {
    return side == Side.BUY ? Decimals.ceiling(price, tick) : Decimals.floor(price, tick);
  }

  /** To the tick that is better for who trades there: BUY down, SELL up. */
  BigDecimal betterTick(Side side, BigDecimal price) {
    return worseTick(side.opposite(), price);
  }
}
