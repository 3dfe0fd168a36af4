package io.slipstream.kernel;

import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may be traded, by scope; a question about an order costs two reads of an array. */
final class TradingStates {
  private static final TradingState[] NONE = {};

  private final KernelState kernel;
  private final SortedMap<String, ScopeState> narrower = new TreeMap<>();
  private ScopeState portfolio = new ScopeState(TradingScope.ALL, TradingState.ACTIVE, "", "");
  private TradingState venue = TradingState.ACTIVE;
  private TradingState[] pods = NONE;
  private TradingState[] instruments = NONE;

  TradingStates(KernelState kernel) {
    this.kernel = kernel;
  }

  ScopeState portfolio() {
    return portfolio;
  }

  /** Those that are not ACTIVE, without the portfolio's. */
  List<ScopeState> narrower() {
    return List.copyOf(narrower.values());
  }

  /** Whether there is nothing to say but the portfolio's. */
  boolean isPlain() {
    return narrower.isEmpty();
  }

  /** A scope's own. */
  ScopeState of(TradingScope scope) {
    if (scope.kind() == TradingScope.Kind.ALL) {
      return portfolio;
    }
    ScopeState found = narrower.get(scope.text());
    return found == null ? new ScopeState(scope, TradingState.ACTIVE, "", "") : found;
  }

  /** The strictest of all that an order falls under. */
  TradingState strictest(int pod, int instrument) {
    TradingState wide = portfolio.state().strictest(venue);
    TradingState narrow = at(pods, pod).strictest(at(instruments, instrument));
    return wide.strictest(narrow);
  }

  private static TradingState at(TradingState[] states, int number) {
    return number < states.length ? states[number] : TradingState.ACTIVE;
  }

  /** The scope was checked. */
  void set(ScopeState state) {
    TradingScope scope = state.scope();
    if (scope.kind() == TradingScope.Kind.ALL) {
      portfolio = state;
      return;
    }
    if (state.state() == TradingState.ACTIVE) {
      narrower.remove(scope.text());
    } else {
      narrower.put(scope.text(), state);
    }
    switch (scope.kind()) {
      case POD -> pods = with(pods, kernel.podNumber(scope.name()), state.state());
      case INSTRUMENT ->
          instruments = with(instruments, kernel.instrumentNumber(scope.name()), state.state());
      default -> venue = state.state();
    }
  }

  private static TradingState[] with(TradingState[] states, int number, TradingState state) {
    TradingState[] more = Arrays.copyOf(states, Math.max(states.length, number + 1));
    Arrays.fill(more, states.length, more.length, TradingState.ACTIVE);
    more[number] = state;
    return more;
  }

  void writeState(StateSink sink) {
    sink.put(narrower.size());
    for (ScopeState state : narrower.values()) {
      sink.put(state.scope().kind().name()).put(state.scope().name());
      sink.put(state.state().name()).put(state.actor()).put(state.reason());
    }
  }

  /** After pods and instruments were read. */
  void readState(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      TradingScope scope =
          new TradingScope(source.takeConstant(TradingScope.Kind.class), source.takeText());
      TradingState state = source.takeConstant(TradingState.class);
      set(new ScopeState(scope, state, source.takeText(), source.takeText()));
    }
  }
}
