package io.slipstream.kernel.twin;

import io.slipstream.api.market.Bar;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import java.math.BigDecimal;
import java.util.List;

/**
 * The kernel a second time: slow, obvious, from the rules in {@code docs/kernel.md} alone. After
 * each input {@link #state()} is its state and what it decided, as text.
 */
final class TwinKernel implements TwinPlayer {
  final TwinSession session = new TwinSession();
  final TwinAccounts accounts = new TwinAccounts(session);
  private final TwinOrders orders = new TwinOrders(session);
  private final TwinActions actions = new TwinActions(session, orders);
  private final TwinCheck check = new TwinCheck(session);
  private final TwinText text = new TwinText(this);
  private TwinVenue venue;

  @Override
  public void apply(Input input) {
    session.decisions.clear();
    check.check(input);
    if (!applySetup(input) && !applyPod(input) && !applyRequest(input) && !applyMarket(input)) {
      applyInstrumentEvent(input);
    }
  }

  @Override
  public List<String> state() {
    return text.state();
  }

  boolean isBookCurrent(TwinInstrument instrument) {
    return venue.place(instrument).book.isCurrent();
  }

  // ---------------------------------------------------------------- session

  private boolean applySetup(Input input) {
    if (input instanceof Input.SessionOpened opened) {
      session.money = new TwinMoney(opened.currency(), opened.cashScale());
      venue = new TwinVenue(orders, accounts, opened.seed());
      orders.connect(venue);
    } else if (input instanceof Input.InstrumentAdded added) {
      TwinInstrument instrument =
          new TwinInstrument(session.instruments.size(), added.instrument(), added.model());
      session.instruments.add(instrument);
      session.money.know(instrument.currency(), added.instrument().cashScale());
      venue.add(instrument);
    } else if (input instanceof Input.CurrencyRateSet rate) {
      session.money.rate(rate.currency(), rate.numerator(), rate.denominator());
    } else if (input instanceof Input.TradingStateSet state) {
      session.tradingState = state.state();
      if (state.state() == TradingState.HALTED) {
        orders.cancelAll(o -> true);
      }
    } else if (input instanceof Input.StateChange state) {
      new TwinScopes(session, orders).apply(state);
    } else {
      return false;
    }
    return true;
  }

  private boolean applyPod(Input input) {
    if (input instanceof Input.PodAdded added) {
      addPod(added.definition());
    } else if (input instanceof Input.PodLimitsSet set) {
      pod(set.pod()).limits = set.limits();
    } else if (input instanceof Input.PodRemoved removed) {
      pod(removed.pod()).removed = true;
      cancelAll(removed.pod());
    } else if (input instanceof Input.PodStopped stopped) {
      pod(stopped.pod()).suspended = true;
      cancelAll(stopped.pod());
    } else if (input instanceof Input.PodSuspended suspended) {
      pod(suspended.pod()).suspended = true;
      cancelAll(suspended.pod());
    } else if (input instanceof Input.PodResumed resumed) {
      pod(resumed.pod()).suspended = false;
    } else {
      return false;
    }
    return true;
  }

  private TwinPod pod(int number) {
    return session.pods.get(number);
  }

  private void cancelAll(int number) {
    orders.cancelAll(o -> o.pod.number == number);
  }

  /** A name that was removed comes back with what it had. */
  private void addPod(Input.PodDefinition definition) {
    TwinPod pod =
        session.pods.stream()
            .filter(p -> p.definition.name().equals(definition.name()))
            .findFirst()
            .orElse(null);
    if (pod == null) {
      pod = new TwinPod(session.pods.size());
      session.pods.add(pod);
      BigDecimal grant = Decimals.of(definition.capital(), session.money.portfolioScale);
      pod.ledger.pay(session.money.portfolio, grant);
      session.pay(session.money.portfolio, grant);
    }
    pod.definition = definition;
    pod.limits = definition.limits();
    pod.removed = false;
  }

  // ---------------------------------------------------------------- requests

