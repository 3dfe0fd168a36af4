package io.slipstream.testkit;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.CommissionModel;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a test runs: a strategy with its parameters on bars, in a pod of its own, through the
 * kernel, the gate and the simulated venue that trade live. Without further words the pod has
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
    series = List.of(ofInstruments);
    for (BarSeries one : series) {
      if (one.length() == 0) {
        throw new IllegalArgumentException(
            "bars of " + one.instrument() + ": at least one is needed");
      }
      if (!one.instrument().quoteCurrency().equals(series.get(0).instrument().quoteCurrency())) {
        throw new IllegalArgumentException("bars in several currencies: one is allowed");
      }
    }
    return this;
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
   * Plays all bars.
   *
   * @throws io.slipstream.api.strategy.ParameterException when a parameter is not allowed
   */
  public StrategyRun run() {
    return run(Replacements.NONE);
  }

  StrategyRun run(Replacements replacements) {
    return new Playback(this, series()).play(replacements);
  }

  /** The same with nothing behind a time. */
  StrategyRun runUntil(long time) {
    List<BarSeries> known = series().stream().map(one -> Bars.until(one, time)).toList();
    return new Playback(this, known).play(Replacements.NONE);
  }

  List<BarSeries> series() {
    if (series.isEmpty()) {
      throw new IllegalStateException("the test has no bars: bars(...) gives it some");
    }
    return series;
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

  SimulationModel model() {
    return model;
  }

  PodLimits limits() {
    return limits;
  }

  boolean isOnMargin() {
    return margin;
  }
}
