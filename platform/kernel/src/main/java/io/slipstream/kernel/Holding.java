package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** A pod's position in one instrument and its working orders there. */
final class Holding implements Position {
  private final PodLedger ledger;
  private final InstrumentState instrument;
  private final Instrument terms;
  private final Lots lots = new Lots();
  private final WorkingOrders working = new WorkingOrders();
  private long quantity;
  private long openCost;
  private long realizedPnl;
  private long notional;
  private int held;
  private int openAt;
  private boolean changed;

  Holding(PodLedger ledger, InstrumentState instrument) {
    this.ledger = ledger;
    this.instrument = instrument;
    this.terms = instrument.terms();
  }

  /** Values the position at the mark; throws and changes nothing when it does not fit. */
  void revalue() {
    long now = terms.notional(quantity, instrument.mark());
    ledger.moveMarked(instrument.currency(), Math.subtractExact(now, notional));
    notional = now;
  }

  /**
   * Books an execution into the lots.
   *
   * @param value its notional, above zero
   * @throws ArithmeticException when a number does not fit; nothing has changed then
   */
  void book(Side side, long lastQty, long value) {
    long sign = side.sign();
    long closing = closingQty(side, lastQty);
    long closingValue = closingValue(value, closing, lastQty);
    long newQuantity = Bounded.add(quantity, sign * lastQty);
    long newRealized = realizedPnl;
    long newCost = openCost;
    if (closing > 0) {
      long cost = lots.costOfOldest(closing);
      newRealized = Bounded.add(realizedPnl, -sign * (closingValue - cost));
      newCost += sign * cost;
    }
    long opening = lastQty - closing;
    newCost = Bounded.add(newCost, sign * (value - closingValue));
    long newNotional = terms.notional(newQuantity, instrument.mark());
    ledger.moveMarked(instrument.currency(), Math.subtractExact(newNotional, notional));
    lots.takeOldest(closing);
    if (opening > 0) {
      lots.add(opening, value - closingValue);
    }
    realizedPnl = newRealized;
    openCost = newCost;
    notional = newNotional;
    setQuantity(newQuantity);
  }

  /** What of an execution's notional belongs to the part that closes. */
  static long closingValue(long value, long closing, long lastQty) {
    if (closing == 0 || closing == lastQty) {
      return closing == 0 ? 0 : value;
    }
    return FixedPoint.multiplyDivide(value, closing, lastQty, Rounding.HALF_EVEN);
  }

  /** The part of an execution that closes what is held. */
  long closingQty(Side side, long lastQty) {
    return quantity != 0 && (quantity > 0) != (side.sign() > 0)
        ? Math.min(Math.abs(quantity), lastQty)
        : 0;
  }

  /** Where the ledger has it among those that are not flat. */
  void setOpenAt(int place) {
    openAt = place;
  }

  private void setQuantity(long newQuantity) {
    change();
    boolean wasFlat = quantity == 0;
    quantity = newQuantity;
    if (wasFlat != (newQuantity == 0)) {
      if (wasFlat) {
        instrument.addHolder(this);
        openAt = ledger.open(this);
      } else {
        instrument.removeHolder(this);
        ledger.close(openAt);
      }
    }
  }

  /** New quantities for each lot, after the mark moved; returns the cash paid for what is lost. */
  long split(long[] lotQuantities, long newQuantity, long oldNotional) {
    long newNotional = terms.notional(newQuantity, instrument.mark());
    long paid = Math.subtractExact(oldNotional, newNotional);
    ledger.moveMarked(instrument.currency(), Math.subtractExact(newNotional, notional));
    notional = newNotional;
    lots.requantify(lotQuantities);
    realizedPnl = Bounded.add(realizedPnl, newQuantity == 0 ? paid - openCost : paid);
    openCost = newQuantity == 0 ? 0 : openCost;
    setQuantity(newQuantity);
    return paid;
  }

  void startWorking(Order order) {
    if (working.count() == 0) {
      instrument.addWorker(this);
    }
    working.add(order);
    instrument.ownPrices().add(order);
  }

  void stopWorking(Order order) {
    working.remove(order);
    instrument.ownPrices().remove(order);
    if (working.count() == 0) {
      instrument.removeWorker(this);
    }
  }

  /** Moves what works on a side. */
  void moveWorking(Side side, long quantityChange) {
    change();
    working.move(side, quantityChange);
  }

  /** A replacement is pending, or not any more: what it would add counts for the gate. */
  void countWish(Order order) {
    if (order.wishes().replaces()) {
      instrument.ownPrices().count(order);
    }
    if (order.wishedQty() != order.wishes().counted()) {
      change();
      working.countWish(order);
    }
  }

  /** The gate is told before it decides next. */
  void change() {
    if (!changed) {
      changed = true;
      instrument.news().changed(this);
    }
  }

  /** The gate was told. */
  void told() {
    changed = false;
  }

  /** Whether there ever was a position or works an order; until then it says nothing. */
  boolean isTouched() {
    return quantity != 0 || realizedPnl != 0 || openCost != 0 || working.count() > 0;
  }

  PodLedger ledger() {
    return ledger;
  }

  InstrumentState state() {
    return instrument;
  }

  /** Orders that wait for the decision of the pod's desk. */
  int held() {
    return held;
  }

  void countHeld(int change) {
    held += change;
  }

  WorkingOrders working() {
    return working;
  }

  @Override
  public Instrument instrument() {
    return terms;
  }

  @Override
  public long quantity() {
    return quantity;
  }

  @Override
  public long openCost() {
    return openCost;
  }

  @Override
  public long markPrice() {
    return instrument.mark();
  }

  @Override
  public long realizedPnl() {
    return realizedPnl;
  }

  @Override
  public long notional() {
    ledger.settleMarks();
    return notional;
  }

  @Override
  public int lots() {
    return lots.count();
  }

  @Override
  public long lotQuantity(int lot) {
    return Long.signum(quantity) * lots.quantity(lot);
  }

  @Override
  public long lotCost(int lot) {
    return Long.signum(quantity) * lots.cost(lot);
  }

  void writeState(StateSink sink) {
    sink.put(instrument.number()).put(quantity).put(openCost).put(realizedPnl);
    lots.writeState(sink);
    working.writeState(sink);
  }

  /** What follows the instrument's number; the instrument has its mark already. */
  void readState(StateSource source, KernelState kernel, Blotter blotter) {
    long held = source.take();
    openCost = source.take();
    realizedPnl = source.take();
    lots.readState(source);
    working.readState(source, kernel, blotter);
    if (working.count() > 0) {
      instrument.addWorker(this);
    }
    change();
    setQuantity(held);
    notional = terms.notional(quantity, instrument.mark());
    ledger.restoreMarked(instrument.currency().number(), notional);
  }
}
