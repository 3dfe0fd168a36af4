package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a test runs: a strategy with its parameters on bars or quotes, in a pod of its own, through
 * the kernel, the gate and the simulated venue that trade live. Without further words the pod has
 * 10,000 of cash, its limits are wide open, there is no commission, and an order is filled at the
 * open of the next bar.
 *
 * <pre>{@code
 * StrategyTest test = StrategyTest.of(new MyFactory())
 *     .parameter("window", 5)
 *     .bars(Bars.randomWalk(Bars.instrument("BTC/USD"), "1d", 500, 1));
 * assertThat(test.run()).hasNoDenials().isNotSuspended();
 * LookAheadProbe.check(test);
 * SnapshotProbe.check(test);
 * }</pre>
 */
public final class StrategyTest {
  private static final long WIDE_OPEN = Long.MAX_VALUE / 4;
  private static final long CAPITAL = 10_000 * FixedPoint.ONE;

  private final StrategyFactory factory;
  private final SortedMap<String, String> given = new TreeMap<>();
  private List<BarSeries> series = List.of();
  private List<QuoteSeries> quotes = List.of();
  private long capital = CAPITAL;
  private SimulationModel model = SimulationModel.DEFAULT;
  private PodLimits limits = new PodLimits(WIDE_OPEN, WIDE_OPEN, Integer.MAX_VALUE, FixedPoint.ONE);
  private boolean margin;

  private StrategyTest(StrategyFactory factory) {
    this.factory = Objects.requireNonNull(factory, "factory");
  }

  /** Begins a test of a factory's strategy. */
  public static StrategyTest of(StrategyFactory factory) {
    return new StrategyTest(factory);
  }

  /** Sets a parameter; the others have their defaults. It is checked when the run begins. */
  public StrategyTest parameter(String name, Object value) {
    given.put(name, String.valueOf(value));
    return this;
  }

  /** The bars of each instrument, in the order of the pod's instruments, all in one currency. */
  public StrategyTest bars(BarSeries... ofInstruments) {
    List<BarSeries> given = List.of(ofInstruments);
    given.forEach(one -> requireSome("bars", one.instrument(), one.length()));
    series = given;
    requireOneCurrency();
    return this;
  }

  /**
   * The quotes of each instrument, which execute its orders then; those without bars come behind
   * those that have some.
   */
  public StrategyTest quotes(QuoteSeries... ofInstruments) {
    List<QuoteSeries> given = List.of(ofInstruments);
    given.forEach(one -> requireSome("quotes", one.instrument(), one.quotes().size()));
    quotes = given;
    requireOneCurrency();
    return this;
  }

  private static void requireSome(String what, Instrument instrument, int count) {
    if (count == 0) {
      throw new IllegalArgumentException(what + " of " + instrument + ": at least one is needed");
    }
  }

  private void requireOneCurrency() {
    if (instruments().stream().map(Instrument::quoteCurrency).distinct().count() > 1) {
      throw new IllegalArgumentException("instruments in several currencies: one is allowed");
    }
  }

  /** What the pod is given, a decimal number above zero. */
  public StrategyTest capital(String money) {
    capital = Decimals.fixedPoint("capital", money);
    if (capital <= 0) {
      throw new IllegalArgumentException("capital = '" + money + "': above 0 is allowed");
    }
    return this;
  }

  /** A commission on the notional of every execution, for example {@code 0.001}. */
  public StrategyTest commission(String rate) {
    long fraction = Decimals.fixedPoint("commission", rate);
    model = model.withCommission(CommissionModel.rate(fraction, 0));
    return this;
  }

  /** How the venue treats the orders; it holds a commission of its own. */
  public StrategyTest model(SimulationModel simulation) {
    model = Objects.requireNonNull(simulation, "simulation");
    return this;
  }

  /** What the gate allows. */
  public StrategyTest limits(PodLimits ofPod) {
    limits = Objects.requireNonNull(ofPod, "ofPod");
    return this;
  }

  /** An account that needs the instruments' margin only, instead of one that pays in full. */
  public StrategyTest onMargin() {
    margin = true;
    return this;
  }

  /**
   * Plays all of it.
   *
   * @throws io.slipstream.api.strategy.ParameterException when a parameter is not allowed
   */
  public StrategyRun run() {
    return run(Replacements.NONE);
  }

  StrategyRun run(Replacements replacements) {
    requireEvents();
    return new Playback(this, series, quotes).play(replacements);
  }

  /** The same with nothing behind a time. */
  StrategyRun runUntil(long time) {
    List<BarSeries> known = series.stream().map(one -> Bars.until(one, time)).toList();
    List<QuoteSeries> quoted = quotes.stream().map(one -> one.until(time)).toList();
    return new Playback(this, known, quoted).playUntil(time);
  }

  private void requireEvents() {
    if (series.isEmpty() && quotes.isEmpty()) {
      throw new IllegalStateException(
          "the test has no bars: bars(...) gives it some, or quotes(...) those");
    }
  }

  List<Instrument> instruments() {
    return Stream.concat(
            series.stream().map(BarSeries::instrument),
            quotes.stream().map(QuoteSeries::instrument))
        .distinct()
        .toList();
  }

  SimulationModel model(Instrument instrument) {
    boolean quoted = quotes.stream().anyMatch(one -> one.instrument().equals(instrument));
    return quoted ? model.withFeed(ExecutionFeed.QUOTES) : model;
  }

  Strategy strategy() {
    return factory.create(parameters());
  }

  Parameters parameters() {
    return Parameters.resolve(factory.descriptor().parameters(), Map.copyOf(given));
  }

  String id() {
    return factory.descriptor().id();
  }

  long capital() {
    return capital;
  }

  PodLimits limits() {
    return limits;
  }

  boolean isOnMargin() {
    return margin;
  }
}
