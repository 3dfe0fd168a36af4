package io.slipstream.risk.scenario;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A kernel with the gate and the simulated venue, and what it answered last. */
final class Stage {
  static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private final List<Instrument> instruments = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();
  private final Map<String, Input.PodDefinition> definitions = new TreeMap<>();
  private TradingKernel kernel = newKernel();
  private String currency = "USD";
  private int cashScale = FixedPoint.SCALE;
  private long dayLoss = FixedPoint.ONE;
  private long time = Instant.parse("2026-03-02T12:00:00Z").getEpochSecond() * SECOND;

  private static TradingKernel newKernel() {
    return new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
  }

  void setMoney(String newCurrency, int decimals) {
    requireUnopened();
    currency = newCurrency;
    cashScale = decimals;
  }

  void setDayLoss(String fraction) {
    requireUnopened();
    dayLoss = FixedPoint.parse(fraction);
  }

  private void requireUnopened() {
    if (kernel.session() != null) {
      throw new IllegalArgumentException("this comes before every other sentence");
    }
  }

  TradingKernel kernel() {
    return kernel;
  }

  long time() {
    return time;
  }

  int cashScale(String of) {
    return of.equals(currency) ? cashScale : 2;
  }

  /** Decisions on an input. */
  List<Decision> apply(Input input) {
    if (kernel.session() == null) {
      kernel.apply(
          new Input.SessionOpened(currency, cashScale, "", "", 60 * SECOND, dayLoss, 7, false),
          decisions::add);
      kernel.apply(new Input.TimePassed(time), decisions::add);
    }
    decisions.clear();
    kernel.apply(input, decisions::add);
    kernel.checkInvariants();
    return List.copyOf(decisions);
  }

  void add(Instrument instrument, SimulationModel model) {
    apply(new Input.InstrumentAdded(instrument, model));
    instruments.add(instrument);
  }

  int number(String symbol) {
    int number = kernel.instrumentNumber(symbol);
    if (number < 0) {
      throw new IllegalArgumentException("instrument " + symbol + ": " + instruments + " are here");
    }
    return number;
  }

  Instrument instrument(String symbol) {
    return instruments.get(number(symbol));
  }

  int pod(String name) {
    int number = kernel.podNumber(name);
    if (number < 0) {
      throw new IllegalArgumentException("pod " + name + ": there is none of that name");
    }
    return number;
  }

  void addPod(String name, String capital, PodLimits own, Input.AccountType account) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < instruments.size(); i++) {
      all.add(i);
    }
    long money = money(capital);
    Input.PodDefinition definition =
        new Input.PodDefinition(name, "test", all, money, own, new TreeMap<>(), account);
    apply(new Input.PodAdded(definition, ""));
    definitions.put(name, definition);
  }

  void setAccount(String name, Input.AccountType account) {
    Input.PodDefinition before = definitions.get(name);
    apply(
        new Input.PodReconfigured(
            pod(name),
            new Input.PodDefinition(
                name,
                before.strategy(),
                before.instruments(),
                before.capital(),
                before.limits(),
                before.parameters(),
                account),
            ""));
  }

  /** Money of the portfolio currency. */
  long money(String text) {
    return FixedPoint.parse(text, cashScale);
  }

  void limit(String line) {
    String key = line.substring(0, line.indexOf('=') + 1);
    limits.removeIf(other -> other.startsWith(key));
    limits.add(line);
    setLimits();
  }

  void forgetLimits() {
    limits.clear();
    setLimits();
  }

  private void setLimits() {
    apply(new Input.LimitsSet(String.join("\n", limits), "risk officer", "as the scenario says"));
  }

  void pass(long nanoseconds) {
    time += nanoseconds;
    apply(new Input.TimePassed(time));
  }

  /** Until a time of the day, today or tomorrow. */
  void passUntil(long secondOfDay) {
    long now = Math.floorMod(time, DAY);
    long wait = secondOfDay * SECOND - now;
    pass(wait < 0 ? wait + DAY : wait);
  }

  /** Another kernel goes on from the bytes of a snapshot of this one. */
  void restore() {
    StateSnapshot snapshot = StateSnapshot.of(kernel.snapshot().toBytes());
    kernel = newKernel();
    kernel.restore(snapshot);
  }
}
