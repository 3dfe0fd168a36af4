package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.ParityOutcome;
import io.slipstream.api.service.backtest.ParityRequest;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.operations.ReplayRequest.Bound;
import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyDescriptor;
import io.slipstream.api.strategy.StrategyFactory;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A recorded session with fills, allocations, a halt, a stop, an exchanged build, a desk,
 * quarantines by the strategy's own doing and by the fence: each pod is asked again.
 */
class ParityTest {
  private static final int BARS = 1_200;
  private static final CallWatch.Budget STRICT =
      new CallWatch.Budget(
          TimeUnit.MILLISECONDS.toNanos(200), TimeUnit.MILLISECONDS.toNanos(1_000));

  @TempDir static Path root;
  private static LiveSession session;
  private static SessionServices services;
  private static BusyBuilds builds;
  private static JournalReader journal;
  private static long middle;

  @BeforeAll
  static void record() throws IOException {
    pod("thrower", "param.misdeed = THROW", "param.at = 200", "on.halt = flatten");
    pod("looper", "param.misdeed = LOOP", "param.at = 300");
    builds = new BusyBuilds();
    EngineHost host = new EngineHost(root, BARS);
    SessionServices with = host.services();
    services =
        new SessionServices(
            with.gates(),
            with.coordinators(),
            with.allocator(),
            with.analytics(),
            with.journals(),
            with.markets(),
            builds,
            with.bus(),
            with.pods());
    session = host.session(0, TimeUnit.HOURS.toNanos(1), services, STRICT);
    session.start();
    await(SessionStatus.RUNNING);
    operate();
    session.close();
    journal = EngineHost.journals().read(root.resolve("journal"));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static void pod(String name, String... lines) throws IOException {
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        etc.resolve("io.slipstream.pod-" + name + ".cfg"),
        "strategy = busy\ninstruments = BTC/USD\ncapital = 1000000\n"
            + "limit.maxOrdersPerMinute = 999999\n"
            + String.join("\n", lines)
            + "\n");
  }