  private boolean applyRequest(Input input) {
    if (input instanceof Input.IntentMade made) {
      TwinInstrument instrument = session.instrument(made.intent().instrument());
      orders.intent(pod(made.pod()), instrument, made.intent());
    } else if (input instanceof Input.CancelRequested cancel) {
      orders.cancel(pod(cancel.pod()).order(cancel.order()));
    } else if (input instanceof Input.ReplaceRequested wish) {
      orders.replace(
          pod(wish.pod()), wish.order(), wish.orderQty(), wish.limitPrice(), wish.stopPrice());
    } else if (input instanceof Input.CancelAllRequested cancel) {
      orders.cancelAll(
          o -> o.pod.number == cancel.pod() && o.instrument.number == cancel.instrument());
    } else {
      return false;
    }
    return true;
  }

  // ---------------------------------------------------------------- market

  private boolean applyMarket(Input input) {
    if (input instanceof Input.BarClosed closed) {
      Bar bar = closed.bar().copy();
      session.eventTime = bar.closeTime();
      venue.onBar(instrument(closed.instrument()), bar);
      liquidate(closed.instrument());
    } else if (input instanceof Input.QuoteChanged changed) {
      session.eventTime = changed.quote().eventTime();
      venue.onQuote(instrument(changed.instrument()), KeptQuote.of(changed.quote()));
      liquidate(changed.instrument());
    } else if (input instanceof Input.TradeSeen seen) {
      session.eventTime = seen.trade().eventTime();
      venue.onTrade(instrument(seen.instrument()), KeptTrade.of(seen.trade()));
      liquidate(seen.instrument());
    } else if (input instanceof Input.TimePassed passed) {
      session.eventTime = passed.eventTime();
      venue.onTime(passed.eventTime());
    } else {
      return false;
    }
    return true;
  }

  private void applyInstrumentEvent(Input input) {
    if (!(input instanceof Input.InstrumentEvent event)) {
      throw new IllegalArgumentException("the twin does not know " + input);
    }
    session.eventTime = event.eventTime();
    TwinInstrument instrument = instrument(event.instrument());
    if (event instanceof Input.BookSnapshotTaken snapshot) {
      venue.onBook(instrument, snapshot);
    } else if (event instanceof Input.BookChanged changed) {
      venue.onBook(instrument, changed);
    } else if (event instanceof Input.SessionChanged changed) {
      venue.onSession(instrument, changed.phase(), changed.eventTime());
    } else {
      actions.apply(event, instrument);
      if (event instanceof Input.InstrumentSplit) {
        venue.forget(instrument);
      }
    }
    liquidate(event.instrument());
  }

  private TwinInstrument instrument(int number) {
    return session.instruments.get(number);
  }

  /** Margin accounts below maintenance that hold what the event was about. */
  private void liquidate(int number) {
    TwinInstrument seen = instrument(number);
    for (TwinPod pod : session.pods) {
      boolean holds = pod.ledger.position(seen).quantity().signum() != 0;
      if (pod.liquidating && pod.ledger.isFlat()) {
        pod.liquidating = false;
      } else if (pod.liquidating && holds) {
        close(pod, true);
      } else if (holds && pod.hasMargin() && accounts.isBelowMaintenance(pod)) {
        pod.liquidating = true;
        cancelAll(pod.number);
        close(pod, false);
      }
    }
  }

  /**
   * Sends what closes each holding where trading is not halted; those that have such an order may
   * be left out.
   */
  private void close(TwinPod pod, boolean onlyMissing) {
    for (TwinInstrument in : session.instruments) {
      boolean hasOrder =
          pod.orders.stream()
              .anyMatch(o -> o.instrument == in && o.isWorking() && o.terms.isReduceOnly());
      boolean isHalted = session.tradingState(pod, in) == TradingState.HALTED;
      boolean holds = pod.ledger.position(in).quantity().signum() != 0;
      if (holds && !isHalted && !(onlyMissing && hasOrder)) {
        orders.liquidate(pod, in);
      }
    }
  }
}
