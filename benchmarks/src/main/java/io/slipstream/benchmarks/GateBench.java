package io.slipstream.benchmarks;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the gate costs an order, in a real kernel: 1,000 instruments, 100 pods on ten desks, 1,000
 * resting orders, every rule set and none broken. An instrument moves before each order. The time
 * is the gate's alone, with what it is told before it decides.
 *
 * <p>Measured twice: with ten instruments a pod, and "dense", each pod in each of them: 100,000
 * positions, more than a processor's cache holds.
 *
 * <p>The peer "own-limits" is the same session with the limits only that every pod brings along.
 */
final class GateBench {
  private static final int INSTRUMENTS = 1_000;
  private static final int PODS = 100;
  private static final int DESKS = 10;
  private static final int WARM_UP = 1_000_000;
  private static final int ORDERS = 300_000;
  private static final long CAPITAL = 50_000_000 * FixedPoint.ONE;
  private static final PodLimits OWN =
      new PodLimits(
          1_000 * FixedPoint.ONE, 1_000_000_000 * FixedPoint.ONE, 1_000_000, FixedPoint.ONE);
  private static final String LIMITS =
      """
      %s
      bucket.half.instruments = %s
      portfolio.daily-loss = 1
      portfolio.drawdown = 1
      portfolio.gross-exposure = 90000000000
      portfolio.net-exposure = 90000000000
      portfolio.leverage = 1000
      portfolio.concentration = 1
      portfolio.messages-per-minute = 10000000
      portfolio.messages-per-second = 10000000
      portfolio.duplicate-window = 0.000001
      portfolio.no-self-trade = true
      portfolio.trading-hours = 00:00-23:59
      portfolio.market-age = 60
      portfolio.no-crossed-market = true
      portfolio.spread = 0.5
      portfolio.volatility = 1
      portfolio.order-quantity = 1000000
      portfolio.order-notional = 1000000000
      portfolio.price-collar = 0.5
      portfolio.fat-finger = 1000
      bucket.half.gross-exposure = 90000000000
      bucket.half.net-exposure = 90000000000
      pod.*.daily-loss = 1
      pod.*.drawdown = 1
      pod.*.position = 1000000
      pod.*.position-notional = 90000000000
      pod.*.gross-exposure = 90000000000
      pod.*.net-exposure = 90000000000
      pod.*.leverage = 1000
      pod.*.margin-use = 1
      pod.*.concentration = 1
      pod.*.messages-per-minute = 10000000
      pod.*.messages-per-second = 10000000
      pod.*.repeated-executions = 90000000000
      instrument.*.position = 1000000
      instrument.*.position-notional = 90000000000
      instrument.*.capacity = 90000000000
      portfolio.scale-by-drawdown = 0.9:0.5
      portfolio.scale-by-hours = 23:58-23:59:0.5
      portfolio.volatility-target = 1
      """;

  private static final String DESK =
      """
      desk.NAME.pods = %s
      desk.NAME.daily-loss = 1
      desk.NAME.drawdown = 1
      desk.NAME.gross-exposure = 90000000000
      desk.NAME.net-exposure = 90000000000
      desk.NAME.leverage = 1000
      desk.NAME.concentration = 1
      """;

  private final SplittableRandom random = new SplittableRandom(5);
  private final TimedGate gate = new TimedGate(new LimitGateFactory().create());
  private final TradingKernel kernel = new TradingKernel(gate, new SimulatedVenue());
  private final List<Instrument> instruments = new ArrayList<>();
  private final long[] prices = new long[INSTRUMENTS];
  private final OneQuote quote = new OneQuote();
  private final byte[] sides = new byte[INSTRUMENTS * PODS];
  private final int perPod;
  private long denied;

