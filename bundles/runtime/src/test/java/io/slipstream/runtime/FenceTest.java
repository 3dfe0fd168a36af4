package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.OrderView;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A strategy that misbehaves is stopped, whatever it does, and the others do not notice. */
class FenceTest {
  private static final int BARS = 300;
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final CallWatch.Budget STRICT =
      new CallWatch.Budget(
          TimeUnit.MILLISECONDS.toNanos(200), TimeUnit.MILLISECONDS.toNanos(1_000));

  @TempDir Path root;

  /** What a session came to. */
  private record Ended(String hash, long differences, List<OrderView> others, PodView guest) {}

  private Ended play(Path folder) throws IOException {
    EngineHost host = new EngineHost(folder, BARS);
    return play(host, host.services());
  }

  private static Ended play(EngineHost host, SessionServices services) {
    try (LiveSession session = host.session(Double.POSITIVE_INFINITY, 0, services, STRICT)) {
      session.start();
      await(session, SessionStatus.ENDED);
      return session.ask(
          engine ->
              new Ended(
                  engine.kernel().stateHash().value(),
                  engine.log().differences(),
                  session.views().orders(1_000_000).stream()
                      .filter(order -> order.pod().startsWith("busy-"))
                      .toList(),
                  session.views().pods().stream()
                      .filter(pod -> pod.name().equals("guest"))
                      .findFirst()
                      .orElse(null)));
    }
  }

  private Path folder(String name, String... lines) throws IOException {
    Path folder = root.resolve(name);
    Path etc = Files.createDirectories(folder.resolve("etc"));
    if (lines.length > 0) {
      Files.writeString(
          etc.resolve("io.slipstream.pod-guest.cfg"),
          "strategy = busy\ninstruments = BTC/USD\ncapital = 1000000\n"
              + "limit.maxOrdersPerMinute = 999999\n"
              + String.join("\n", lines)
              + "\n");
    }
    return folder;
  }

  @ParameterizedTest
  @CsvSource({
    "THROW, java.lang.IllegalStateException: on purpose",
    "LOOP, did not return within 200 ms of processor time",
    "WAIT, did not return within 1000 ms",
    "RECURSE, java.lang.StackOverflowError",
    "HOARD, (java.lang.OutOfMemoryError|did not return within 200 ms of processor time)",
    "FLOOD, more than 1000 requests in one call",
    "INTERRUPT, interrupted the session's thread"
  })
  void shouldStopWhoMisbehavesAndNobodyElse(String misdeed, String reason) throws IOException {
    Ended alone = play(folder("alone"));
    Path folder = folder("both", "param.misdeed = " + misdeed);
    Ended both = play(folder);
    assertEquals(PodStatus.QUARANTINED, both.guest().status(), both.guest().toString());
    assertTrue(
        Pattern.compile(reason).matcher(both.guest().reason()).find(), both.guest().reason());
    assertEquals(0, both.guest().workingOrders());
    assertTrue(alone.others().size() > BARS, "the others did nothing");
    assertEquals(alone.others(), both.others());
    Ended again = play(folder);
    assertEquals(both.hash(), again.hash());
    assertEquals(0, again.differences());
    assertEquals(both.guest().reason(), again.guest().reason());
  }

  /** Who was given up may hold all memory until it fails itself. */
  @Test
  void shouldGoOnOnceThereIsMemoryAgain() throws IOException {
    EngineHost host = new EngineHost(folder("short", "param.misdeed = LOOP"), BARS);
    SessionServices usual = host.services();
    AtomicInteger rebuilt = new AtomicInteger();
    SessionServices starved =
        new SessionServices(
            () -> {
              boolean isNext = Thread.currentThread().getName().equals("slipstream-session-2");
              if (isNext && rebuilt.incrementAndGet() <= 2) {
                throw new OutOfMemoryError("on purpose");
              }
              return usual.gates().create();
            },
            usual.coordinators(),
            usual.allocator(),
            usual.analytics(),
            usual.journals(),
            usual.markets(),
            usual.strategies(),
            usual.bus(),
            usual.pods());
    Ended ended = play(host, starved);
    assertEquals(PodStatus.QUARANTINED, ended.guest().status(), ended.guest().toString());
    assertEquals(play(folder("alone")).others(), ended.others());
    assertEquals(3, rebuilt.get());
  }

