package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.OperationRefusedException.Kind;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.OperatorLog;
import io.slipstream.api.service.operations.PodRequest;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.SessionView;
import io.slipstream.api.service.pods.HaltPolicy;
import io.slipstream.api.service.pods.PodReport;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wish of an operator takes effect once, wherever the process is killed. */
class OperationsTest {
  private static final PodRequest MINE =
      new PodRequest("mine", "busy", List.of("BTC/USD"), "1000", Map.of("every", "4"), Map.of());

  @TempDir Path scratch;

  private enum Wish {
    STOP(Input.PodStopped.class, on -> on.pods.start("busy-a", plain()), on -> stop(on, "busy-a")),
    FLATTEN(
        Input.PodFlattened.class,
        on -> on.pods.start("busy-a", plain()),
        on -> on.pods.stop("busy-a", HaltPolicy.FLATTEN, keyed())),
    START(
        Input.PodResumed.class,
        on -> on.pods.stop("busy-a", plain()),
        on -> on.pods.start("busy-a", keyed())),
    HALT(
        Input.TradingStateSet.class,
        on -> on.trading.resume("before", plain()),
        on -> on.trading.halt("drill", keyed())),
    RESUME(
        Input.TradingStateSet.class,
        on -> on.trading.halt("before", plain()),
        on -> on.trading.resume("drill", keyed())),
    CREATE(
        Input.PodAdded.class,
        on -> on.pods.stop("busy-b", plain()),
        on -> on.pods.create(MINE, keyed())),
    CONFIGURE(
        Input.PodReconfigured.class,
        on -> on.pods.create(MINE, plain()),
        on -> on.pods.configure("mine", Map.of("param.every", "9"), keyed())),
    REMOVE(
        Input.PodRemoved.class,
        on -> on.pods.create(MINE, plain()),
        on -> on.pods.remove("mine", keyed()));

    private final Class<? extends Input> effect;
    private final Consumer<OperatedSession> before;
    private final Function<OperatedSession, ?> wish;

    Wish(
        Class<? extends Input> effect,
        Consumer<OperatedSession> before,
        Function<OperatedSession, ?> wish) {
      this.effect = effect;
      this.before = before;
      this.wish = wish;
    }

    long effects(List<Input> inputs, int from) {
      return inputs.stream().skip(from).filter(effect::isInstance).count();
    }
  }

  private static Operator keyed() {
    return new Operator("me", "k1");
  }

  private static Operator plain() {
    return Operator.of("me");
  }

  private static PodReport stop(OperatedSession on, String pod) {
    return on.pods.stop(pod, keyed());
  }

  private static String state(Object answer) {
    if (answer instanceof PodReport report) {
      return report.name() + " " + report.trading();
    }
    return answer instanceof PodView pod
        ? pod.name() + " " + pod.status()
        : ((SessionView) answer).tradingState().toString();
  }

  @ParameterizedTest
  @EnumSource(Wish.class)
  void shouldTakeEffectOnceWhereverItIsKilled(Wish wish) throws Exception {
    Path live = Files.createDirectory(scratch.resolve("live"));
    Path earlier = scratch.resolve("earlier");
    int begun;
    List<Input> inputs;
    Object first;
    try (OperatedSession on = new OperatedSession(live)) {
      wish.before.accept(on);
      begun = on.inputs().size();
      OperatedSession.killed(live, earlier, begun);
      first = wish.wish.apply(on);
      assertEquals(first, wish.wish.apply(on));
      inputs = on.inputs();
      assertEquals(Input.OperationBegun.class, inputs.get(begun).getClass());
      assertEquals(Input.OperationEnded.class, inputs.get(inputs.size() - 1).getClass());
      assertEquals(1, wish.effects(inputs, begun));
      for (int kept = begun; kept <= inputs.size(); kept++) {
        OperatedSession.killed(live, scratch.resolve("after-" + kept), kept);
        Path untouched = OperatedSession.killed(live, scratch.resolve("before-" + kept), kept);
        copyPods(earlier, untouched);
      }
    }
    for (int kept = begun; kept <= inputs.size(); kept++) {
      Path asItWas = scratch.resolve("before-" + kept);
      Path asItIs = scratch.resolve("after-" + kept);
      boolean tookEffect = wish.effects(inputs.subList(0, kept), begun) > 0;
      askAgain(wish, tookEffect ? asItIs : asItWas, begun, kept == inputs.size() ? first : null);
      if (kept == begun + 1) {
        askAgain(wish, asItWas, begun, null);
      }
    }
  }

  private static void copyPods(Path from, Path to) throws IOException {
    Path name = Path.of("etc/io.slipstream.pod-mine.cfg");
    Files.deleteIfExists(to.resolve(name));
    if (Files.exists(from.resolve(name))) {
      Files.copy(from.resolve(name), to.resolve(name));
    }
  }

  private static void askAgain(Wish wish, Path directory, int begun, Object first)
      throws IOException {
    Object answer;
    long entries;
    try (OperatedSession on = new OperatedSession(directory)) {
      answer = wish.wish.apply(on);
      assertEquals(1, wish.effects(on.inputs(), begun), directory::toString);
      entries = on.inputs().size();
      assertEquals(answer, wish.wish.apply(on), directory::toString);
      assertEquals(entries, on.inputs().size(), directory::toString);
      assertEquals(List.of(), on.session.ask(engine -> engine.operations().open()));
    }
    if (first != null) {
      assertEquals(first, answer);
    }
    try (OperatedSession on = new OperatedSession(directory)) {
      assertTrue(on.session.snapshots().startedFrom() > 0, directory::toString);
      Object third = wish.wish.apply(on);
      if (isRemembered(on.inputs())) {
        assertEquals(answer, third, directory::toString);
      }
      assertEquals(expected(wish), state(third));
      long differences = on.session.ask(engine -> engine.log().differences());
      assertEquals(0, differences, directory::toString);
      assertEquals(1, wish.effects(on.inputs(), begun), directory::toString);
      assertEquals(expected(wish), state(answer));
    }
  }

