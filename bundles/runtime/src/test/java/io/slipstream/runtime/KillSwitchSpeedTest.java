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
  private final StampedJournals journals = new StampedJournals(EngineHost.journals());
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
    try (OperatedSession on = open()) {
      if (load == Case.CONSOLE) {
        view(on);
      }
      Times times = new Times();
      for (int round = 0; round < ROUNDS; round++) {
        on.session.ask(KillSwitchSpeedTest::step);
        assertTrue(working(on) >= PODS * ORDERS);
        halt(on, load, round, times);
        assertEquals(0, working(on));
        on.trading.resume("again", ME);
        if (load == Case.HANGING) {
          on.pods.start("guest", ME);
        }
      }
      endViews();
      if (ROUNDS >= 100) {
        System.out.println(load + ": " + times);
      }
    }
  }

  private OperatedSession open() throws IOException {
    return new OperatedSession(root, new EngineHost(root, ROUNDS * 3 + 10).keeping(journals));
  }

  private void halt(OperatedSession on, Case load, int round, Times times) throws IOException {
    if (load == Case.HANGING) {
      stick(on);
    }
    journals.clear();
    long began = System.nanoTime();
    if (load == Case.FILE) {
      Path file = root.resolve("etc/HALT");
      Files.writeString(file, "round " + round);
      await(() -> on.session.ask(e -> e.kernel().tradingState()) == TradingState.HALTED);
      times.note(round, began, System.nanoTime(), System.nanoTime());
      Files.delete(file);
      // Until the watch has seen that it is gone.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
      return;
    }
    Halt halt = new Halt(TradingScope.ALL, false, "me", "round " + round);
    Halt.Taken taken = on.session.halts().take(halt);
    long answered = System.nanoTime();
    on.session.awaitDurable(taken.sequence());
    times.note(round, began, answered, System.nanoTime());
    Misdeed.armed = false;
  }

  /** Nanoseconds from the wish on. */
  private final class Times {
    /** The last cancel was sent, and the first decision is about to be written. */
    private final long[] sent = new long[ROUNDS];

    /** Whoever wanted the halt is told, after every decision was written. */
    private final long[] answered = new long[ROUNDS];

    /** It cannot be lost any more. */
    private final long[] durable = new long[ROUNDS];

    void note(int round, long began, long answer, long kept) {
      sent[round] = journals.stamp() - began;
      answered[round] = answer - began;
      durable[round] = kept - began;
      assertTrue(sent[round] > 0, "no order was canceled");
    }

    @Override
    public String toString() {
      return "last cancel "
          + said(sent)
          + "; answered "
          + said(answered)
          + "; durable "
          + said(durable);
    }
  }

  private static void stick(OperatedSession on) {
    SessionEngine engine = on.session.ask(now -> now);
    int guest = engine.kernel().podNumber("guest");
    Misdeed.armed = true;
    on.session.tell(SessionEngine::step);
    await(() -> engine.fence().call() != 0 && GuestFence.podOf(engine.fence().call()) == guest);
    // Nobody halts for a plugin in the moment in which it begins to hang.
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
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