  @ParameterizedTest
  @CsvSource({"keep, false", "flatten, true"})
  void shouldCloseWhatAQuarantinedPodHoldsWhenThatIsWanted(String policy, boolean isFlat)
      throws IOException {
    Path folder = folder("held", "param.misdeed = THROW", "on.halt = " + policy);
    Ended ended = play(folder);
    assertEquals(PodStatus.QUARANTINED, ended.guest().status());
    assertEquals(isFlat, ended.guest().positions().isEmpty(), ended.guest().toString());
    assertEquals(ended.hash(), play(folder).hash());
  }

  @AfterEach
  void disarm() {
    Misdeed.armed = false;
  }

  /** Every engine would hand it the same snapshot again. */
  @Test
  void shouldStopWhoDoesNotComeBackFromItsSnapshotAndGoOn() throws IOException {
    Path folder = folder("stall", "param.misdeed = STALL");
    EngineHost host = new EngineHost(folder, BARS);
    try (LiveSession session = host.session(0, 0, host.services(), STRICT)) {
      session.start();
      await(session, SessionStatus.RUNNING);
      session.takeSnapshot();
    }
    Ended ended = play(folder);
    assertEquals(PodStatus.SUSPENDED, ended.guest().status(), ended.guest().toString());
    assertTrue(ended.guest().reason().contains("did not return"), ended.guest().reason());
    assertEquals(play(folder("alone")).others(), ended.others());
  }

  /** Every engine would make the same call again, as the journal says that it came back. */
  @Test
  void shouldStopWhoDoesNotComeBackWhenTheJournalIsRepeatedAndGoOn() throws IOException {
    Path folder = folder("later", "param.misdeed = LATER");
    Ended before = play(folder);
    assertEquals(PodStatus.ACTIVE, before.guest().status());
    Misdeed.armed = true;
    Ended ended = play(folder);
    assertEquals(PodStatus.SUSPENDED, ended.guest().status(), ended.guest().toString());
    assertTrue(ended.guest().reason().contains("did not return"), ended.guest().reason());
    assertEquals(before.others(), ended.others());
    assertEquals(0, ended.differences());
  }

  @Test
  @Timeout(120)
  void shouldEndWhenAStrategyDoesNotComeBackFromTheLastSnapshot() throws IOException {
    Path folder = folder("freeze", "param.misdeed = FREEZE");
    EngineHost host = new EngineHost(folder, BARS);
    LiveSession session = host.session(0, HOUR, host.services(), STRICT);
    session.start();
    await(session, SessionStatus.RUNNING);
    Misdeed.armed = true;
    session.ask(
        engine -> engine.apply(new Input.TradingStateSet(TradingState.ACTIVE, "me", "why")));
    session.close();
    assertTrue(session.snapshots().kept().size() > 0, "no snapshot was kept");
    assertEquals(PodStatus.QUARANTINED, play(folder).guest().status());
  }

  private static void await(LiveSession session, SessionStatus status) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (session.status() != status) {
      assertTrue(session.status() != SessionStatus.FAILED, session.message());
      assertTrue(System.nanoTime() < deadline, session.message());
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Each takes a thread with it, and the session goes on after the last. */
  @Test
  void shouldGoOnAfterSeveralThatDoNotComeBack() throws IOException {
    Path folder = folder("several", "param.misdeed = LOOP");
    for (int other = 0; other < 2; other++) {
      String file = "etc/io.slipstream.pod-guest-" + other + ".cfg";
      Files.copy(folder.resolve("etc/io.slipstream.pod-guest.cfg"), folder.resolve(file));
    }
    Ended ended = play(folder);
    assertEquals(PodStatus.QUARANTINED, ended.guest().status());
    assertEquals(play(folder("none")).others(), ended.others());
    assertEquals(ended.hash(), play(folder).hash());
  }

  /** A process that dies in a long call leaves a mark, and the next one does not make that call. */
  @ParameterizedTest
  @CsvSource({"0, QUARANTINED", "1, ACTIVE"})
  void shouldNotRepeatACallThatTheProcessDiedIn(int entriesAfter, PodStatus status)
      throws IOException {
    Path folder = folder("marked", "param.misdeed = NONE");
    EngineHost host = new EngineHost(folder, BARS);
    long last;
    try (LiveSession session = host.session(0, 0, host.services(), STRICT)) {
      session.start();
      await(session, SessionStatus.RUNNING);
      last = session.ask(engine -> engine.log().sequence());
    }
    int guest = 3;
    new CallMark(folder.resolve("call-in-progress"))
        .set(new Overrun(guest, last - entriesAfter, "", null));
    assertEquals(status, play(folder).guest().status());
  }
}