  /** Not when the process was killed before: then the answer is that of the present. */
  private static boolean isRemembered(List<Input> inputs) {
    return inputs.stream()
        .anyMatch(
            input ->
                input instanceof Input.OperationEnded ended
                    && ended.key().equals("k1")
                    && !ended.answer().isEmpty());
  }

  private static String expected(Wish wish) {
    return switch (wish) {
      case STOP, FLATTEN -> "busy-a HALTED";
      case START -> "busy-a TRADING";
      case HALT -> "HALTED";
      case RESUME -> "ACTIVE";
      case CREATE -> "mine ACTIVE";
      case CONFIGURE -> "mine TRADING";
      case REMOVE -> "mine REMOVED";
    };
  }

  @Test
  void shouldRepeatARefusalAndRefuseAKeyOfAnotherWish() throws Exception {
    Path root = Files.createDirectory(scratch.resolve("refusals"));
    String refusal;
    try (OperatedSession on = new OperatedSession(root)) {
      refusal = refused(on, "nope", keyed(), Kind.UNKNOWN);
      assertTrue(refusal.contains("unknown pod 'nope': there are busy-a"), refusal);
      on.pods.create(
          new PodRequest("nope", "busy", List.of("BTC/USD"), "1", Map.of(), Map.of()), plain());
      int before = on.inputs().size();
      assertEquals(refusal, refused(on, "nope", keyed(), Kind.UNKNOWN));
      String other = refused(on, "busy-a", keyed(), Kind.KEY_USED);
      assertTrue(other.contains("key = 'k1': it was used for 'pod:stop nope' by me"), other);
      refused(on, "nope", new Operator("you", "k1"), Kind.KEY_USED);
      assertEquals(before, on.inputs().size());
    }
    try (OperatedSession on = new OperatedSession(root)) {
      assertEquals(refusal, refused(on, "nope", keyed(), Kind.UNKNOWN));
      assertEquals("nope HALTED", state(on.pods.stop("nope", plain())));
    }
  }

  private static String refused(OperatedSession on, String pod, Operator by, Kind kind) {
    OperationRefusedException thrown =
        assertThrows(OperationRefusedException.class, () -> on.pods.stop(pod, by));
    assertEquals(kind, thrown.kind(), thrown.getMessage());
    return thrown.getMessage();
  }

  @Test
  void shouldWaitForAWishThatIsBeingCarriedOut() throws Exception {
    Path root = Files.createDirectory(scratch.resolve("waiting"));
    try (OperatedSession on = new OperatedSession(root, false)) {
      CompletableFuture<PodView> first =
          CompletableFuture.supplyAsync(() -> on.pods.create(MINE, keyed()));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (on.session.ask(engine -> engine.operations().open()).isEmpty()) {
        assertTrue(System.nanoTime() < deadline);
        LockSupport.parkNanos(1_000_000);
      }
      CompletableFuture<PodView> second =
          CompletableFuture.supplyAsync(() -> on.pods.create(MINE, keyed()));
      refused(on, "busy-a", keyed(), Kind.KEY_USED);
      assertFalse(first.isDone() || second.isDone());
      Path file = root.resolve("etc/io.slipstream.pod-mine.cfg");
      while (!Files.exists(file)) {
        assertTrue(System.nanoTime() < deadline);
        LockSupport.parkNanos(1_000_000);
      }
      on.session.notePodsChanged();
      assertEquals(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS));
      assertEquals(PodStatus.ACTIVE, first.join().status());
      assertEquals(1, on.inputs().stream().filter(Input.OperationBegun.class::isInstance).count());
    }
  }

  /** What is done outside of the session is told by its journal, and done once for a key. */
  @Test
  void shouldWriteDownWhatIsDoneElsewhere() throws Exception {
    Path root = Files.createDirectory(scratch.resolve("elsewhere"));
    try (OperatedSession on = new OperatedSession(root)) {
      OperatorLog log = new OperationDesk(on.session);
      AtomicInteger done = new AtomicInteger();
      for (int i = 0; i < 2; i++) {
        int answer =
            log.carryOut(
                keyed(),
                "alert:ack 5 reason=seen",
                Integer.class,
                done::incrementAndGet,
                done::get);
        assertEquals(1, answer);
      }
      assertEquals(1, done.get());
      List<Input> inputs = on.inputs();
      Input.OperationBegun begun =
          (Input.OperationBegun)
              inputs.stream().filter(Input.OperationBegun.class::isInstance).findFirst().get();
      assertEquals("alert:ack 5 reason=seen", begun.operation());
      assertEquals("me", begun.actor());
      assertEquals(1, inputs.stream().filter(Input.OperationEnded.class::isInstance).count());
    }
  }

  @Test
  void shouldRefuseALineBreakInAReason() throws Exception {
    Path root = Files.createDirectory(scratch.resolve("lines"));
    try (OperatedSession on = new OperatedSession(root)) {
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> on.trading.halt("a\nb", plain()));
      assertEquals(
          "reason = 'a?b': one line of 1 to 1000 characters is allowed", thrown.getMessage());
    }
  }
}
