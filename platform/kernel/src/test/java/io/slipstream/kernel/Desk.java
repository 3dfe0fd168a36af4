package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input.AccountType;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A kernel on the simulated venue, fed by quotes, with a gate that lets everything pass. */
final class Desk {
  static final PodLimits LIMITS =
      new PodLimits(Bounded.MAX, Bounded.MAX, Integer.MAX_VALUE, FixedPoint.ONE);
  static final SimulationModel QUOTES = SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES);

  final TradingKernel kernel;
  final List<Decision> decisions = new ArrayList<>();
  final List<Instrument> instruments = new ArrayList<>();
  long time = 1_000;

  Desk(String currency, int cashScale, boolean netting) {
    kernel = new TradingKernel(new OpenGate(), new SimulatedVenue());
    apply(new Input.SessionOpened(currency, cashScale, "", "", 1, FixedPoint.ONE, 7, netting));
  }

  /** US dollars in cents. */
  Desk() {
    this("USD", 2, false);
  }

  int add(Instrument instrument) {
    return add(instrument, QUOTES);
  }

  int add(Instrument instrument, SimulationModel model) {
    apply(new Input.InstrumentAdded(instrument, model));
    instruments.add(instrument);
    return instruments.size() - 1;
  }

  /** Prices with two decimals, whole units, money in cents, no fees. */
  static Instrument.Builder stock(String symbol, String currency) {
    return Instrument.builder(symbol, currency).scales(2, 0, 2);
  }

  int pod(String name, long capital, AccountType account) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < instruments.size(); i++) {
      all.add(i);
    }
    apply(
        new Input.PodAdded(
            new Input.PodDefinition(name, "test", all, capital, LIMITS, new TreeMap<>(), account),
            ""));
    return kernel.podNumber(name);
  }

  Desk apply(Input input) {
    decisions.clear();
    kernel.apply(input, decisions::add);
    kernel.checkInvariants();
    return this;
  }

  /** Bid and ask at one price, without an end of quantity. */
  Desk quote(int instrument, long price) {
    return quote(instrument, price, price);
  }

  Desk quote(int instrument, long bid, long ask) {
    String symbol = instruments.get(instrument).symbol();
    time++;
    KeptQuote quote = new KeptQuote(symbol, time, time, bid, 1_000_000, ask, 1_000_000);
    return apply(new Input.QuoteChanged(instrument, quote));
  }

  Desk bar(int instrument, long open, long high, long low, long close, long period) {
    BarSeries series =
        BarSeries.builder(instruments.get(instrument), period)
            .add(time, open, high, low, close, 1_000)
            .build();
    time += period;
    return apply(new Input.BarClosed(instrument, series.bar(0)));
  }

  OrderDraft draft(int instrument) {
    return new OrderDraft(instruments.get(instrument));
  }

  /** Sends an order and returns it. */
  Order send(int pod, OrderTerms terms) {
    apply(new Input.IntentMade(pod, new OrderDraft(terms.instrument()).set(terms).toIntent()));
    return order(pod, kernel.podAt(pod).orders());
  }

  Order order(int pod, long number) {
    return kernel.blotter().find(Order.orderId(pod, number));
  }

  Desk buy(int pod, int instrument, long quantity) {
    send(pod, draft(instrument).market(Side.BUY, quantity));
    return this;
  }

  Desk sell(int pod, int instrument, long quantity) {
    send(pod, draft(instrument).market(Side.SELL, quantity));
    return this;
  }

  Position position(int pod, int instrument) {
    return kernel.position(pod, instrument);
  }

  long cash(int pod) {
    return kernel.account(pod).cash();
  }

  /** States that orders went through in the last input, in order. */
  List<OrderState> states() {
    return decisions.stream()
        .filter(Decision.OrderChanged.class::isInstance)
        .map(decision -> ((Decision.OrderChanged) decision).state())
        .toList();
  }

  <T extends Decision> List<T> made(Class<T> type) {
    return decisions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Another kernel that was made from a snapshot of this one. */
  TradingKernel restored() {
    TradingKernel other = new TradingKernel(new OpenGate(), new SimulatedVenue());
    other.restore(kernel.snapshot());
    return other;
  }

  private static final class OpenGate implements PreTradeGate {
    @Override
    public Verdict check(OrderTerms intent, GateView view) {
      return Verdict.ALLOWED;
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
}
