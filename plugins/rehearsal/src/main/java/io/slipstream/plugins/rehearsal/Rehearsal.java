package io.slipstream.plugins.rehearsal;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.Order;
import io.slipstream.kernel.Outcome;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One pod with the kernel, gate and simulated venue of a session, in a cash account whose limits
 * are wide open. Every event is checked: a strategy that fails ends the rehearsal with its words.
 */
public final class Rehearsal {
  private static final long WIDE_OPEN = Long.MAX_VALUE / 4;
  private static final long DAY = 86_400_000_000_000L;
  private static final int ALL = 1_000_000;

  private final TradingKernel kernel =
      new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
  private final List<Fill> fills = new ArrayList<>();
  private final PodLoop loop = new PodLoop(kernel, InputLog.NONE, this::note);
  private final StrategyFactory factory;
  private final Map<String, String> parameters;
  private final List<Instrument> instruments;
  private boolean restarting;
  private int denied;

  /** A pod of so many dollars; {@code feed} executes the orders in every instrument. */
  public Rehearsal(
      StrategyFactory factory,
      Map<String, String> parameters,
      String capital,
      ExecutionFeed feed,
      Instrument... instruments) {
    this.factory = factory;
    this.parameters = Map.copyOf(parameters);
    this.instruments = List.of(instruments);
    String first = instruments[0].symbol();
    loop.apply(
        new Input.SessionOpened("USD", FixedPoint.SCALE, first, "", DAY, FixedPoint.ONE, 0, false));
    for (Instrument instrument : instruments) {
      loop.apply(new Input.InstrumentAdded(instrument, SimulationModel.DEFAULT.withFeed(feed)));
    }
    loop.apply(new Input.PodAdded(definition(FixedPoint.parse(capital)), ""));
    loop.bind(0, create());
    check();
  }

  private Input.PodDefinition definition(long capital) {
    return new Input.PodDefinition(
        "pod",
        factory.descriptor().id(),
        IntStream.range(0, instruments.size()).boxed().toList(),
        capital,
        new PodLimits(WIDE_OPEN, WIDE_OPEN, Integer.MAX_VALUE, FixedPoint.ONE),
        new TreeMap<>(parameters),
        Input.AccountType.CASH);
  }

  private Strategy create() {
    return factory.create(Parameters.resolve(factory.descriptor().parameters(), parameters));
  }

  /** After each slice the strategy goes on as a new one from the snapshot of the old one. */
  public Rehearsal restartingAfterEachSlice() {
    restarting = true;
    return this;
  }

  /**
   * Another build takes the strategy's place, orders what it is told to at its first event, and
   * fails at its fourth: the strategy decides again.
   */
  public void tryAnother(OrderTerms wanted) {
    loop.replace(0, new Failing(wanted), loop.snapshot(0), 10);
  }

  private static final class Failing implements Strategy {
    private final OrderTerms wanted;
    private int events;

    Failing(OrderTerms wanted) {
      this.wanted = wanted;
    }

    @Override
    public void restore(StrategySnapshot snapshot, StrategyContext context) {}

    @Override
    public void onBar(Bar bar, StrategyContext context) {
      act(context);
    }

    @Override
    public void onQuote(Quote quote, StrategyContext context) {
      act(context);
    }

    private void act(StrategyContext context) {
      events++;
      if (events == 1) {
        context.submit(wanted);
      } else if (events == 4) {
        throw new IllegalStateException("no good");
      }
    }
  }

  /** Plays bars of one instrument, each a slice. */
  public void play(BarSeries series) {
    for (int i = 0; i < series.length(); i++) {
      onBar(series.bar(i));
      endSlice();
    }
  }

  /** A bar is complete. */
  public void onBar(Bar bar) {
    loop.onBar(number(bar.symbol()), bar);
  }

  /** Best prices in price units, with 1,000 units of each. */
  public void quote(Instrument instrument, long time, long bid, long ask) {
    long plenty = FixedPoint.powerOfTen(instrument.quantityScale()) * 1000;
    onQuote(new KeptQuote(instrument.symbol(), time, time, bid, plenty, ask, plenty));
    endSlice();
  }

  /** Best prices changed. */
  public void onQuote(Quote quote) {
    loop.onQuote(number(quote.symbol()), quote);
  }

  /** Time passes: timers fire. */
  public void advance(long time) {
    loop.advance(time);
    check();
  }

  /** All events of this time have been played. */
  public void endSlice() {
    loop.endSlice();
    check();
    if (restarting) {
      loop.resume(0, create(), loop.snapshot(0));
    }
  }

  private int number(String symbol) {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).symbol().equals(symbol)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no instrument " + symbol + " in " + instruments);
  }

  private void check() {
    String failure = kernel.pod(0).suspension();
    if (!failure.isEmpty()) {
      throw new IllegalStateException(failure);
    }
  }

  private void note(Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.FILLED) {
      fills.add(outcome.copy());
    } else if (outcome.kind() == Outcome.Kind.DENIED) {
      denied++;
    }
  }

  /** Everything executed so far. */
  public List<Fill> fills() {
    return Collections.unmodifiableList(fills);
  }

  /** Every order so far, in the order they were asked for. */
  public List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    kernel.newestOrders(ALL, orders::add);
    Collections.reverse(orders);
    return orders;
  }

  /** Those of them that are in flight or open. */
  public List<Order> workingOrders() {
    return orders().stream().filter(order -> !order.state().isClosed()).toList();
  }

  /** What the pod holds. */
  public Position position(Instrument instrument) {
    return kernel.position(0, number(instrument.symbol()));
  }

  /** The pod's equity, {@link FixedPoint}. */
  public long equity() {
    return kernel.equity(0);
  }

  /** Intents the gate refused. */
  public int denied() {
    return denied;
  }
}
