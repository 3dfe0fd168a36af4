package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editing the file of limits does, and what it does not. */
class LimitsWatchTest {
  private static final String TWO = "portfolio.leverage = 2\n";
  private static final String THREE = "portfolio.leverage = 3.5\n";
  private static final String GUARDED = "approval = two\n" + TWO;

  @TempDir Path etc;

  private final TradingKernel kernel =
      new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
  private LimitsFile limits;
  private LimitsWatch watch;

  @BeforeEach
  void open() {
    apply(new Input.SessionOpened("USD", 8, "", "", 1, FixedPoint.ONE, 7, false));
    start();
  }

  private void start() {
    limits = new LimitsFile(file());
    watch = new LimitsWatch(limits);
  }

  private Path file() {
    return etc.resolve("risk.limits");
  }

  private void apply(Input input) {
    kernel.apply(input, decision -> {});
  }

  /** Twice, as what changes must rest. */
  private void look() {
    watch.look(kernel, this::apply);
    watch.look(kernel, this::apply);
  }

  /** The size differs with each text, as the time of the last change may not. */
  private String edit(String text) throws IOException {
    Files.writeString(file(), text);
    look();
    return kernel.limits().limits();
  }

  /** Who takes a loosening back in the file gets what was before it. */
  @Test
  void shouldTakeBackALooseningThatTheFileBroughtBefore() throws IOException {
    assertEquals(TWO, edit(TWO));
    assertEquals(THREE, edit(THREE));
    assertEquals(TWO, edit(TWO));
    assertEquals(TWO, Files.readString(file()));
  }

  @Test
  void shouldLetTheJournalWinAtTheStart() throws IOException {
    edit(THREE);
    apply(new Input.LimitsSet(TWO, "ada", "the file did not get it any more"));
    start();
    assertEquals(TWO, edit(THREE));
    assertEquals(TWO, Files.readString(file()));
  }

  /** What the platform adds meanwhile makes the file no newer. */
  @Test
  void shouldLetTheJournalWinAlsoWhenBucketsWereMadeSince() throws IOException {
    edit(THREE);
    apply(new Input.LimitsSet(TWO, "ada", "the file did not get it any more"));
    SortedMap<String, List<String>> buckets = new TreeMap<>(Map.of("corr-1", List.of("A", "B")));
    String both = DerivedBuckets.with(TWO, buckets);
    apply(new Input.LimitsSet(both, Input.LimitsSet.PLATFORM, "correlations"));
    start();
    assertEquals(both, edit(THREE));
    assertEquals(TWO, Files.readString(file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "approval = two\n",
        "approval = one\nportfolio.leverage = 2\n",
        "portfolio.leverage = 2\n",
        "approval = two\nportfolio.leverage = 3.5\n",
        "approval = two\n#portfolio.leverage = 2\n",
        "approval = two\nportfolio.leverage = 2\nportfolio.leverage = 9\n"
      })
  void shouldNotLoosenByTheFileWhatTwoPersonsHaveToAgreeOn(String text) throws IOException {
    edit(GUARDED);
    assertEquals(GUARDED, edit(text));
    assertTrue(watch.problem().startsWith(LimitsFile.NAME), watch.problem());
  }

  @Test
  void shouldKeepTheLimitsOfAFileThatIsGone() throws IOException {
    edit(TWO);
    Files.delete(file());
    look();
    assertEquals(TWO, kernel.limits().limits());
    assertEquals("etc/risk.limits is gone; an empty file lifts all limits", watch.problem());
    start();
    look();
    assertEquals(TWO, kernel.limits().limits());
  }

  /** An editor empties the file before it writes; nobody wanted all limits lifted. */
  @Test
  void shouldWaitUntilAFileIsWritten() throws IOException {
    edit(TWO);
    for (String part : List.of("", "portfolio.lev", "portfolio.leverage = 1", THREE)) {
      Files.writeString(file(), part);
      watch.look(kernel, this::apply);
      assertEquals(TWO, kernel.limits().limits());
      assertEquals("", watch.problem());
    }
    watch.look(kernel, this::apply);
    assertEquals(THREE, kernel.limits().limits());
    assertEquals("", edit(""), "one that stays empty lifts them");
  }

  @Test
  void shouldTellOfAFileThatNeverRests() throws IOException {
    edit(TWO);
    for (int i = 0; i < 30; i++) {
      assertEquals("", watch.problem());
      Files.writeString(file(), THREE + "#".repeat(i));
      watch.look(kernel, this::apply);
    }
    assertEquals("etc/risk.limits is another one at each look and cannot be read", watch.problem());
    assertEquals(TWO, kernel.limits().limits());
    watch.look(kernel, this::apply);
    assertEquals("", watch.problem());
    assertTrue(kernel.limits().limits().startsWith(THREE));
  }

  @Test
  void shouldFollowALinkAndLeaveItOne() throws IOException {
    Path real = etc.resolve("shared.limits");
    Files.writeString(real, TWO);
    Files.createSymbolicLink(file(), real);
    look();
    limits.write(THREE);
    assertTrue(Files.isSymbolicLink(file()));
    assertEquals(THREE, Files.readString(real));
    Files.writeString(real, GUARDED);
    look();
    assertEquals(GUARDED, kernel.limits().limits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portfolio.leverage=2\napproval = one",
        "portfolio.leverage\nportfolio.drawdown=1",
        "portfolio.leverage=2\u2028approval = one",
        "#portfolio.leverage=2",
        " portfolio.leverage=2"
      })
  void shouldRefuseAChangeOfMoreThanOneLine(String change) {
    int equals = change.indexOf('=');
    Map<String, String> changes =
        new TreeMap<>(Map.of(change.substring(0, equals), change.substring(equals + 1)));
    Assertions.assertThrows(
        OperationRefusedException.class, () -> LimitsDesk.requireLines(changes));
  }
}
