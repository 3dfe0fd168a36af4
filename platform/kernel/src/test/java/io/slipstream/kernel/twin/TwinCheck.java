package io.slipstream.kernel.twin;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.KernelException.Refusal;
import java.util.List;

/** Which inputs are refused. */
final class TwinCheck {
  private final TwinSession session;

  TwinCheck(TwinSession session) {
    this.session = session;
  }

  private static void require(boolean holds, Refusal refusal) {
    if (!holds) {
      throw new KernelException(refusal, "the twin refuses: " + refusal);
    }
  }

  void check(Input input) {
    boolean isOpened = input instanceof Input.SessionOpened;
    require(isOpened == (session.money == null), Refusal.SESSION);
    if (input instanceof Input.InstrumentEvent event) {
      checkInstrument(event.instrument());
      checkTime(event.eventTime());
      checkEvent(event);
    } else if (input instanceof Input.InstrumentAdded added) {
      checkAdded(added);
    } else if (input instanceof Input.CurrencyRateSet rate) {
      require(
          session.money.isKnown(rate.currency())
              && !rate.currency().equals(session.money.portfolio),
          Refusal.CURRENCY);
      require(rate.numerator() > 0 && rate.denominator() > 0, Refusal.RATE);
    } else if (input instanceof Input.TimePassed passed) {
      checkTime(passed.eventTime());
    } else {
      checkPrices(input);
      checkPods(input);
    }
  }

  private void checkAdded(Input.InstrumentAdded added) {
    String symbol = added.instrument().symbol();
    require(
        session.instruments.stream().noneMatch(i -> i.terms.symbol().equals(symbol)),
        Refusal.INSTRUMENT);
    String currency = added.instrument().quoteCurrency();
    require(
        !session.money.isKnown(currency)
            || session.money.scale(currency) == added.instrument().cashScale(),
        Refusal.CURRENCY);
  }

  private void checkInstrument(int number) {
    require(number >= 0 && number < session.instruments.size(), Refusal.INSTRUMENT);
  }

  private void checkTime(long time) {
    require(time >= session.eventTime, Refusal.TIME_BACKWARDS);
  }

  // ---------------------------------------------------------------- market

  private void checkPrices(Input input) {
    if (input instanceof Input.BarClosed closed) {
      checkInstrument(closed.instrument());
      checkBar(closed.bar());
    } else if (input instanceof Input.QuoteChanged changed) {
      checkInstrument(changed.instrument());
      checkQuote(changed.quote());
    } else if (input instanceof Input.TradeSeen seen) {
      checkInstrument(seen.instrument());
      TradeTick trade = seen.trade();
      checkTime(trade.eventTime());
      require(trade.price() > 0, Refusal.PRICE);
      require(trade.quantity() > 0, Refusal.QUANTITY);
    }
  }

  private void checkBar(Bar bar) {
    checkTime(bar.closeTime());
    require(bar.openTime() < bar.closeTime(), Refusal.INCONSISTENT);
    require(bar.lowPrice() > 0 && bar.openPrice() > 0 && bar.closePrice() > 0, Refusal.PRICE);
    require(bar.tradedQuantity() >= 0, Refusal.QUANTITY);
    require(
        bar.highPrice() >= Math.max(bar.openPrice(), bar.closePrice())
            && bar.lowPrice() <= Math.min(bar.openPrice(), bar.closePrice()),
        Refusal.INCONSISTENT);
  }

  private void checkQuote(Quote quote) {
    checkTime(quote.eventTime());
    require(quote.bidPrice() > 0 && quote.askPrice() > 0, Refusal.PRICE);
    require(quote.bidQuantity() >= 0 && quote.askQuantity() >= 0, Refusal.QUANTITY);
    require(quote.bidPrice() <= quote.askPrice(), Refusal.INCONSISTENT);
  }

  private static void checkEvent(Input.InstrumentEvent event) {
    if (event instanceof Input.BookSnapshotTaken snapshot) {
      checkLevels(snapshot.bids(), -1);
      checkLevels(snapshot.asks(), 1);
      require(
          snapshot.bids().isEmpty()
              || snapshot.asks().isEmpty()
              || snapshot.bids().get(0).price() <= snapshot.asks().get(0).price(),
          Refusal.INCONSISTENT);
    } else if (event instanceof Input.BookChanged changed) {
      require(changed.price() > 0, Refusal.PRICE);
      require(changed.quantity() >= 0, Refusal.QUANTITY);
    } else if (event instanceof Input.InstrumentSplit split) {
      require(split.numerator() > 0 && split.denominator() > 0, Refusal.RATE);
    } else if (event instanceof Input.DividendPaid dividend) {
      require(dividend.perUnit() >= 0, Refusal.PRICE);
    }
  }

  private static void checkLevels(List<Input.Level> levels, int direction) {
    for (int i = 0; i < levels.size(); i++) {
      require(levels.get(i).price() > 0, Refusal.PRICE);
      require(levels.get(i).quantity() > 0, Refusal.QUANTITY);
      require(
          i == 0 || Long.signum(levels.get(i).price() - levels.get(i - 1).price()) == direction,
          Refusal.INCONSISTENT);
    }
  }

  // ---------------------------------------------------------------- pods

  private void checkPods(Input input) {
    if (input instanceof Input.PodRequest request) {
      checkPod(request.pod());
      checkRequest(request);
    } else if (input instanceof Input.PodAdded added) {
      Input.PodDefinition definition = added.definition();
      require(
          session.pods.stream()
              .noneMatch(p -> !p.removed && p.definition.name().equals(definition.name())),
          Refusal.POD);
      definition.instruments().forEach(this::checkInstrument);
    } else if (input instanceof Input.PodLimitsSet set) {
      checkPod(set.pod());
    } else if (input instanceof Input.PodRemoved removed) {
      checkPod(removed.pod());
    } else if (input instanceof Input.PodStopped stopped) {
      checkPod(stopped.pod());
    } else if (input instanceof Input.PodResumed resumed) {
      checkPod(resumed.pod());
    }
  }

  private void checkPod(int number) {
    require(number >= 0 && number < session.pods.size(), Refusal.POD);
  }

  private void checkRequest(Input.PodRequest request) {
    if (request instanceof Input.IntentMade made) {
      TwinInstrument instrument = session.instrument(made.intent().instrument());
      require(instrument != null, Refusal.INSTRUMENT);
      TwinPod pod = session.pods.get(made.pod());
      require(pod.definition.instruments().contains(instrument.number), Refusal.INSTRUMENT);
    } else if (request instanceof Input.CancelAllRequested cancel) {
      checkInstrument(cancel.instrument());
    }
  }
}
