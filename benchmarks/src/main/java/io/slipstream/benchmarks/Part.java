package io.slipstream.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A group of figures that are measured in one process of their own: as the container runs, with the
 * serial collector and its limit for inlining. The peer ta4j runs as a JVM does by itself, with the
 * collector that it chooses, and once more with ours.
 */
enum Part {
  BACKTEST("-XX:+UseSerialGC", "-Xmx3g") {
    @Override
    List<Figure> measure() {
      return new BacktestBench().measure();
    }

    @Override
    List<Part> peers() {
      return List.of(TA4J_BACKTEST, TA4J_BACKTEST_SERIAL);
    }
  },
  TA4J_BACKTEST(true, "-Xmx3g") {
    @Override
    List<Figure> measure() {
      return BacktestBench.measureTa4j();
    }
  },
  TA4J_BACKTEST_SERIAL(true, "-XX:+UseSerialGC", "-Xmx3g") {
    @Override
    List<Figure> measure() {
      return BacktestBench.measureTa4j();
    }
  },
  SWEEP("-XX:+UseSerialGC", "-Xmx3g") {
    @Override
    List<Figure> measure() throws Exception {
      return new SweepBench().measure();
    }

    @Override
    List<Part> peers() {
      return List.of(TA4J_SWEEP, TA4J_SWEEP_SERIAL);
    }
  },
  TA4J_SWEEP(true, "-Xmx3g") {
    @Override
    List<Figure> measure() {
      return SweepBench.measureTa4j();
    }
  },
  TA4J_SWEEP_SERIAL(true, "-XX:+UseSerialGC", "-Xmx3g") {
    @Override
    List<Figure> measure() {
      return SweepBench.measureTa4j();
    }
  },
  ORDERS("-Xmx256m") {
    @Override
    List<Figure> measure() throws Exception {
      return OrderBench.measure();
    }
  },
  LATENCY("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m") {
    @Override
    List<Figure> measure() {
      return new LatencyBench().measure();
    }
  },
  PODS("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-Xms1g", "-Xmx1g") {
    @Override
    List<Figure> measure() {
      return new PodsBench().measure();
    }
  },
  DAILY("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-Xms2g", "-Xmx2g") {
    @Override
    List<Figure> measure() {
      return new LongRunBench().daily();
    }
  },
  MINUTES("-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-Xms2g", "-Xmx2g") {
    @Override
    List<Figure> measure() {
      return new LongRunBench().minutes();
    }
  },
  JOURNAL("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m") {
    @Override
    List<Figure> measure() throws Exception {
      return new JournalBench().measure();
    }
  },
  JOURNALED("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m") {
    @Override
    List<Figure> measure() throws Exception {
      return new JournaledLatencyBench().measure();
    }
  },
  GATE("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m") {
    @Override
    List<Figure> measure() {
      return GateBench.measure();
    }
  },
  RISK("-Xmx256m") {
    @Override
    List<Figure> measure() throws Exception {
      return RiskBench.measure();
    }
  };

  /** As in the container's {@code bin/setenv}. */
  static final String INLINING = "-XX:InlineSmallCode=5000";

  private final List<String> options;

  private final boolean isPeer;

  Part(String... own) {
    this(false, own);
  }

  Part(boolean isPeer, String... own) {
    this.isPeer = isPeer;
    options = isPeer ? List.of(own) : Stream.concat(Stream.of(INLINING), Stream.of(own)).toList();
  }

  /** Whether it is run for the sake of another part only. */
  boolean isPeer() {
    return isPeer;
  }

  /** Those whose figures of the same names ours are seen against. */
  List<Part> peers() {
    return List.of();
  }

  /** A peer's name in ratios. */
  String peerName() {
    return name().endsWith("_SERIAL") ? "ta4j-serial" : "ta4j";
  }

  /** Of the JVM of its process. */
  List<String> options() {
    return options;
  }

  abstract List<Figure> measure() throws Exception;
}