  private GateBench(boolean limited, int perPod) {
    this.perPod = perPod;
    apply(
        new Input.SessionOpened(
            "USD", FixedPoint.SCALE, "bench", "", Market.MINUTE, FixedPoint.ONE, 0, false));
    for (int i = 0; i < INSTRUMENTS; i++) {
      Instrument instrument = Market.instrument("I" + i);
      instruments.add(instrument);
      apply(
          new Input.InstrumentAdded(
              instrument, SimulationModel.DEFAULT.withFeed(ExecutionFeed.QUOTES)));
      prices[i] = 10_000;
    }
    for (int pod = 0; pod < PODS; pod++) {
      apply(
          new Input.PodAdded(
              new Input.PodDefinition(
                  "pod-" + pod,
                  "bench",
                  traded(pod),
                  CAPITAL,
                  OWN,
                  new TreeMap<>(),
                  Input.AccountType.CASH),
              ""));
    }
    fill();
    if (limited) {
      String desks =
          IntStream.range(0, DESKS).mapToObj(GateBench::desk).collect(Collectors.joining());
      String half =
          String.join(",", IntStream.range(0, INSTRUMENTS / 2).mapToObj(i -> "I" + i).toList());
      apply(new Input.LimitsSet(LIMITS.formatted(desks, half), "bench", "bench"));
    }
  }

  private List<Integer> traded(int pod) {
    return IntStream.range(0, perPod).mapToObj(i -> instrument(pod, i)).sorted().toList();
  }

  private static int instrument(int pod, int which) {
    return (pod * 10 + which) % INSTRUMENTS;
  }

  private static String desk(int desk) {
    int first = desk * PODS / DESKS;
    String pods =
        IntStream.range(first, first + PODS / DESKS)
            .mapToObj(pod -> "pod-" + pod)
            .collect(Collectors.joining(","));
    return DESK.formatted(pods).replace("NAME", "d" + desk);
  }

  private void apply(Input input) {
    kernel.apply(input, this::count);
  }

  private void count(Decision decision) {
    denied += decision instanceof Decision.IntentDenied ? 1 : 0;
  }

  /** Every pod gets a position in each of its instruments, and ten orders that rest far away. */
  private void fill() {
    IntStream.range(0, INSTRUMENTS).forEach(this::move);
    for (int pod = 0; pod < PODS; pod++) {
      for (int i = 0; i < perPod; i++) {
        move(instrument(pod, i));
        order(pod, instrument(pod, i));
      }
    }
    for (int pod = 0; pod < PODS; pod++) {
      for (int i = 0; i < 10; i++) {
        Instrument instrument = instruments.get(instrument(pod, i));
        apply(
            new Input.IntentMade(pod, OrderIntent.limit(instrument, Side.BUY, Market.UNIT, 1_000)));
      }
    }
  }

  private void move(int instrument) {
    prices[instrument] = Math.max(5_000, prices[instrument] + random.nextInt(-20, 21));
    apply(
        new Input.QuoteChanged(
            instrument, quote.next(instruments.get(instrument).symbol(), prices[instrument])));
  }

  /** Buys one or sells it again at the quote. */
  private void order(int pod, int instrument) {
    int at = pod * INSTRUMENTS + instrument;
    Side side = sides[at] == 0 ? Side.BUY : Side.SELL;
    sides[at] = (byte) (1 - sides[at]);
    long price = prices[instrument] + (side == Side.BUY ? 1 : -1);
    long quantity = Market.UNIT + random.nextInt(2);
    apply(
        new Input.IntentMade(
            pod,
            new OrderDraft(instruments.get(instrument))
                .limit(side, quantity, price)
                .timeInForce(TimeInForce.IOC)
                .toIntent()));
  }

  private TimedGate run() {
    steps(WARM_UP);
    gate.reset();
    steps(ORDERS);
    if (denied > 0) {
      throw new IllegalStateException(denied + " orders were denied");
    }
    return gate;
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      int pod = random.nextInt(PODS);
      int instrument = instrument(pod, random.nextInt(perPod));
      move(instrument);
      order(pod, instrument);
    }
  }

  static List<Figure> measure() {
    List<Figure> figures = new ArrayList<>(measure("risk.gate", 10));
    figures.addAll(measure("risk.gate-dense", INSTRUMENTS));
    return figures;
  }

  private static List<Figure> measure(String name, int perPod) {
    TimedGate own = new GateBench(false, perPod).run();
    TimedGate all = new GateBench(true, perPod).run();
    return List.of(
        figure(name + ".p50", 50, all, own),
        figure(name + ".p99", 99, all, own),
        figure(name + ".p99.9", 99.9, all, own),
        Figure.of(name + ".alloc", all.bytesPerOrder(), "B/order"));
  }

  private static Figure figure(String name, double percentile, TimedGate all, TimedGate own) {
    double nanos = all.at(percentile);
    return Figure.of(name, nanos, "ns").against("own-limits", nanos / own.at(percentile));
  }
}
