package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskLimitsException;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.kernel.KernelException.Refusal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Refuses inputs that do not fit the kernel's state, before anything has changed. */
final class InputRules {
  /** Money put in is bounded so that sums of it never come near the range of a long. */
  private static final long MOST_DEPOSITS = 10_000_000_000L * FixedPoint.ONE;

  /** Two days before the end of 64-bit nanoseconds, in 2262. */
  static final long LATEST = Long.MAX_VALUE - 2 * 86_400_000_000_000L;

  private static final long MOST_SPLIT = 1_000_000;
  private static final long MOST_WEIGHT = 1_000_000 * FixedPoint.ONE;

  private final TradingKernel kernel;

  InputRules(TradingKernel kernel) {
    this.kernel = kernel;
  }

  void check(Input input) {
    boolean opens = input instanceof Input.SessionOpened;
    require(opens || kernel.session() != null, Refusal.SESSION, "before its opening:", input);
    if (input instanceof Input.BarClosed in) {
      checkBar(in.instrument(), in.bar());
    } else if (input instanceof Input.QuoteChanged in) {
      checkQuote(in.instrument(), in.quote());
    } else if (input instanceof Input.TradeSeen in) {
      checkTrade(in.instrument(), in.trade());
    } else if (input instanceof Input.PodRequest in) {
      checkRequest(in);
    } else if (input instanceof Input.InstrumentEvent in) {
      checkEvent(in);
    } else if (input instanceof Input.TimePassed in) {
      requireTime("time", in.eventTime());
    } else if (input instanceof Input.SessionOpened in) {
      require(kernel.session() == null, Refusal.SESSION, "second session opening", in.market());
    } else if (input instanceof Input.ExecutionReported in) {
      require(in.commission() != Long.MIN_VALUE, Refusal.OUT_OF_RANGE, "commission", "-2^63");
    } else {
      checkSetUp(input);
    }
  }

  void checkBar(int instrument, Bar bar) {
    requireInstrument(instrument);
    long open = bar.openPrice();
    long close = bar.closePrice();
    long high = bar.highPrice();
    long low = bar.lowPrice();
    requireTime("bar", bar.closeTime());
    if (low <= 0 || bar.openTime() >= bar.closeTime() || bar.tradedQuantity() < 0) {
      refuseBar(bar);
    }
    if (high < open || high < close || low > open || low > close) {
      throw new KernelException(
          Refusal.INCONSISTENT,
          "not allowed: bar whose high "
              + high
              + " and low "
              + low
              + " do not enclose open "
              + open
              + " and close "
              + close);
    }
  }

  private static void refuseBar(Bar bar) {
    require(bar.lowPrice() > 0, Refusal.PRICE, "low price", bar.lowPrice());
    require(bar.tradedQuantity() >= 0, Refusal.QUANTITY, "quantity", bar.tradedQuantity());
    throw new KernelException(
        Refusal.INCONSISTENT,
        "not allowed: bar that closes at " + bar.closeTime() + ", not after its open");
  }

  void checkQuote(int instrument, Quote quote) {
    requireInstrument(instrument);
    requireTime("quote", quote.eventTime());
    require(quote.bidPrice() > 0, Refusal.PRICE, "bid price", quote.bidPrice());
    require(quote.askPrice() > 0, Refusal.PRICE, "ask price", quote.askPrice());
    if (quote.bidPrice() > quote.askPrice()) {
      throw new KernelException(
          Refusal.INCONSISTENT,
          "not allowed: bid " + quote.bidPrice() + " above ask " + quote.askPrice());
    }
    require(quote.bidQuantity() >= 0, Refusal.QUANTITY, "bid quantity", quote.bidQuantity());
    require(quote.askQuantity() >= 0, Refusal.QUANTITY, "ask quantity", quote.askQuantity());
  }

  void checkTrade(int instrument, TradeTick trade) {
    requireInstrument(instrument);
    requireTime("trade", trade.eventTime());
    require(trade.price() > 0, Refusal.PRICE, "price", trade.price());
    require(trade.quantity() > 0, Refusal.QUANTITY, "quantity", trade.quantity());
  }

  private void checkRequest(Input.PodRequest in) {
    requirePod(in.pod());
    if (in instanceof Input.IntentMade made) {
      Instrument wanted = made.intent().instrument();
      int number = kernel.instrumentNumber(wanted.symbol());
      require(
          number >= 0 && kernel.instrumentAt(number).terms().equals(wanted),
          Refusal.INSTRUMENT,
          "instrument",
          wanted.symbol());
      require(
          kernel.podAt(in.pod()).trades(number),
          Refusal.INSTRUMENT,
          "instrument that the pod does not trade:",
          wanted.symbol());
    } else if (in instanceof Input.CancelAllRequested all) {
      requireInstrument(all.instrument());
    } else if (in instanceof Input.HaltForced forced) {
      requireScope(forced.scope());
    }
  }

