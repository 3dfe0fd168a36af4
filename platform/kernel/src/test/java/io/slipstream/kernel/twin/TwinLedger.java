package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** A pod's cash and positions. */
final class TwinLedger {
  final SortedMap<String, BigDecimal> cash = new TreeMap<>();
  final SortedMap<Integer, TwinPosition> positions = new TreeMap<>();
  long fills;
  BigDecimal turnover = BigDecimal.ZERO;

  TwinLedger copy() {
    TwinLedger copy = new TwinLedger();
    copy.cash.putAll(cash);
    positions.forEach((number, position) -> copy.positions.put(number, position.copy()));
    copy.fills = fills;
    copy.turnover = turnover;
    return copy;
  }

  TwinPosition position(TwinInstrument instrument) {
    return positions.computeIfAbsent(instrument.number, n -> new TwinPosition());
  }

  void pay(String currency, BigDecimal amount) {
    cash.merge(currency, amount, BigDecimal::add);
  }

  boolean isFlat() {
    return positions.values().stream().allMatch(p -> p.quantity().signum() == 0);
  }

  /** Books an execution whole. */
  void execute(
      TwinInstrument instrument,
      Side side,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal commission,
      TwinMoney money) {
    BigDecimal notional = instrument.notional(quantity, price);
    TwinPosition position = position(instrument);
    BigDecimal closing = position.closing(side, quantity);
    BigDecimal closingNotional = share(instrument, notional, closing, quantity);
    close(instrument, side, closing, closingNotional);
    if (Decimals.less(closing, quantity)) {
      BigDecimal opened = Decimals.signed(quantity.subtract(closing), side.sign());
      BigDecimal cost = Decimals.signed(notional.subtract(closingNotional), side.sign());
      position.lots.add(new TwinPosition.Lot(opened, cost));
      pay(instrument.currency(), cost.negate());
    }
    pay(instrument.currency(), commission.negate());
    position.commission = position.commission.add(commission);
    position.traded = position.traded.add(notional);
    turnover = turnover.add(money.toPortfolio(instrument.currency(), notional));
    fills++;
  }

  /** The closing part's notional. */
  static BigDecimal share(
      TwinInstrument instrument, BigDecimal notional, BigDecimal closing, BigDecimal quantity) {
    return Decimals.same(closing, quantity)
        ? notional
        : Decimals.divide(notional.multiply(closing), quantity, instrument.terms.cashScale());
  }

  /** Books the closing part: lots, realized profit and cash. */
  void close(TwinInstrument instrument, Side side, BigDecimal closing, BigDecimal notional) {
    TwinPosition position = position(instrument);
    BigDecimal cost = position.take(closing, instrument.terms.cashScale());
    BigDecimal proceeds = Decimals.signed(notional, -side.sign());
    position.realized = position.realized.add(proceeds).subtract(cost);
    pay(instrument.currency(), proceeds);
  }
}
