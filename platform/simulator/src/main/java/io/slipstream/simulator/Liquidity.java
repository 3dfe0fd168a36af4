package io.slipstream.simulator;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/**
 * What a bar, a trade, a side of a quote or a level of a book has to give, and what orders took of
 * it.
 */
final class Liquidity {
  private final boolean isFirm;
  private long price;
  private long quantity;
  private long taken;
  private long reserved;

  /**
   * @param isFirm whether it never gives more than its quantity, even without a cap
   */
  Liquidity(boolean isFirm) {
    this.isFirm = isFirm;
  }

  void set(long newPrice, long newQuantity) {
    price = newPrice;
    quantity = newQuantity;
    taken = 0;
    reserved = 0;
  }

  long price() {
    return price;
  }

  /** What the market traded or showed, without what a queue used. */
  long quantity() {
    return quantity - reserved;
  }

  /** A part that a queue uses before the order whose turn it is; zero ends that. */
  void reserve(long part) {
    reserved = part;
  }

  /** What a share of it leaves for the next order; a share of zero is no cap. */
  long left(long share, long lotSize) {
    if (share == 0 && !isFirm) {
      return Long.MAX_VALUE;
    }
    long cap =
        share == 0
            ? quantity()
            : FixedPoint.multiplyDivide(quantity(), share, FixedPoint.ONE, Rounding.DOWN);
    return Math.max(0, FixedPoint.truncate(cap, lotSize) - taken);
  }

  void take(long part) {
    taken = Math.min(taken, Long.MAX_VALUE - part) + part;
  }

  void writeState(StateSink sink) {
    sink.put(price).put(quantity).put(taken);
  }

  void readState(StateSource source) {
    set(source.take(), source.take());
    taken = source.take();
  }
}
