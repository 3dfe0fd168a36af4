package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Equity, margin and what an account can bear, from scratch each time. */
final class TwinAccounts {
  private final TwinSession session;

  TwinAccounts(TwinSession session) {
    this.session = session;
  }

  BigDecimal equity(TwinPod pod) {
    return equity(pod.ledger, i -> i.mark);
  }

  BigDecimal margin(TwinPod pod) {
    return margin(pod, pod.ledger, i -> i.mark);
  }

  private BigDecimal equity(TwinLedger ledger, Function<TwinInstrument, BigDecimal> marks) {
    Map<String, BigDecimal> worth = new TreeMap<>(ledger.cash);
    for (TwinInstrument instrument : session.instruments) {
      BigDecimal held = ledger.position(instrument).quantity();
      worth.merge(
          instrument.currency(),
          instrument.notional(held, marks.apply(instrument)),
          BigDecimal::add);
    }
    return worth.entrySet().stream()
        .map(e -> session.money.toPortfolio(e.getKey(), e.getValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal margin(
      TwinPod pod, TwinLedger ledger, Function<TwinInstrument, BigDecimal> marks) {
    BigDecimal sum = BigDecimal.ZERO;
    for (TwinInstrument instrument : session.instruments) {
      BigDecimal held = ledger.position(instrument).quantity();
      BigDecimal notional = instrument.notional(held, marks.apply(instrument)).abs();
      sum = sum.add(collateral(instrument, notional, initialRate(pod, instrument)));
    }
    return sum;
  }

  private static BigDecimal initialRate(TwinPod pod, TwinInstrument instrument) {
    return pod.hasMargin() ? Decimals.rate(instrument.terms.initialMargin()) : BigDecimal.ONE;
  }

  private BigDecimal collateral(TwinInstrument instrument, BigDecimal notional, BigDecimal rate) {
    BigDecimal money = session.money.toPortfolio(instrument.currency(), notional);
    return session.money.round(money.multiply(rate));
  }

  /** Whether a margin account must be liquidated. */
  boolean isBelowMaintenance(TwinPod pod) {
    BigDecimal needed = BigDecimal.ZERO;
    for (TwinInstrument instrument : session.instruments) {
      BigDecimal held = pod.ledger.position(instrument).quantity();
      BigDecimal notional = instrument.notional(held, instrument.mark).abs();
      BigDecimal rate = Decimals.rate(instrument.terms.maintenanceMargin());
      needed = needed.add(collateral(instrument, notional, rate));
    }
    return Decimals.less(equity(pod), needed);
  }

  /** Why a pod cannot bear an execution, or null. */
  String refusal(
      TwinPod pod,
      TwinInstrument instrument,
      Side side,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal commission) {
    BigDecimal closing = pod.ledger.position(instrument).closing(side, quantity);
    if (Decimals.same(closing, quantity)) {
      return null;
    }
    BigDecimal notional = instrument.notional(quantity, price);
    BigDecimal closingNotional = TwinLedger.share(instrument, notional, closing, quantity);
    TwinLedger after = pod.ledger.copy();
    after.close(instrument, side, closing, closingNotional);
    Function<TwinInstrument, BigDecimal> marks = i -> i == instrument ? price : i.mark;
    BigDecimal free = equity(after, marks).subtract(margin(pod, after, marks));
    BigDecimal opening = notional.subtract(closingNotional);
    BigDecimal needed =
        collateral(instrument, opening, initialRate(pod, instrument))
            .add(session.money.toPortfolio(instrument.currency(), commission));
    if (!Decimals.less(free, needed)) {
      return null;
    }
    return pod.hasMargin() ? "insufficient margin" : "insufficient cash";
  }
}