  private static void await(SessionStatus status) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (session.status() != status) {
      assertTrue(System.nanoTime() < deadline, session.message());
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Bars up to one; a call that is given up takes the question with it. */
  private static void stepTo(long bar) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    long minutes = 0;
    while (minutes < bar) {
      assertTrue(System.nanoTime() < deadline, session.message());
      try {
        minutes = session.ask(ParityTest::step);
      } catch (RuntimeException e) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  private static long step(SessionEngine engine) {
    engine.step();
    return engine.kernel().eventTime() / 60_000_000_000L;
  }

  private static void apply(Input input) {
    session.ask(engine -> engine.apply(input));
  }

  private static void operate() {
    stepTo(380);
    apply(new Input.TradingStateSet(TradingState.HALTED, "me", "a drill"));
    stepTo(400);
    apply(new Input.TradingStateSet(TradingState.ACTIVE, "me", "over"));
    stepTo(450);
    apply(new Input.PodStopped(1, "me", "stopped by me"));
    stepTo(470);
    apply(new Input.PodResumed(1, "me"));
    stepTo(500);
    middle = session.takeSnapshot().sequence();
    builds.select(BusyBuilds.SLOWER);
    session.ask(
        engine -> {
          engine.reconcile();
          return null;
        });
    stepTo(750);
    apply(new Input.PodResumed(number("thrower"), "me"));
    stepTo(800);
    apply(new Input.PodFlattened(number("busy-c"), "me", "flat, please"));
    stepTo(850);
    apply(new Input.LimitsSet("desk.alpha.pods = busy-a, busy-b, busy-c\n", "me", "a desk"));
    apply(new Input.DeskSet("alpha", "MAJORITY", List.of(), new TreeMap<>(), "me", "a vote"));
    stepTo(950);
    apply(new Input.DeskSet("alpha", "NET", List.of(), new TreeMap<>(), "me", "a net"));
    stepTo(1_000);
    apply(new Input.DeskSet("alpha", "", List.of(), new TreeMap<>(), "me", "each alone"));
    stepTo(1_100);
  }

  private static int number(String pod) {
    return session.ask(engine -> engine.kernel().podNumber(pod));
  }

  private static ParityOutcome compare(ParityRequest request) {
    return new ParityDesk(session, services)
        .compare(
            request,
            journal,
            new SnapshotFolder(root.resolve("snapshots"), 3),
            journal.lastSequence());
  }

  private static ParityOutcome compare(String pod, Bound from, Bound to) {
    return compare(new ParityRequest(pod, from, to, "", false, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy-a", "busy-b", "busy-c", "thrower", "looper"})
  void shouldDoTheSameWhenItIsAskedAgain(String pod) {
    ParityOutcome same = compare(pod, null, null);
    assertTrue(same.isEqual(), same.toString());
    assertEquals(same.recordedState(), same.replayedState());
    assertEquals(0, same.orders().divergencePercent());
    assertEquals(0, same.fills().divergencePercent());
    assertEquals(0, same.pnl().divergencePercent());
    assertEquals(0, same.pnl().largestDifference().signum());
    assertTrue(same.orders().recorded() > 100, same.toString());
    assertTrue(same.fills().recorded() > 20, same.toString());
    assertEquals(same.orders().recorded(), same.orders().equal());
    assertEquals(journal.lastSequence(), same.to());
    assertEquals(1_100, same.marketEvents());
    assertEquals(2, same.builds().size(), same.builds().toString());
  }

  @Test
  void shouldCompareAPart() {
    ParityOutcome whole = compare("busy-a", null, null);
    ParityOutcome end = compare("busy-a", new Bound(middle + 1, null), null);
    assertTrue(end.isEqual(), end.toString());
    assertEquals(middle, end.snapshot());
    assertTrue(end.orders().recorded() < whole.orders().recorded());
    Bound hour = Bound.parse("--to", "1970-01-01T05:00:00Z");
    ParityOutcome begin = compare("busy-a", Bound.parse("--from", "1970-01-01T04:00:00Z"), hour);
    assertTrue(begin.isEqual(), begin.toString());
    assertEquals(hour.time(), begin.end());
    assertTrue(begin.marketEvents() > 59 && begin.marketEvents() < 63, begin.toString());
    assertTrue(begin.orders().recorded() > 50, begin.toString());
  }

  /** The build under the hash of then decides differently: somebody changed it. */
  @Test
  void shouldNameWhatATamperedStrategyDoesDifferently() {
    builds.keep(BusyBuilds.build("1.0.0", '0', BusyBuilds.SLOWER.factory()));
    try {
      ParityOutcome other = compare("busy-a", null, null);
      assertFalse(other.isEqual());
      assertTrue(other.isOwn());
      assertTrue(other.orders().divergencePercent() > 0, other.toString());
      assertTrue(other.fills().divergencePercent() > 0, other.toString());
      assertTrue(other.pnl().divergencePercent() > 0, other.toString());
      assertTrue(other.firstDifference() > 0 && other.firstDifference() < 100, other.toString());
      assertTrue(other.difference().get(0).contains("order "), other.difference().toString());
      assertTrue(other.difference().get(1).startsWith("recorded: "), other.toString());
      assertTrue(other.difference().get(2).startsWith("asked again: "), other.toString());
      assertTrue(other.sections().contains("pod busy-a"), other.sections().toString());
    } finally {
      builds.keep(BusyBuilds.FIRST);
    }
  }

  @Test
  void shouldNoteThatAStrategyDoesNotFailAnyMore() {
    builds.keep(BusyBuilds.build("1.0.0", '0', new Harmless()));
    try {
      ParityOutcome other = compare("thrower", null, null);
      assertFalse(other.isEqual());
      assertTrue(
          other.difference().stream().anyMatch(line -> line.contains("does not now")),
          other.difference().toString());
    } finally {
      builds.keep(BusyBuilds.FIRST);
    }
  }

  /** Does not do what it was told to do to its caller. */
  private record Harmless() implements StrategyFactory {
    @Override
    public StrategyDescriptor descriptor() {
      return BusyBuilds.FIRST.factory().descriptor();
    }

    @Override
    public Strategy create(Parameters parameters) {
      Map<String, String> texts = new TreeMap<>(parameters.asMap());
      texts.put("misdeed", "NONE");
      return BusyBuilds.FIRST
          .factory()
          .create(Parameters.resolve(descriptor().parameters(), texts));
    }
  }

  @Test
  void shouldAskAnotherBuild() {
    ParityOutcome other =
        compare(new ParityRequest("busy-b", null, null, "busy@1.1.0", false, null));
    assertFalse(other.isOwn());
    assertFalse(other.isEqual());
    assertEquals(1, other.builds().size(), other.builds().toString());
    assertTrue(other.builds().get(0).startsWith("busy 1.1.0 1111"), other.builds().toString());
    ParityOutcome byHash =
        compare(new ParityRequest("busy-b", null, null, "busy@111111", false, null));
    assertEquals(other, byHash);
  }

  /** Alone it has no halt, no stop and no allocation. */
  @Test
  void shouldShowWhatTheConditionsCost() {
    ParityOutcome alone = compare(new ParityRequest("busy-b", null, null, "", true, null));
    assertTrue(alone.isIdeal());
    assertFalse(alone.isEqual());
    assertTrue(alone.orders().replayed() > alone.orders().recorded(), alone.toString());
    assertEquals("", alone.replayedState());
    assertTrue(alone.pnl().largestDifference().compareTo(BigDecimal.ZERO) > 0);
    assertEquals(2, alone.builds().size());
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    assertRefused(new ParityRequest("nobody", null, null, "", false, null), "no such pod");
    assertRefused(
        new ParityRequest("busy-a", null, null, "busy@9", false, null),
        "--strategy 'busy@9': one build is allowed, by version or hash: busy@1.0.0, busy@1.1.0");
    assertRefused(
        new ParityRequest("busy-a", new Bound(1L << 40, null), null, "", false, null), "--from");
    builds.forget(BusyBuilds.FIRST);
    try {
      assertRefused(
          new ParityRequest("busy-a", null, null, "", false, null),
          "build 000000000000 of strategy busy");
    } finally {
      builds.keep(BusyBuilds.FIRST);
    }
  }

  private static void assertRefused(ParityRequest request, String why) {
    RuntimeException refused = assertThrows(RuntimeException.class, () -> compare(request));
    assertTrue(refused.getMessage().contains(why), refused.toString());
    assertTrue(
        refused instanceof BacktestException || refused.getMessage().startsWith("--"),
        refused.toString());
  }
}
