package io.slipstream.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * A group of figures that are measured in one process of their own: as the container runs, with the
 * serial collector and its limit for inlining, but for backtest and sweep, where a peer has the
 * right to the collector that a JVM has by itself: one that makes much garbage may need it.
 */
enum Part {
  BACKTEST("-Xmx3g") {
    @Override
    List<Figure> measure() {
      return new BacktestBench().measure();
    }
  },
  SWEEP("-Xmx3g") {
    @Override
    List<Figure> measure() throws Exception {
      return new SweepBench().measure();
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

  Part(String... own) {
    options = Stream.concat(Stream.of(INLINING), Stream.of(own)).toList();
  }

  /** Of the JVM of its process. */
  List<String> options() {
    return options;
  }

  abstract List<Figure> measure() throws Exception;
}
