package io.slipstream.risk.flow;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.AccountType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a flow begins with: instruments, pods, and limits that its orders will meet. */
final class Plan {
  static final long SECOND = 1_000_000_000L;

  /** 12:58 of a day. */
  static final long START = 20_514L * 86_400 * SECOND + (12 * 60 + 58) * 60 * SECOND;

  /** Minutes of the day between which limits of exposure are halved where a flow has that. */
  static final long FROM_MINUTE = 13 * 60;

  private static final List<String> SYMBOLS = List.of("AAA", "BRK.B", "C/EUR", "DDD");
  private static final List<String> PODS = List.of("one", "two", "three");

  final int cashScale;
  final List<Instrument> instruments = new ArrayList<>();
  final List<SimulationModel> models = new ArrayList<>();
  final List<Input.PodDefinition> pods = new ArrayList<>();
  final long[] firstPrice;
  private final List<String> kept = new ArrayList<>();
  private final SplittableRandom random;

  Plan(SplittableRandom random) {
    this.random = random;
    cashScale = random.nextBoolean() ? 2 : 8;
    addInstruments();
    firstPrice = new long[] {10_000, 2_000, 500_000, 7};
    int count = 1 + random.nextInt(PODS.size());
    for (int i = 0; i < count; i++) {
      pods.add(pod(PODS.get(i)));
    }
    keep("portfolio.messages-per-minute", "15", "25");
    keep("pod.*.messages-per-minute", "8", "12");
    keep("portfolio.messages-per-second", "2", "4");
    keep("pod.one.messages-per-second", "1", "3");
    keep("pod.*.repeated-executions", "3", "6");
    keep("portfolio.duplicate-window", "5", "30");
    keep("pod.two.duplicate-window", "2.5", "60");
    remember();
  }

  private void addInstruments() {
    int count = 2 + random.nextInt(3);
    List<Instrument> all =
        List.of(
            Instrument.builder(SYMBOLS.get(0), "USD")
                .scales(2, 0, cashScale)
                .margin(FixedPoint.parse("0.1"), FixedPoint.parse("0.05"))
                .build(),
            Instrument.builder(SYMBOLS.get(1), "USD")
                .scales(2, 2, cashScale)
                .lotSize(50)
                .multiplier(10 * FixedPoint.ONE)
                .margin(FixedPoint.parse("0.25"), FixedPoint.parse("0.2"))
                .build(),
            Instrument.builder(SYMBOLS.get(2), "EUR")
                .scales(4, 3, 2)
                .tickSize(5)
                .margin(FixedPoint.parse("0.33333333"), FixedPoint.parse("0.1"))
                .build(),
            Instrument.builder(SYMBOLS.get(3), "USD").scales(0, 1, cashScale).build());
    for (int i = 0; i < count; i++) {
      instruments.add(all.get(i));
      long latency = random.nextInt(3) == 0 ? 3 * SECOND : 0;
      long share = random.nextBoolean() ? FixedPoint.ONE : 0;
      models.add(
          SimulationModel.DEFAULT
              .withFeed(ExecutionFeed.QUOTES)
              .withLatency(latency, 0)
              .withMaxParticipation(share));
    }
  }

  private Input.PodDefinition pod(String name) {
    boolean tight = random.nextInt(3) == 0;
    PodLimits limits =
        new PodLimits(
            FixedPoint.parse(tight ? "12" : "1000000"),
            FixedPoint.parse(tight ? "2000" : "1000000", cashScale),
            random.nextInt(4) == 0 ? 10 : Integer.MAX_VALUE,
            FixedPoint.ONE);
    return new Input.PodDefinition(
        name,
        "test",
        IntStream.range(0, instruments.size()).boxed().toList(),
        FixedPoint.parse("10000", cashScale),
        limits,
        new TreeMap<>(),
        random.nextBoolean() ? AccountType.MARGIN : AccountType.CASH);
  }

  private void keep(String key, String... values) {
    if (random.nextInt(5) == 0) {
      kept.add(key + " = " + values[random.nextInt(values.length)]);
    }
  }

  /** Limits that never deny, for what the gate remembers on their behalf. */
  private void remember() {
    if (random.nextBoolean()) {
      kept.add("portfolio.drawdown = 1");
      kept.add("portfolio.volatility = 1");
      kept.add("portfolio.fat-finger = 1000000");
      kept.add("portfolio.volatility-target = 1");
    }
  }

  /** Other limits at each call, but for those of rates, which remember. */
  String limits() {
    List<String> lines = new ArrayList<>(kept);
    lines.add("desk.left.pods = one, two");
    lines.add("bucket.some.instruments = AAA, C/EUR");
    lines.add("bucket.more.instruments = BRK.B, AAA");
    if (random.nextInt(3) == 0) {
      lines.add("portfolio.scale-by-hours = 13:00-14:00:0.5");
    }
    int odds = 2 + random.nextInt(12);
    for (String scope : List.of("portfolio", "desk.left", "pod.*", "pod.one")) {
      some(lines, odds, scope + ".gross-exposure", 1000, 2000, 3000, 5000, 10_000);
      some(lines, odds, scope + ".net-exposure", 500, 1000, 2000, 4000);
      some(lines, odds, scope + ".leverage", 0.1, 0.2, 0.5, 1);
      some(lines, odds, scope + ".concentration", 0.1, 0.2, 0.3, 0.6);
    }
    some(lines, odds, "pod.*.margin-use", 0.02, 0.05, 0.1, 0.3);
    some(lines, odds, "pod.two.margin-use", 0.02, 0.05, 0.1, 0.3);
    for (String bucket : List.of("bucket.some", "bucket.more")) {
      some(lines, odds, bucket + ".gross-exposure", 1000, 2000, 5000);
      some(lines, odds, bucket + ".net-exposure", 500, 1000, 2000);
    }
    for (String scope : List.of("pod.*", "pod.two", "instrument.*", "instrument.BRK.B")) {
      some(lines, odds, scope + ".position", 3, 5, 10, 20, 40);
      some(lines, odds, scope + ".position-notional", 500, 1000, 2000, 4000);
    }
    for (String scope : List.of("portfolio", "pod.one", "instrument.*", "instrument.C/EUR")) {
      some(lines, odds, scope + ".order-quantity", 7, 10, 12);
      some(lines, odds, scope + ".order-notional", 800, 1000, 1500);
    }
    some(lines, odds, "instrument.*.capacity", 1000, 2000, 4000);
    flag(lines, odds, "instrument.DDD.restricted");
    flag(lines, odds, "instrument.*.short-restricted");
    return String.join("\n", lines);
  }

  private void some(List<String> lines, int odds, String key, double... values) {
    if (random.nextInt(odds) == 0) {
      double value = values[random.nextInt(values.length)];
      int kind = random.nextInt(3);
      if (kind > 0) {
        lines.add(key + " = " + value);
      }
      if (kind < 2) {
        lines.add(key + ".soft = " + FixedPoint.format(FixedPoint.ofDouble(value * 0.75)));
      }
    }
  }

  private void flag(List<String> lines, int odds, String key) {
    if (random.nextInt(odds * 2) == 0) {
      lines.add(key + (random.nextBoolean() ? " = true" : ".soft = true"));
    }
  }
}
