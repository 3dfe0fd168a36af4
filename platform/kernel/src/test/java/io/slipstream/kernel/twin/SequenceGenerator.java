package io.slipstream.kernel.twin;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodDefinition;
import io.slipstream.kernel.KernelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A random session, the same for the same seed. It plays each input to a twin of its own, to know
 * the orders that can be canceled and replaced.
 */
final class SequenceGenerator {
  private static final int LENGTH = 240;

  private final Dice dice;
  private final long period;
  private final SetupGenerator setup;
  private final IntentGenerator intents;
  private final TwinKernel shadow = new TwinKernel();
  private final List<Input> inputs = new ArrayList<>();
  private final List<GeneratedMarket> markets = new ArrayList<>();
  private final String currency;

  private SequenceGenerator(long seed) {
    dice = new Dice(seed);
    period = TwinVenue.DAY / dice.pick(1, 2, 4, 4, 24);
    setup = new SetupGenerator(dice, period);
    intents = new IntentGenerator(dice, period);
    currency = dice.perMille(700) ? "USD" : "EUR";
  }

  static List<Input> generate(long seed) {
    return new SequenceGenerator(seed).generate();
  }

  private List<Input> generate() {
    open();
    long length = LENGTH + dice.between(0, 120);
    while (inputs.size() < length) {
      step();
    }
    return List.copyOf(inputs);
  }

  private void add(Input input) {
    inputs.add(input);
    try {
      shadow.apply(input);
    } catch (KernelException e) {
      // a bad input: refused by all
    }
  }

  private long now() {
    return shadow.session.eventTime;
  }

  // ---------------------------------------------------------------- setup

