package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand open orders of ten pods are canceled by each of several halts. {@code
 * -Dslipstream.halts=100} is the long form, which also says how long they took.
 */
class KillSwitchSpeedTest {
  private static final int ROUNDS = Integer.getInteger("slipstream.halts", 2);
  private static final int PODS = 10;
  private static final int ORDERS = 100;
  private static final Operator ME = Operator.of("me");

  @TempDir Path root;
  private final List<Thread> viewers = new ArrayList<>();
  private volatile boolean viewing;

  private enum Case {
    QUIET,
    /** Four viewers ask for all there is, without a pause. */
    CONSOLE,
    /** A strategy is being called and does not return. */
    HANGING,
    /** Nobody but the file asks. */
    FILE
  }

  @AfterEach
  void disarm() {
    Misdeed.armed = false;
  }

  /** Before the session closes, or each waits for its last answer. */
  private void endViews() throws InterruptedException {
    viewing = false;
    for (Thread viewer : viewers) {
      viewer.join(10_000);
    }
  }

  private void pod(String name, String line) throws IOException {
    Files.writeString(
        Files.createDirectories(root.resolve("etc")).resolve("io.slipstream.pod-" + name + ".cfg"),
        "strategy = busy\ninstruments = BTC/USD\ncapital = 1000000\n"
            + "limit.maxOrdersPerMinute = 999999\n"
            + line
            + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void shouldCancelAThousandOrders(Case load) throws IOException, InterruptedException {
    for (int pod = 0; pod < PODS; pod++) {
      pod("rests-" + pod, "param.resting = " + ORDERS);
    }
    if (load == Case.HANGING) {
      pod("guest", "param.misdeed = STICK");
    }
    try (OperatedSession on = new OperatedSession(root, ROUNDS * 3 + 10)) {
      if (load == Case.CONSOLE) {
        view(on);
      }
      long[] effect = new long[ROUNDS];
      long[] durable = new long[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        on.session.ask(KillSwitchSpeedTest::step);
        assertTrue(working(on) >= PODS * ORDERS);
        halt(on, load, round, effect, durable);
        assertEquals(0, working(on));
        on.trading.resume("again", ME);
        if (load == Case.HANGING) {
          on.pods.start("guest", ME);
        }
      }
      endViews();
      if (ROUNDS >= 100) {
        System.out.println(load + " in effect " + said(effect) + ", durable " + said(durable));
      }
    }
  }

  private void halt(OperatedSession on, Case load, int round, long[] effect, long[] durable)
      throws IOException {
    if (load == Case.HANGING) {
      stick(on);
    }
    Path file = root.resolve("etc/HALT");
    long began = System.nanoTime();
    if (load == Case.FILE) {
      Files.writeString(file, "round " + round);
      await(() -> on.session.ask(e -> e.kernel().tradingState()) == TradingState.HALTED);
      effect[round] = System.nanoTime() - began;
      durable[round] = effect[round];
      Files.delete(file);
      // Until the watch has seen that it is gone.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
      return;
    }
    Halt halt = new Halt(TradingScope.ALL, false, "me", "round " + round);
    Halt.Taken taken = on.session.halts().take(halt);
    effect[round] = System.nanoTime() - began;
    on.session.awaitDurable(taken.sequence());
    durable[round] = System.nanoTime() - began;
    Misdeed.armed = false;
  }

  private static void stick(OperatedSession on) {
    SessionEngine engine = on.session.ask(now -> now);
    int guest = engine.kernel().podNumber("guest");
    Misdeed.armed = true;
    on.session.tell(SessionEngine::step);
    await(() -> engine.fence().call() != 0 && GuestFence.podOf(engine.fence().call()) == guest);
  }

  private void view(OperatedSession on) {
    viewing = true;
    for (int i = 0; i < 4; i++) {
      Thread viewer =
          new Thread(
              () -> {
                while (viewing) {
                  on.session.ask(engine -> on.session.views().orders(1000));
                  on.session.ask(engine -> on.session.views().pods());
                  on.session.ask(engine -> engine.records().curves(engine.kernel(), 600));
                }
              },
              "viewer-" + i);
      viewer.setDaemon(true);
      viewer.start();
      viewers.add(viewer);
    }
  }

  private static Object step(SessionEngine engine) {
    engine.step();
    return "";
  }

  private static int working(OperatedSession on) {
    return on.session.ask(
        engine -> {
          int sum = 0;
          for (int pod = 0; pod < engine.kernel().podCount(); pod++) {
            sum += engine.kernel().workingOrders(pod);
          }
          return sum;
        });
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "30 s");
      LockSupport.parkNanos(200_000);
    }
  }

  private static String said(long[] nanos) {
    long first = nanos[0];
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p95 %.1f ms, max %.1f ms, the first %.1f ms",
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 95 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        first / 1e6);
  }
}
