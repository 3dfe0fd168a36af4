package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.service.venue.VenueAccounts;
import io.slipstream.api.service.venue.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A kernel with a venue and a gate that do what the test says. */
final class Scenario {
  static final long MINUTE = 60_000_000_000L;
  static final Instrument COIN =
      Instrument.builder("COIN", "USD").tickSize(1_000_000).commission(100_000, 100_000).build();

  final List<VenueOrder> sent = new ArrayList<>();
  final List<Decision> decisions = new ArrayList<>();

  /** Quantity and working quantities, BUY and SELL, that the gate was shown last. */
  final long[] checked = new long[3];

  final TradingKernel kernel;
  Verdict verdict = Verdict.ALLOWED;
  ExecutionListener reports;
  VenueAccounts accounts;
  boolean answersCancels = true;
  private long time;

  Scenario(String... pods) {
    this(new BigDecimal("1000"), pods);
  }

  Scenario(BigDecimal capital, String... pods) {
    this(capital, false, pods);
  }

  Scenario(BigDecimal capital, boolean netting, String... pods) {
    kernel = new TradingKernel(new ScriptedGate(), new ScriptedVenue());
    apply(new Input.SessionOpened("USD", 8, "COIN", "", MINUTE, FixedPoint.ONE, 0, netting));
    apply(new Input.InstrumentAdded(COIN, SimulationModel.DEFAULT));
    for (String pod : pods) {
      apply(new Input.PodAdded(definition(pod, capital.toPlainString()), "hash"));
    }
    bar("100", "100", "100", "100");
  }

  static Input.PodDefinition definition(String pod, String capital) {
    PodLimits limits = new PodLimits(units("1000000"), units("1000000"), 1000, FixedPoint.ONE);
    return new Input.PodDefinition(
        pod, "test", List.of(0), units(capital), limits, new TreeMap<>(), Input.AccountType.CASH);
  }

  static long units(String text) {
    return FixedPoint.parse(text);
  }

  void apply(Input input) {
    kernel.apply(input, decisions::add);
    kernel.checkInvariants();
  }

  void bar(String open, String high, String low, String close) {
    apply(new Input.BarClosed(0, nextBar(open, high, low, close)));
  }

  Bar nextBar(String open, String high, String low, String close) {
    Bar bar =
        BarSeries.builder(COIN, MINUTE)
            .add(time, units(open), units(high), units(low), units(close), 0)
            .build()
            .bar(0);
    time += MINUTE;
    return bar;
  }

  long order(int pod, Side side, String quantity) {
    apply(new Input.IntentMade(pod, OrderIntent.market(COIN, side, units(quantity))));
    return sent.isEmpty() ? 0 : sent.get(sent.size() - 1).orderId();
  }

  void fill(int pod, Side side, String quantity, String price, String commission) {
    long id = order(pod, side, quantity);
    reports.accepted(id, time);
    reports.filled(id, time, units(quantity), units(price), units(commission), false);
    kernel.checkInvariants();
  }

  /** Another kernel that was made from a snapshot of this one. */
  TradingKernel restored() {
    TradingKernel other = new TradingKernel(new ScriptedGate(), new ScriptedVenue());
    other.restore(kernel.snapshot());
    return other;
  }

  private final class ScriptedGate implements PreTradeGate {
    @Override
    public Verdict check(OrderTerms intent, GateView view) {
      checked[0] = intent.orderQty();
      checked[1] = view.workingBuyQty();
      checked[2] = view.workingSellQty();
      return verdict;
    }

    @Override
    public void writeState(StateSink sink) {
      sink.put(0);
    }

    @Override
    public void readState(StateSource source) {
      source.takeInt(0, 0);
    }
  }

  private final class ScriptedVenue implements Venue {
    @Override
    public void connect(ExecutionListener listener, VenueAccounts newAccounts) {
      reports = listener;
      accounts = newAccounts;
    }

    @Override
    public void begin(long seed) {}

    @Override
    public void addInstrument(int instrument, Instrument terms, SimulationModel model) {}

    @Override
    public void submit(VenueOrder order) {
      sent.add(order);
    }

    @Override
    public void cancel(long orderId, long eventTime) {
      if (answersCancels) {
        reports.canceled(orderId, eventTime, "canceled");
      }
    }

    @Override
    public void replace(
        long orderId, long orderQty, long limitPrice, long stopPrice, long eventTime) {}

    @Override
    public void onBar(int instrument, Bar bar) {}

    @Override
    public void onQuote(int instrument, Quote quote) {}

    @Override
    public void onTrade(int instrument, TradeTick trade) {}

    @Override
    public void onBook(int instrument, Book book, long eventTime) {}

    @Override
    public void onSession(int instrument, SessionPhase phase, long eventTime) {}

    @Override
    public void onSplit(int instrument, long numerator, long denominator) {}

    @Override
    public void onTime(long eventTime) {}

    @Override
    public void writeState(StateSink sink) {
      sink.put(sent.size());
    }

    @Override
    public void readState(StateSource source) {
      source.takeInt(sent.size(), sent.size());
    }
  }
}
