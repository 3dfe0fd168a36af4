package io.slipstream.benchmarks;

import io.slipstream.simulator.SimulatedVenue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Orders a second through loop, pod, gate, order, venue and ledger, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class OrderBench {
  private QuoteSession session;
  private long orders;

  /** A session whose pools have grown. */
  @Setup
  public void open() {
    session = new QuoteSession(new SimulatedVenue());
    for (int i = 0; i < 200_000; i++) {
      order();
    }
  }

  /** A quote, the order on it, its fill. */
  @Benchmark
  public void order() {
    session.step();
    orders++;
  }

  /** Every order was filled. */
  @TearDown(Level.Iteration)
  public void close() {
    session.check(orders);
  }

  static List<Figure> measure() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(OrderBench.class.getName())
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", Part.INLINING)
                    .build())
            .run();
    RunResult result = results.iterator().next();
    return List.of(
        Figure.of("kernel.orders", result.getPrimaryResult().getScore(), "orders/s"),
        Figure.of("kernel.orders.alloc", allocation(result), "B/order"));
  }

  /** To a hundredth of a byte: JMH's own threads show below that. */
  @SuppressWarnings("rawtypes")
  private static double allocation(RunResult result) {
    for (Map.Entry<String, Result> entry : result.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith("gc.alloc.rate.norm")) {
        return Math.rint(entry.getValue().getScore() * 100) / 100;
      }
    }
    throw new IllegalStateException("no gc.alloc.rate.norm in " + result.getSecondaryResults());
  }
}
