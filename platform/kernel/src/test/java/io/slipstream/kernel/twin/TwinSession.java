package io.slipstream.kernel.twin;

import io.slipstream.api.service.risk.TradingState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all parts of the twin see. */
final class TwinSession {
  final List<TwinInstrument> instruments = new ArrayList<>();
  final List<TwinPod> pods = new ArrayList<>();
  final List<String> decisions = new ArrayList<>();

  /** The portfolio's cash, counted apart from the pods'. */
  final SortedMap<String, BigDecimal> portfolioCash = new TreeMap<>();

  /** Null before the session is open. */
  TwinMoney money;

  long eventTime;
  TradingState tradingState = TradingState.ACTIVE;

  /** The instrument with these terms, or null. */
  TwinInstrument instrument(Object terms) {
    return instruments.stream().filter(i -> i.terms.equals(terms)).findFirst().orElse(null);
  }

  void pay(String currency, BigDecimal amount) {
    portfolioCash.merge(currency, amount, BigDecimal::add);
  }
}
