package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.TradingForecast;
import io.slipstream.api.service.operations.TradingWish;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paused session, stepped by hand: ten pods rest orders, and three more trade. */
class KillSwitchTest {
  private static final Operator ME = Operator.of("me");
  private static final int PODS = 10;

  @TempDir Path root;

  @AfterEach
  void disarm() {
    Misdeed.armed = false;
  }

  private void pod(String name, String... lines) throws IOException {
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        etc.resolve("io.slipstream.pod-" + name + ".cfg"),
        "strategy = busy\ninstruments = BTC/USD\ncapital = 1000000\n"
            + "limit.maxOrdersPerMinute = 999999\n"
            + String.join("\n", lines)
            + "\n");
  }

  private OperatedSession open(String... guest) throws IOException {
    for (int pod = 0; pod < PODS; pod++) {
      pod("rests-" + pod, "param.resting = 10");
    }
    if (guest.length > 0) {
      pod("guest", guest);
    }
    return new OperatedSession(root, false);
  }

  private static void step(OperatedSession on) {
    on.session.ask(
        engine -> {
          engine.step();
          return null;
        });
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

  private static int resting(OperatedSession on) {
    return on.session.ask(engine -> on.session.views().pods()).stream()
        .filter(pod -> pod.name().startsWith("rests-"))
        .mapToInt(PodView::workingOrders)
        .sum();
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, what);
      LockSupport.parkNanos(200_000);
    }
  }

  private static String hash(OperatedSession on) {
    return on.session.ask(engine -> engine.kernel().stateHash().value());
  }

  private static TradingState state(OperatedSession on) {
    return on.session.ask(engine -> engine.kernel().tradingState());
  }

  private static PodView pod(OperatedSession on, String name) {
    return on.session.ask(engine -> on.session.views().pods()).stream()
        .filter(pod -> pod.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void stick(OperatedSession on) {
    SessionEngine engine = on.session.ask(now -> now);
    Misdeed.armed = true;
    on.session.tell(SessionEngine::step);
    int guest = engine.kernel().podNumber("guest");
    await(
        "the guest does not stick",
        () -> {
          long call = engine.fence().call();
          return call != 0 && GuestFence.podOf(call) == guest;
        });
  }

  @Test
  void shouldStayHaltedAfterARestart() throws IOException {
    TradingScope pod = TradingScope.ofPod("rests-1");
    String before;
    try (OperatedSession on = open()) {
      step(on);
      assertEquals(PODS * 10, resting(on));
      on.trading.change(TradingWish.of(pod, TradingState.HALTED, "a drill"), ME);
      assertEquals((PODS - 1) * 10, resting(on));
      on.trading.halt("all of it", ME);
      assertEquals(0, working(on));
      before = hash(on);
    }
    try (OperatedSession on = open()) {
      assertEquals(before, hash(on));
      assertEquals(TradingState.HALTED, state(on));
      step(on);
      assertEquals(0, working(on));
      on.trading.resume("over", ME);
      assertEquals(
          List.of(new ScopeState(pod, TradingState.HALTED, "me", "a drill")),
          on.session.ask(engine -> engine.kernel().scopeStates()));
      step(on);
      assertEquals((PODS - 1) * 10, resting(on));
    }
  }

  /** The call is given up, its pod quarantined, and the halt is in the journal in its place. */
  @Test
  void shouldHaltWhileAStrategyDoesNotComeBack() throws IOException {
    String before;
    try (OperatedSession on = open("param.misdeed = STICK")) {
      step(on);
      SessionEngine stuck = on.session.ask(engine -> engine);
      stick(on);
      on.trading.halt(TradingScope.ALL, "somebody", "enough");
      Misdeed.armed = false;
      assertEquals(TradingState.HALTED, stuck.kernel().tradingState());
      assertEquals(0, working(on));
      assertEquals(TradingState.HALTED, state(on));
      PodView guest = pod(on, "guest");
      assertEquals(PodStatus.QUARANTINED, guest.status());
      assertTrue(guest.reason().contains("stood in the way of a halt: enough"), guest.reason());
      List<Input> inputs = on.inputs();
      assertEquals(1, inputs.stream().filter(Input.HaltForced.class::isInstance).count());
      step(on);
      before = hash(on);
    }
    try (OperatedSession on = open()) {
      assertEquals(before, hash(on));
      assertEquals("0", on.session.ask(engine -> "" + engine.log().differences()));
      assertEquals(PodStatus.QUARANTINED, pod(on, "guest").status());
      assertEquals(PodStatus.ACTIVE, pod(on, "rests-0").status());
    }
  }

  @Test
  void shouldWriteDownAnOperatorsHaltOfAStuckSessionAndAnswerItsKeyOnce() throws IOException {
    try (OperatedSession on = open("param.misdeed = STICK")) {
      stick(on);
      Operator keyed = new Operator("me", "k1");
      on.trading.halt("enough", keyed);
      Misdeed.armed = false;
      on.trading.resume("over", ME);
      on.trading.halt("enough", keyed);
      assertEquals(TradingState.ACTIVE, state(on));
    }
  }

  @Test
  void shouldHaltAndCloseWhatIsHeld() throws IOException {
    try (OperatedSession on = open()) {
      for (int i = 0; i < 4; i++) {
        step(on);
      }
      TradingWish wish =
          new TradingWish(TradingScope.ALL, TradingState.HALTED, HaltPolicy.FLATTEN, "out");
      String before = hash(on);
      TradingForecast forecast = on.trading.simulate(wish);
      assertEquals(before, hash(on));
      assertTrue(forecast.positionsClosed() > 0, forecast.toString());
      assertEquals(working(on), forecast.ordersCanceled());
      on.trading.change(wish, ME);
      assertEquals(forecast.positionsClosed(), working(on));
      step(on);
      assertEquals(0, working(on));
      assertTrue(pod(on, "busy-a").positions().isEmpty());
    }
  }

  @Test
  void shouldHaltByAFileThatKeepsEverybodyFromResuming() throws IOException {
    Path file = root.resolve("etc/HALT");
    try (OperatedSession on = open()) {
      step(on);
      Path part = Files.writeString(root.resolve("part"), "flood in the cellar\nand more\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      await("the file halts nothing", () -> state(on) == TradingState.HALTED);
      assertEquals(0, working(on));
      assertEquals(
          "flood in the cellar", on.session.ask(engine -> engine.kernel().tradingStateReason()));
      OperationRefusedException refused =
          assertThrows(OperationRefusedException.class, () -> on.trading.resume("please", ME));
      assertTrue(refused.getMessage().contains("flood in the cellar"), refused.getMessage());
    }
    try (OperatedSession on = open()) {
      assertEquals(TradingState.HALTED, state(on));
      Files.delete(file);
      step(on);
      assertEquals(TradingState.HALTED, state(on));
      on.trading.resume("it is dry", ME);
      assertEquals(TradingState.ACTIVE, state(on));
    }
  }

  @Test
  void shouldHaltByItselfOnALossAndMeasureAnewAfterAResume() throws IOException {
    HaltPlan strict = new HaltPlan(100, 0, 0, false);
    String before;
    try (OperatedSession on = new OperatedSession(root, false, 50, strict)) {
      int steps = 0;
      while (state(on) == TradingState.ACTIVE && steps++ < 40) {
        step(on);
      }
      String reason = on.session.ask(engine -> engine.kernel().tradingStateReason());
      assertTrue(reason.startsWith("daily loss of the portfolio: 0.0"), reason);
      assertEquals(0, working(on));
      before = hash(on);
    }
    try (OperatedSession on = new OperatedSession(root, false, 50, strict)) {
      assertEquals(before, hash(on));
      assertEquals("0", on.session.ask(engine -> "" + engine.log().differences()));
      on.trading.resume("go on", ME);
      assertEquals(TradingState.ACTIVE, state(on));
    }
  }

  @Test
  void shouldComeUpHaltedWhereTheFileIs() throws IOException {
    pod("rests-0", "param.resting = 10");
    Files.writeString(root.resolve("etc/HALT"), "");
    try (OperatedSession on = open()) {
      assertEquals(TradingState.HALTED, state(on));
      step(on);
      assertEquals(0, working(on));
    }
  }

  @Test
  void shouldRefuseWhatIsNotThereAndWhatWouldLoosenAHalt() throws IOException {
    try (OperatedSession on = open()) {
      TradingWish nobody =
          TradingWish.of(TradingScope.ofPod("nobody"), TradingState.HALTED, "a drill");
      assertThrows(OperationRefusedException.class, () -> on.trading.change(nobody, ME));
      on.trading.halt("a drill", ME);
      TradingWish looser = TradingWish.of(TradingScope.ALL, TradingState.REDUCING, "less");
      assertTrue(on.trading.simulate(looser).refusal().contains("only resuming it"));
      assertThrows(OperationRefusedException.class, () -> on.trading.change(looser, ME));
      assertEquals(TradingState.HALTED, state(on));
    }
  }
}