  private void checkEvent(Input.InstrumentEvent in) {
    requireInstrument(in.instrument());
    requireTime(in.getClass().getSimpleName(), in.eventTime());
    if (in instanceof Input.BookChanged change) {
      require(change.price() > 0, Refusal.PRICE, "price", change.price());
      require(change.quantity() >= 0, Refusal.QUANTITY, "quantity", change.quantity());
    } else if (in instanceof Input.BookSnapshotTaken snapshot) {
      checkLevels(snapshot.bids(), -1);
      checkLevels(snapshot.asks(), 1);
      boolean crossed =
          !snapshot.bids().isEmpty()
              && !snapshot.asks().isEmpty()
              && snapshot.bids().get(0).price() >= snapshot.asks().get(0).price();
      require(!crossed, Refusal.INCONSISTENT, "crossed book of sequence", snapshot.sequence());
    } else {
      checkAdjustment(in);
    }
  }

  private void checkAdjustment(Input.InstrumentEvent in) {
    if (in instanceof Input.InstrumentSplit split) {
      requireRatio("numerator", split.numerator());
      requireRatio("denominator", split.denominator());
    } else if (in instanceof Input.DividendPaid paid) {
      require(paid.perUnit() >= 0, Refusal.PRICE, "dividend", paid.perUnit());
    } else if (in instanceof Input.FundingCharged charged) {
      requireRate(charged.rate(), -FixedPoint.ONE);
    } else if (in instanceof Input.BorrowFeeCharged charged) {
      requireRate(charged.rate(), 0);
    }
    kernel.inputs().checkAdjustment(in);
  }

  private static void requireRatio(String what, long value) {
    boolean fits = value > 0 && value <= MOST_SPLIT;
    require(fits, Refusal.RATE, what + ", 1 to " + MOST_SPLIT + " is allowed:", value);
  }

  private static void requireRate(long rate, long least) {
    boolean fits = rate >= least && rate <= FixedPoint.ONE;
    require(fits, Refusal.RATE, "rate", FixedPoint.format(rate));
  }

  private static void checkLevels(List<Input.Level> levels, int direction) {
    long last = 0;
    for (Input.Level level : levels) {
      require(level.price() > 0, Refusal.PRICE, "price", level.price());
      require(level.quantity() > 0, Refusal.QUANTITY, "quantity", level.quantity());
      boolean ordered = last == 0 || Long.compare(level.price(), last) == direction;
      require(ordered, Refusal.INCONSISTENT, "level out of order, price", level.price());
      last = level.price();
    }
  }

  private void checkSetUp(Input input) {
    if (input instanceof Input.InstrumentAdded in) {
      checkInstrument(in.instrument());
    } else if (input instanceof Input.SliceEnded in) {
      boolean hasUse =
          kernel.isNetting() || kernel.coordination().isActive() || kernel.hasHeldOrders();
      require(hasUse, Refusal.SESSION, "end of a slice without netting or desks, at", in);
    } else if (input instanceof Input.CurrencyRateSet in) {
      kernel.rates().check(in);
    } else if (input instanceof Input.CapitalAllocated in) {
      checkAllocation(in);
    } else if (input instanceof Input.LimitsSet in) {
      checkLimits(in.limits());
    } else if (input instanceof Input.DeskSet in) {
      checkDesk(in);
    } else if (input instanceof Input.PodAdded in) {
      checkAdded(in);
    } else {
      checkPodChange(input);
    }
  }

  private void checkAllocation(Input.CapitalAllocated in) {
    Set<String> seen = new TreeSet<>();
    long left = Bounded.MAX;
    for (Allotment allotment : in.allotments()) {
      String pod = allotment.pod();
      require(kernel.findPod(pod) != null, Refusal.POD, "pod", pod);
      require(seen.add(pod), Refusal.POD, "pod that is there twice:", pod);
      long target = allotment.targetCapital();
      boolean fits = target >= 0 && target <= left;
      require(fits, Refusal.OUT_OF_RANGE, "target capital of " + pod + ":", target);
      left -= target;
    }
  }

  /** A rule can be lifted of a desk that the limits do not name any more. */
  private void checkDesk(Input.DeskSet in) {
    if (in.rule().isEmpty()) {
      return;
    }
    List<String> rules = kernel.coordination().rules();
    require(
        rules.contains(in.rule()),
        Refusal.DEFINITION,
        "rule of desk " + in.name() + ", one of " + rules + " is:",
        in.rule());
    SortedMap<String, List<String>> desks = RiskLimits.parse(kernel.limits().limits()).desks();
    List<String> pods = desks.get(in.name());
    require(
        pods != null,
        Refusal.DEFINITION,
        "desk that no line desk.NAME.pods of the limits names, known are " + desks.keySet() + ":",
        in.name());
    String allowed = " of desk " + in.name() + ", its pods are " + pods + ":";
    Set<String> seen = new TreeSet<>();
    for (String pod : in.priority()) {
      boolean fits = pods.contains(pod) && seen.add(pod);
      require(fits, Refusal.DEFINITION, "priority" + allowed, pod);
    }
    in.weights()
        .forEach(
            (pod, weight) -> {
              require(pods.contains(pod), Refusal.DEFINITION, "weight" + allowed, pod);
              require(
                  weight >= 0 && weight <= MOST_WEIGHT,
                  Refusal.DEFINITION,
                  "weight of pod " + pod + ", 0 to 1000000 is:",
                  FixedPoint.format(weight));
            });
  }