  private void open() {
    add(
        new Input.SessionOpened(
            currency, setup.scale(currency), "twin", "", period, 100_000_000, dice.any(), false));
    long count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      long level = dice.between(200, 1500);
      Instrument instrument = setup.instrument(i, level);
      SimulationModel model = setup.model(instrument);
      markets.add(new GeneratedMarket(dice, i, instrument, model, level, period));
      add(new Input.InstrumentAdded(instrument, model));
      setRate(instrument.quoteCurrency());
    }
    for (PodDefinition pod : setup.pods(markets, currency)) {
      add(new Input.PodAdded(pod, "0"));
    }
    long start = TwinVenue.DAY * 19_723 - dice.pick(0, 1, period, 2 * period);
    add(new Input.TimePassed(start));
    markets.forEach(market -> add(market.nextOfFeed(now())));
  }

  private void setRate(String other) {
    if (!other.equals(currency)) {
      long[] rate = setup.rate(other, currency);
      add(new Input.CurrencyRateSet(other, rate[0], rate[1]));
    }
  }

  // ---------------------------------------------------------------- steps

  private void step() {
    GeneratedMarket market = dice.pick(markets);
    if (mend()) {
      return;
    }
    switch (dice.weighted(520, 270, 60, 65, 10, 25, 20, 8, 15, 12)) {
      case 0 -> add(market.next(now()));
      case 1 -> add(intents.intent(pod(), market, now()));
      case 2 -> cancel();
      case 3 -> replace(market);
      case 4 -> add(new Input.CancelAllRequested(pod(), market.number()));
      case 5 -> add(new Input.TimePassed(market.later(now())));
      case 6 -> act(market);
      case 7 -> stop();
      case 8 -> add(new BadInputs(dice, market).next(now()));
      default -> setRateOrLimits(market);
    }
  }

  /** Pods and trading that are stopped go on soon. */
  private boolean mend() {
    for (TwinPod pod : shadow.session.pods) {
      if (pod.removed && dice.perMille(250)) {
        add(new Input.PodAdded(pod.definition, "1"));
        return true;
      }
      if (pod.suspended && !pod.removed && dice.perMille(200)) {
        add(new Input.PodResumed(pod.number, "test"));
        return true;
      }
    }
    for (Map.Entry<TradingScope, TradingState> scope : shadow.session.scopes.entrySet()) {
      if (scope.getValue() != TradingState.ACTIVE && dice.perMille(250)) {
        add(new Input.ScopeStateSet(scope.getKey(), TradingState.ACTIVE, "test", ""));
        return true;
      }
    }
    if (shadow.session.tradingState != TradingState.ACTIVE && dice.perMille(300)) {
      add(new Input.TradingStateSet(TradingState.ACTIVE, "test", ""));
      return true;
    }
    return false;
  }

  /** A pod that is there; the first when all are gone. */
  private int pod() {
    List<Integer> present = new ArrayList<>();
    for (TwinPod pod : shadow.session.pods) {
      if (!pod.removed) {
        present.add(pod.number);
      }
    }
    return present.isEmpty() ? 0 : dice.pick(present);
  }

  private TwinOrder workingOrder() {
    List<TwinOrder> working = new ArrayList<>();
    for (TwinPod pod : shadow.session.pods) {
      pod.orders.stream()
          .filter(o -> !pod.removed && (o.isWorking() || dice.perMille(30)))
          .forEach(working::add);
    }
    return working.isEmpty() || dice.perMille(40) ? null : dice.pick(working);
  }

  private void cancel() {
    TwinOrder order = workingOrder();
    add(
        order == null
            ? new Input.CancelRequested(pod(), dice.between(0, 500))
            : new Input.CancelRequested(order.pod.number, order.number));
  }

  private void replace(GeneratedMarket market) {
    TwinOrder order = workingOrder();
    add(
        order == null
            ? intents.replacement(pod(), null, market)
            : intents.replacement(order.pod.number, order, markets.get(order.instrument.number)));
  }

  // ---------------------------------------------------------------- rarer events

  private void act(GeneratedMarket market) {
    int number = market.number();
    long time = market.later(now());
    switch (dice.weighted(40, 20, 20, 20)) {
      case 0 -> split(market, time);
      case 1 -> add(new Input.DividendPaid(number, time, market.instrument().tickSize() * 3));
      case 2 -> add(new Input.FundingCharged(number, time, dice.pick(10_000, -25_000, 300_000)));
      default -> add(new Input.BorrowFeeCharged(number, time, dice.pick(10_000, 77_777)));
    }
  }

  /** A price of the new kind follows at once. */
  private void split(GeneratedMarket market, long time) {
    long a = dice.pick(2, 3, 3, 1, 2, 7, 1);
    long b = dice.pick(1, 1, 1, 1, 2, 2, 3, 9);
    add(new Input.InstrumentSplit(market.number(), time, a, b));
    market.split(a, b);
    add(market.nextOfFeed(now()));
  }

  private void stop() {
    switch (dice.weighted(30, 30, 15, 20, 10, 30)) {
      case 0 -> add(new Input.PodStopped(pod(), "test", "test"));
      case 1 -> add(new Input.PodSuspended(pod(), "test", "test"));
      case 2 -> add(new Input.PodRemoved(pod(), "test"));
      case 3 -> add(new Input.TradingStateSet(TradingState.HALTED, "test", "test"));
      case 4 -> add(new Input.TradingStateSet(TradingState.REDUCING, "test", "test"));
      default -> add(new Input.ScopeStateSet(scope(), state(), "test", "test"));
    }
  }

  private TradingState state() {
    return dice.perMille(600) ? TradingState.REDUCING : TradingState.HALTED;
  }

  private TradingScope scope() {
    return switch (dice.weighted(20, 40, 30, 10)) {
      case 0 -> TradingScope.ALL;
      case 1 -> TradingScope.ofPod(shadow.session.pods.get(pod()).definition.name());
      case 2 -> TradingScope.ofInstrument(shadow.session.instruments.get(0).terms.symbol());
      default -> TradingScope.ofVenue("SIM");
    };
  }

  private void setRateOrLimits(GeneratedMarket market) {
    if (dice.perMille(500)) {
      setRate(market.instrument().quoteCurrency());
    } else {
      add(new Input.PodLimitsSet(pod(), setup.limits(markets), "test"));
    }
  }
}
