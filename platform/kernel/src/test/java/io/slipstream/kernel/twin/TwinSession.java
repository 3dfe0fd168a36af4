package io.slipstream.kernel.twin;

import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** Of what is narrower than the portfolio. */
  final Map<TradingScope, TradingState> scopes = new LinkedHashMap<>();

  /** The strictest of all that hold. */
  TradingState tradingState(TwinPod pod, TwinInstrument instrument) {
    return Stream.of(
            TradingScope.ofPod(pod.definition.name()),
            TradingScope.ofInstrument(instrument.terms.symbol()),
            TradingScope.ofVenue("SIM"))
        .map(scope -> scopes.getOrDefault(scope, TradingState.ACTIVE))
        .reduce(tradingState, (a, c) -> a.ordinal() > c.ordinal() ? a : c);
  }

  /** The instrument with these terms, or null. */
  TwinInstrument instrument(Object terms) {
    return instruments.stream().filter(i -> i.terms.equals(terms)).findFirst().orElse(null);
  }

  void pay(String currency, BigDecimal amount) {
    portfolioCash.merge(currency, amount, BigDecimal::add);
  }
}
