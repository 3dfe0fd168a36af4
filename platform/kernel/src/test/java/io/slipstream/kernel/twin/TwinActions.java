package io.slipstream.kernel.twin;

import io.slipstream.kernel.Input;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Splits, dividends, funding and borrow fees. */
final class TwinActions {
  private final TwinSession session;
  private final TwinOrders orders;

  TwinActions(TwinSession session, TwinOrders orders) {
    this.session = session;
    this.orders = orders;
  }

  void apply(Input.InstrumentEvent event, TwinInstrument in) {
    if (event instanceof Input.InstrumentSplit split) {
      split(split, in);
    } else if (event instanceof Input.DividendPaid dividend) {
      for (TwinPod pod : session.pods) {
        pay(pod, in, in.notional(held(pod, in), in.price(dividend.perUnit())));
      }
    } else if (event instanceof Input.FundingCharged funding) {
      for (TwinPod pod : session.pods) {
        BigDecimal notional = in.notional(held(pod, in), in.mark);
        pay(pod, in, fraction(in, notional, funding.rate()).negate());
      }
    } else if (event instanceof Input.BorrowFeeCharged fee) {
      for (TwinPod pod : session.pods) {
        BigDecimal notional = in.notional(held(pod, in), in.mark);
        if (notional.signum() < 0) {
          pay(pod, in, fraction(in, notional.abs(), fee.rate()).negate());
        }
      }
    } else {
      throw new IllegalArgumentException("the twin does not know " + event);
    }
  }

  private static BigDecimal held(TwinPod pod, TwinInstrument in) {
    return pod.ledger.position(in).quantity();
  }

  private static BigDecimal fraction(TwinInstrument in, BigDecimal notional, long rate) {
    return in.roundCash(notional.multiply(Decimals.rate(rate)));
  }

  private void pay(TwinPod pod, TwinInstrument in, BigDecimal amount) {
    pod.ledger.pay(in.currency(), amount);
    session.pay(in.currency(), amount);
  }

  // ---------------------------------------------------------------- splits

  private void split(Input.InstrumentSplit split, TwinInstrument in) {
    orders.cancelAll(o -> o.instrument == in);
    BigDecimal a = BigDecimal.valueOf(split.numerator());
    BigDecimal b = BigDecimal.valueOf(split.denominator());
    BigDecimal oldMark = in.mark;
    in.mark = Decimals.divide(oldMark.multiply(b), a, in.terms.priceScale());
    for (TwinPod pod : session.pods) {
      TwinPosition position = pod.ledger.position(in);
      BigDecimal before = in.notional(position.quantity(), oldMark);
      BigDecimal cost = position.openCost();
      splitLots(position, in, a, b);
      BigDecimal paid = before.subtract(in.notional(position.quantity(), in.mark));
      position.realized = position.realized.add(paid);
      if (position.lots.isEmpty()) {
        position.realized = position.realized.subtract(cost);
      }
      pay(pod, in, paid);
    }
  }

  /** Lots end where their cumulated quantity goes; one that becomes nothing gives its cost on. */
  private static void splitLots(
      TwinPosition position, TwinInstrument in, BigDecimal a, BigDecimal b) {
    List<TwinPosition.Lot> lots = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal end = BigDecimal.ZERO;
    BigDecimal given = BigDecimal.ZERO;
    for (TwinPosition.Lot lot : position.lots) {
      sum = sum.add(lot.quantity().abs());
      BigDecimal count = sum.multiply(a).divide(b.multiply(in.lot), 0, RoundingMode.FLOOR);
      BigDecimal quantity = count.multiply(in.lot).subtract(end);
      end = end.add(quantity);
      given = given.add(lot.cost());
      if (quantity.signum() > 0) {
        lots.add(new TwinPosition.Lot(Decimals.signed(quantity, lot.quantity().signum()), given));
        given = BigDecimal.ZERO;
      }
    }
    if (!lots.isEmpty()) {
      TwinPosition.Lot last = lots.remove(lots.size() - 1);
      lots.add(new TwinPosition.Lot(last.quantity(), last.cost().add(given)));
    }
    position.lots.clear();
    position.lots.addAll(lots);
  }
}
