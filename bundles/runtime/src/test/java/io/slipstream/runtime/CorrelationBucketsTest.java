package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.LimitsView;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskLimitsException;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationBucketsTest {
  private static final String WANTED = "portfolio.correlation-buckets = 0.7\n";
  private static final String LIMITED = WANTED + "bucket.correlated-*.gross-exposure = 500\n";
  private static final SortedMap<String, List<String>> COINS =
      new TreeMap<>(Map.of("correlated-BTC/USD", List.of("BTC/USD", "ETH/USD")));
  private static final int DAYS = 60;

  @TempDir Path root;

  /** A and C move together, B and D do for as long as the change has not come, E by itself. */
  private static StoredMarkets markets(int change) {
    Random random = new Random(3);
    double[][] closes = new double[5][DAYS];
    double[] last = {100, 100, 100, 100, 100};
    for (int day = 0; day < DAYS; day++) {
      double one = random.nextGaussian() / 50;
      double two = random.nextGaussian() / 50;
      double three = day < change ? two : -two;
      double[] moves = {one, two, one, three, random.nextGaussian() / 50};
      for (int i = 0; i < moves.length; i++) {
        last[i] *= 1 + moves[i] + random.nextGaussian() / 500;
        closes[i][day] = last[i];
      }
    }
    StoredMarkets markets = new StoredMarkets();
    for (int i = 0; i < closes.length; i++) {
      markets.with(String.valueOf((char) ('A' + i)), 0, closes[i]);
    }
    return markets;
  }

  /** Limits by hand, with a note of what they were told. */
  private static final class Told implements CorrelationLimits {
    private final List<String> reasons = new ArrayList<>();
    private String text;

    Told(String text) {
      this.text = text;
    }

    @Override
    public RiskLimits present() {
      return RiskLimits.parse(text);
    }

    @Override
    public void derive(SortedMap<String, List<String>> buckets, String reason) {
      reasons.add(reason);
      Input.LimitsSet change = LimitsDesk.derived(text, buckets, reason);
      text = change == null ? text : change.limits();
    }
  }

  private static void look(CorrelationBuckets buckets, CorrelationLimits limits, int day) {
    buckets.look(limits, List.of("E", "D", "C", "B", "A", "^X"), day * StoredMarkets.DAY);
  }

  @Test
  void shouldFollowTheCorrelationsUpToTheSessionsTime() {
    CorrelationBuckets buckets = new CorrelationBuckets(new ClosePrices.Store(markets(DAYS / 2)));
    Told told = new Told(LIMITED + "portfolio.correlation-returns = 20\n");
    look(buckets, told, 10);
    assertEquals(List.of(), told.reasons, "ten returns are few");
    look(buckets, told, 30);
    assertEquals(
        Map.of("correlated-A", List.of("A", "C"), "correlated-B", List.of("B", "D")),
        told.present().buckets());
    assertEquals(
        List.of(
            "correlations of 20 returns of 1d until 1970-01-31T00:00:00Z, average linkage from 0.7"
                + " on"),
        told.reasons);
    look(buckets, told, 60);
    assertEquals(Map.of("correlated-A", List.of("A", "C")), told.present().buckets());
    int before = told.reasons.size();
    look(buckets, told, 60);
    look(buckets, told, 60);
    assertTrue(told.reasons.size() <= before + 1, "nothing new, nothing told");
  }

  @Test
  void shouldMakeNoneThatNobodyWants() {
    Told told = new Told("portfolio.leverage = 2\n");
    look(new CorrelationBuckets(new ClosePrices.Store(markets(DAYS))), told, 60);
    assertEquals(List.of(), told.reasons);
  }

  @Test
  void shouldKeepThemApartFromWhatPeopleWrote() {
    for (String written : List.of("", WANTED, WANTED.strip(), LIMITED + "\n\n")) {
      String whole = DerivedBuckets.with(written, COINS);
      assertEquals(written, DerivedBuckets.written(whole));
      assertEquals(COINS, DerivedBuckets.of(RiskLimits.parse(whole)));
      assertEquals(written, DerivedBuckets.with(written, new TreeMap<>()));
    }
    String whole = DerivedBuckets.with(WANTED, COINS);
    assertEquals(DerivedBuckets.with(LIMITED, COINS), DerivedBuckets.carried(whole, LIMITED));
    assertEquals("", DerivedBuckets.carried(whole, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bucket.correlated-A.instruments = A, B",
        " bucket.correlated-A.instruments=A",
        "# from here on by the platform: buckets that correlations make"
      })
  void shouldRefuseThoseThatAPersonWrites(String line) {
    String message =
        assertThrows(
                RiskLimitsException.class,
                () -> DerivedBuckets.parsed("# mine\n" + WANTED + line + "\n"))
            .getMessage();
    assertTrue(message.startsWith("line 3: " + line.strip()), message);
  }

  private static LimitsDesk desk(OperatedSession on) {
    LiveSession session = on.session;
    return new LimitsDesk(
        session, new OperationDesk(session), session.limitsFile(), session.limits());
  }

  private static String hash(OperatedSession on) {
    return on.session.ask(engine -> engine.kernel().stateHash().value());
  }

  @Test
  void shouldEnterTheJournalAndHoldAfterARestart() throws IOException {
    String hash;
    try (OperatedSession on = new OperatedSession(root, 10)) {
      LimitsDesk desk = desk(on);
      Map<String, String> wish =
          Map.of(
              "portfolio.correlation-buckets", "0.7",
              "bucket.correlated-*.gross-exposure", "500");
      LimitsView before = desk.set(wish, "a cap on what moves together", Operator.of("ada"));
      assertEquals(List.of(), shared(before));
      desk.derive(COINS, "correlations");
      desk.derive(COINS, "the same again");
      LimitsView view = desk.limits();
      assertEquals(COINS, view.buckets());
      assertEquals(List.of("correlated-BTC/USD 500"), shared(view));
      assertEquals("platform", view.actor());
      List<Input.LimitsSet> sets =
          on.inputs().stream()
              .filter(Input.LimitsSet.class::isInstance)
              .map(Input.LimitsSet.class::cast)
              .toList();
      assertEquals(List.of("ada", "platform"), sets.stream().map(Input.LimitsSet::actor).toList());
      assertEquals("correlations", sets.get(1).reason());
      assertEquals(DerivedBuckets.written(sets.get(1).limits()), on.session.limitsFile().read());
      desk.set(Map.of("portfolio.leverage", "2"), "more of ours", Operator.of("ada"));
      assertEquals(COINS, desk.limits().buckets());
      assertThrows(
          OperationRefusedException.class,
          () ->
              desk.set(Map.of("bucket.correlated-X.instruments", "X"), "mine", Operator.of("ada")));
      hash = hash(on);
    }
    try (OperatedSession on = new OperatedSession(root, 10)) {
      LimitsDesk desk = desk(on);
      assertEquals(COINS, desk.limits().buckets());
      assertEquals(hash, hash(on));
      LimitsView view =
          desk.set(
              Map.of("portfolio.correlation-buckets", "", "bucket.correlated-*.gross-exposure", ""),
              "no more",
              Operator.of("ada"));
      assertEquals(Map.of(), view.buckets());
      desk.derive(COINS, "too late");
      assertEquals(Map.of(), desk.limits().buckets());
    }
  }

  private static List<String> shared(LimitsView view) {
    return view.limits().stream()
        .filter(limit -> limit.key().startsWith("bucket."))
        .map(limit -> limit.name() + " " + limit.limit())
        .toList();
  }
}
