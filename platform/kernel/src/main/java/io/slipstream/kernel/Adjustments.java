package io.slipstream.kernel;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Rounding;
import io.slipstream.kernel.Decision.CashKind;

/** What changes positions and cash without an execution: splits, dividends, funding, fees. */
final class Adjustments {
  private final TradingKernel kernel;
  private final OrderDesk desk;
  private final Outcomes out;

  Adjustments(TradingKernel kernel, OrderDesk desk, Outcomes out) {
    this.kernel = kernel;
    this.desk = desk;
    this.out = out;
  }

  void dividend(InstrumentState instrument, long perUnit) {
    for (int i = 0; i < instrument.holderCount(); i++) {
      Holding holding = instrument.holder(i);
      long paid = holding.instrument().notional(holding.quantity(), perUnit);
      pay(holding, CashKind.DIVIDEND, paid);
    }
  }

  void funding(InstrumentState instrument, long rate) {
    for (int i = 0; i < instrument.holderCount(); i++) {
      Holding holding = instrument.holder(i);
      pay(holding, CashKind.FUNDING, -FixedPoint.multiply(holding.notional(), rate));
    }
  }

  void borrowFee(InstrumentState instrument, long rate) {
    for (int i = 0; i < instrument.holderCount(); i++) {
      Holding holding = instrument.holder(i);
      if (holding.quantity() < 0) {
        pay(holding, CashKind.BORROW_FEE, FixedPoint.multiply(holding.notional(), rate));
      }
    }
  }

  private void pay(Holding holding, CashKind kind, long amount) {
    holding.ledger().adjust(holding.state().currency(), amount);
    String symbol = holding.instrument().symbol();
    out.other(new Decision.CashAdjusted(holding.ledger().pod(), symbol, kind, amount));
  }

  void split(InstrumentState instrument, long numerator, long denominator) {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      desk.cancelAll(kernel.podAt(pod), instrument.number(), "the instrument was split");
    }
    int count = instrument.holderCount();
    Holding[] holders = new Holding[count];
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      holders[i] = instrument.holder(i);
      values[i] = holders[i].notional();
    }
    long mark = splitMark(instrument.mark(), numerator, denominator);
    instrument.mark(mark);
    instrument.setQuote(0, 0);
    if (instrument.book() != null) {
      instrument.book().lose();
    }
    for (int i = 0; i < count; i++) {
      split(holders[i], numerator, denominator, values[i]);
    }
  }

  private static long splitMark(long mark, long numerator, long denominator) {
    return FixedPoint.multiplyDivide(mark, denominator, numerator, Rounding.HALF_EVEN);
  }

  private void split(Holding holding, long numerator, long denominator, long oldNotional) {
    Instrument terms = holding.instrument();
    long[] quantities = new long[holding.lots()];
    long before = 0;
    long held = 0;
    for (int lot = 0; lot < quantities.length; lot++) {
      before = Math.addExact(before, Math.abs(holding.lotQuantity(lot)));
      long scaled = FixedPoint.multiplyDivide(before, numerator, denominator, Rounding.DOWN);
      long reached = FixedPoint.truncate(scaled, terms.lotSize());
      quantities[lot] = reached - held;
      held = reached;
    }
    long signed = Long.signum(holding.quantity()) * held;
    long paid = holding.split(quantities, signed, oldNotional);
    if (paid != 0) {
      pay(holding, CashKind.CASH_IN_LIEU, paid);
    }
  }

  /**
   * Whether an adjustment can be applied whole.
   *
   * @throws ArithmeticException when a number would not fit
   */
  void check(Input.InstrumentEvent in, InstrumentState instrument) {
    if (in instanceof Input.InstrumentSplit split
        && instrument.mark() > 0
        && splitMark(instrument.mark(), split.numerator(), split.denominator()) == 0) {
      throw new ArithmeticException("the mark would be zero");
    }
    for (int i = 0; i < instrument.holderCount(); i++) {
      Holding holding = instrument.holder(i);
      if (in instanceof Input.DividendPaid paid) {
        requireRange(holding, holding.instrument().notional(holding.quantity(), paid.perUnit()));
      } else if (in instanceof Input.FundingCharged charged) {
        requireRange(holding, FixedPoint.multiply(holding.notional(), charged.rate()));
      } else if (in instanceof Input.BorrowFeeCharged charged) {
        requireRange(holding, FixedPoint.multiply(holding.notional(), charged.rate()));
      } else if (in instanceof Input.InstrumentSplit split) {
        requireSplit(holding, split);
      }
    }
  }

  private static void requireSplit(Holding holding, Input.InstrumentSplit split) {
    long mark = splitMark(holding.markPrice(), split.numerator(), split.denominator());
    long quantity =
        FixedPoint.multiplyDivide(
            holding.quantity(), split.numerator(), split.denominator(), Rounding.DOWN);
    Bounded.add(quantity, 0);
    long atNewMark = holding.instrument().notional(holding.quantity(), mark);
    long newNotional = holding.instrument().notional(quantity, mark);
    long moved =
        Bounded.add(
            Math.abs(holding.notional()), Bounded.add(Math.abs(atNewMark), Math.abs(newNotional)));
    requireRange(holding, Bounded.add(moved, Math.abs(holding.openCost())));
  }

  /** Seen from the safe side: the sums of all pods could take the change of each. */
  private static void requireRange(Holding holding, long change) {
    LedgerRange.requireRoom(holding, Math.absExact(change));
  }
}