  private static void checkLimits(String limits) {
    try {
      RiskLimits.parse(limits);
    } catch (RiskLimitsException e) {
      throw new KernelException(Refusal.DEFINITION, "not allowed: limits, " + e.getMessage());
    }
  }

  private void checkInstrument(Instrument instrument) {
    String symbol = instrument.symbol();
    require(
        kernel.instrumentNumber(symbol) < 0,
        Refusal.INSTRUMENT,
        "instrument that is there already",
        symbol);
    int scale = kernel.cashScale(instrument.quoteCurrency());
    require(
        scale < 0 || scale == instrument.cashScale(),
        Refusal.CURRENCY,
        "cash scale of " + instrument.quoteCurrency() + ", which has " + scale + ":",
        instrument.cashScale());
  }

  private void checkAdded(Input.PodAdded in) {
    checkDefinition(in.definition());
    String name = in.definition().name();
    Pod known = kernel.findPod(name);
    require(known == null || known.isRemoved(), Refusal.POD, "pod that is there already", name);
    long capital = in.definition().capital();
    require(
        known != null || capital <= MOST_DEPOSITS - kernel.deposits(),
        Refusal.OUT_OF_RANGE,
        "capital, as all pods together may get 10000000000:",
        FixedPoint.format(capital));
  }

  private void checkPodChange(Input input) {
    if (input instanceof Input.PodReconfigured in) {
      requirePod(in.pod());
      String name = kernel.podAt(in.pod()).definition().name();
      boolean same = in.definition().name().equals(name);
      require(same, Refusal.POD, "another name of pod " + name + ":", in.definition().name());
      checkDefinition(in.definition());
    } else if (input instanceof Input.PodLimitsSet in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodRemoved in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodBound in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodUnbound in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodStopped in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodResumed in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodFlattened in) {
      requirePod(in.pod());
    } else if (input instanceof Input.PodReduced in) {
      requirePod(in.pod());
      boolean fits = in.share() > 0 && in.share() <= FixedPoint.ONE;
      require(fits, Refusal.RATE, "share, above 0 to 1 is allowed:", FixedPoint.format(in.share()));
    } else if (input instanceof Input.PositionAdopted in) {
      requirePod(in.pod());
      requireInstrument(in.instrument());
      require(in.quantity() != 0, Refusal.QUANTITY, "quantity", in.quantity());
      kernel.inputs().checkAdoption(in);
    } else if (input instanceof Input.CashAdopted in) {
      require(in.cash() != 0, Refusal.QUANTITY, "cash", in.cash());
      kernel.treasury().checkReceive(in.cash());
    } else if (input instanceof Input.PodReenabled in) {
      requirePod(in.pod());
    } else if (input instanceof Input.StateChange in) {
      requireScope(in.scope());
    } else if (input instanceof Input.ScopeFlattened in) {
      requireScope(in.scope());
    }
  }

  private void requireScope(TradingScope scope) {
    String name = scope.name();
    switch (scope.kind()) {
      case ALL -> {}
      case POD -> require(kernel.findPod(name) != null, Refusal.POD, "pod", name);
      case INSTRUMENT ->
          require(kernel.instrumentNumber(name) >= 0, Refusal.INSTRUMENT, "instrument", name);
      case VENUE ->
          require(
              kernel.venueName().equals(name),
              Refusal.VENUE,
              "venue, there is " + kernel.venueName() + ":",
              name);
    }
  }

  private void checkDefinition(Input.PodDefinition definition) {
    require(
        definition.capital() > 0,
        Refusal.DEFINITION,
        "capital",
        FixedPoint.format(definition.capital()));
    require(!definition.instruments().isEmpty(), Refusal.DEFINITION, "list of instruments", "none");
    definition.instruments().forEach(this::requireInstrument);
  }

  private void requirePod(int pod) {
    require(pod >= 0 && pod < kernel.podCount(), Refusal.POD, "pod number", pod);
  }

  private void requireInstrument(int instrument) {
    if (instrument < 0 || instrument >= kernel.instrumentCount()) {
      throw new KernelException(Refusal.INSTRUMENT, "not allowed: instrument number " + instrument);
    }
  }

  private void requireTime(String what, long eventTime) {
    if (eventTime > LATEST) {
      throw new KernelException(
          Refusal.OUT_OF_RANGE, "not allowed: " + what + " at " + eventTime + ", after " + LATEST);
    }
    if (eventTime < kernel.eventTime()) {
      throw new KernelException(
          Refusal.TIME_BACKWARDS,
          "not allowed: "
              + what
              + " that goes back in time, from "
              + kernel.eventTime()
              + " to "
              + eventTime);
    }
  }

  private static void require(boolean fits, Refusal refusal, String what, Object value) {
    if (!fits) {
      throw new KernelException(refusal, "not allowed: " + what + " " + value);
    }
  }
}
