package io.slipstream.runtime;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.PortfolioQueries;
import io.slipstream.api.service.operations.PortfolioState;
import io.slipstream.api.service.operations.PositionView;
import io.slipstream.api.service.operations.SessionView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the pods of this process hold.
 *
 * @param session its equity and time
 * @param pods that were not removed or hold something, by name
 * @param instruments by symbol
 */
record Holdings(SessionView session, List<PodView> pods, Map<String, Instrument> instruments) {
  static Holdings of(PortfolioQueries portfolio, SessionJournal journal) {
    PortfolioState now = portfolio.portfolio(false);
    SortedMap<String, Instrument> instruments = new TreeMap<>();
    journal.instruments().forEach(each -> instruments.put(each.symbol(), each));
    return new Holdings(now.session(), now.pods(), instruments);
  }

  /** Symbols of what is held, in order. */
  List<String> symbols() {
    TreeSet<String> symbols = new TreeSet<>();
    for (PodView pod : pods) {
      pod.positions().forEach(position -> symbols.add(position.instrument()));
    }
    return List.copyOf(symbols);
  }

  /** Signed notional over all pods. */
  BigDecimal notional(String symbol) {
    BigDecimal sum = BigDecimal.ZERO;
    for (PodView pod : pods) {
      for (PositionView position : pod.positions()) {
        if (position.instrument().equals(symbol)) {
          sum = sum.add(position.notional());
        }
      }
    }
    return sum;
  }

  /** Signed quantity over all pods. */
  double quantity(String symbol) {
    double sum = 0;
    for (PodView pod : pods) {
      for (PositionView position : pod.positions()) {
        if (position.instrument().equals(symbol)) {
          sum += position.quantity().doubleValue();
        }
      }
    }
    return sum;
  }

  /** Unrealized profit over all pods. */
  BigDecimal unrealized(String symbol) {
    BigDecimal sum = BigDecimal.ZERO;
    for (PodView pod : pods) {
      for (PositionView position : pod.positions()) {
        if (position.instrument().equals(symbol)) {
          sum = sum.add(position.unrealizedPnl());
        }
      }
    }
    return sum;
  }

  /** Exposures in the order of a history's instruments. */
  double[] exposures(List<String> symbols) {
    return symbols.stream().mapToDouble(symbol -> notional(symbol).doubleValue()).toArray();
  }

  BigDecimal margin(String symbol, boolean maintenance) {
    Instrument instrument = instruments.get(symbol);
    long rate =
        instrument == null
            ? FixedPoint.ONE
            : maintenance ? instrument.maintenanceMargin() : instrument.initialMargin();
    return notional(symbol).abs().multiply(Money.of(rate));
  }

  double equity() {
    return session.equity().doubleValue();
  }

  /** Nanoseconds of the last event; all of the history before the first. */
  long time() {
    if (session.eventTime() == null) {
      return Long.MAX_VALUE;
    }
    return Math.addExact(
        Math.multiplyExact(session.eventTime().getEpochSecond(), 1_000_000_000L),
        session.eventTime().getNano());
  }
}
