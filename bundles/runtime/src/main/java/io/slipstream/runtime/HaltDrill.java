package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputLog;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the kill switch on a kernel of its own whenever a session begins: what a halt runs through
 * is loaded and compiled then, so that the first real one is as quick as any after it, and one that
 * would leave an order working is found before it is needed.
 */
final class HaltDrill {
  private static final Logger LOG = LoggerFactory.getLogger(HaltDrill.class);
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");
  private static final int PODS = 10;
  private static final int ORDERS = 100;
  private static final int HALTS = 25;
  private static final long PRICE = 100 * FixedPoint.ONE;
  private static final long CAPITAL = 1_000_000 * FixedPoint.ONE;

  private static final Instrument INSTRUMENT = Instrument.builder("DRILL", "USD").build();

  private static final PodLimits LIMITS =
      new PodLimits(CAPITAL, CAPITAL, Integer.MAX_VALUE, FixedPoint.ONE);

  private static final Halt HALT = new Halt(TradingScope.ALL, false, "platform", "drill");

  /** Decisions are made as values, as for a journal. */
  private static final InputLog UNWRITTEN =
      new InputLog() {
        @Override
        public void append(Input input) {}

        @Override
        public Input.PodRequest resolve(int pod, Input.PodRequest wanted) {
          return wanted;
        }

        @Override
        public void decided(Decision decision) {}
      };

  private final TradingKernel kernel;
  private final PodLoop loop;

  HaltDrill(Kernels kernels) {
    kernel = kernels.create();
    loop = new PodLoop(kernel, UNWRITTEN, OutcomeListener.NONE);
  }

  /** On a thread of its own, which the session does not wait for. */
  static void begin(Kernels kernels) {
    Thread thread = new Thread(() -> tryOut(kernels), "slipstream-halt-drill");
    thread.setDaemon(true);
    thread.start();
  }

  private static void tryOut(Kernels kernels) {
    try {
      long[] nanos = new HaltDrill(kernels).run();
      LOG.info(
          "The kill switch was tried: {} orders canceled in {} us, at first {} us",
          PODS * ORDERS,
          TimeUnit.NANOSECONDS.toMicros(nanos[HALTS - 1]),
          TimeUnit.NANOSECONDS.toMicros(nanos[0]));
    } catch (Throwable e) {
      // Nobody else would hear of it.
      CONSOLE.error("The kill switch was tried and FAILED: {}", e.getMessage());
      LOG.error("The kill switch was tried and failed", e);
    }
  }

  /**
   * Halts again and again, at last in the place of a call.
   *
   * @return nanoseconds that each halt took
   * @throws IllegalStateException when an order did not work before one, or works after it
   */
  long[] run() {
    open();
    long[] nanos = new long[HALTS];
    for (int halt = 0; halt < HALTS; halt++) {
      submit();
      require(PODS * ORDERS, "before");
      long began = System.nanoTime();
      loop.apply(HALT.input());
      nanos[halt] = System.nanoTime() - began;
      require(0, "after");
      loop.apply(Halt.change(TradingScope.ALL, TradingState.ACTIVE, "platform", "drill"));
    }
    submit();
    loop.force("drill", HALT.forced(0));
    require(0, "after");
    return nanos;
  }

  private void open() {
    loop.apply(
        new Input.SessionOpened(
            "USD",
            FixedPoint.SCALE,
            "drill",
            "",
            TimeUnit.MINUTES.toNanos(1),
            FixedPoint.ONE,
            0,
            false));
    loop.apply(new Input.InstrumentAdded(INSTRUMENT, SimulationModel.DEFAULT));
    for (int pod = 0; pod < PODS; pod++) {
      Input.PodDefinition definition =
          new Input.PodDefinition(
              "drill-" + pod,
              "drill",
              List.of(0),
              CAPITAL,
              LIMITS,
              new TreeMap<>(),
              Input.AccountType.CASH);
      loop.apply(new Input.PodAdded(definition, ""));
    }
    loop.onBar(0, bar());
  }

  private static Bar bar() {
    return BarSeries.builder(INSTRUMENT, TimeUnit.MINUTES.toNanos(1))
        .add(0, PRICE, PRICE, PRICE, PRICE, FixedPoint.ONE)
        .build()
        .bar(0);
  }

  private void submit() {
    OrderIntent intent = OrderIntent.limit(INSTRUMENT, Side.BUY, FixedPoint.ONE, PRICE / 2);
    for (int order = 0; order < ORDERS; order++) {
      for (int pod = 0; pod < PODS; pod++) {
        loop.apply(new Input.IntentMade(pod, intent));
      }
    }
  }

  private void require(int working, String when) {
    int found = 0;
    for (int pod = 0; pod < PODS; pod++) {
      found += kernel.workingOrders(pod);
    }
    if (found != working) {
      throw new IllegalStateException(found + " orders work " + when + " the halt, not " + working);
    }
  }
}
