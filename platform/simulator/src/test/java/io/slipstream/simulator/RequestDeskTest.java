package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDeskTest {
  private static final long SECOND = VenueFixture.SECOND;
  private static final SimulationModel SLOW = DEFAULT.withLatency(10 * SECOND, 0);
  private static final String FLAT = "100 100 100 100";

  private final VenueFixture f = new VenueFixture();
  private final VenueFixture slow = new VenueFixture(SLOW);

  @Test
  void shouldCancelAtOnceWithoutLatency() {
    f.submit("BUY 5 limit=50", 0);
    f.cancel(1, 3);
    f.cancel(1, 4);
    f.bar(60, "40 40 40 40");
    f.expect("1 accepted 0; 1 canceled 3 canceled; 1 refused 4 too late");
  }

  @Test
  void shouldReplaceAtOnceWithoutLatency() {
    f.submit("BUY 5 limit=50", 0);
    f.replace(1, 7, 60, 0, 3);
    f.bar(60, "55 55 55 55");
    f.replace(1, 9, 60, 0, 120);
    f.expect("1 accepted 0; 1 replaced 3 7 60 0; 1 T 7@55 60; 1 refused 120 too late");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 1 refused 60 not above what is filled",
    "5, 1 refused 60 not above what is filled",
    "6, 1 replaced 60 6 100 0; 1 M 1@100 60"
  })
  void shouldReplaceAboveWhatIsFilled(long quantity, String answers) {
    VenueFixture half = new VenueFixture(DEFAULT.withMaxParticipation(50_000_000));
    half.submit("BUY 8 limit=100", 0);
    half.bar(0, FLAT + " 10");
    half.expectAfterAcceptance("1 T 5@100 0");
    half.replace(1, quantity, 100, 0, 60);
    half.bar(60, FLAT + " 2");
    half.heard.removeIf(answer -> quantity < 6 && answer.contains(" M "));
    half.expect(answers);
  }

  /** Quantity, limit and stop of order 1, and whether it loses its place. */
  @ParameterizedTest
  @CsvSource({"5, 100, false", "4, 100, false", "6, 100, true", "5, 101, true", "4, 101, true"})
  void shouldPutAReplacementBehindWhenItWantsMore(long quantity, long limit, boolean behind) {
    f.submit("BUY 5 limit=100", 0);
    f.submit("BUY 5 limit=100", 0);
    f.replace(1, quantity, limit, 0, 0);
    f.heard.clear();
    f.bar(0, FLAT);
    String first = "1 T " + quantity + "@100 0";
    f.expect(behind ? "2 T 5@100 0; " + first : first + "; 2 T 5@100 0");
  }

  @Test
  void shouldMoveAStopByReplacement() {
    f.submit("BUY 5 stop=110", 0);
    f.replace(1, 5, 0, 105, 0);
    f.bar(0, "100 106 100 101");
    f.expectAfterAcceptance("1 replaced 0 5 0 105; 1 triggered 60; 1 T 5@105 60");
  }

  @Test
  void shouldKeepATrailingStopThroughAReplacement() {
    f.bar(0, FLAT);
    f.submit("SELL 5 trail=10", 60);
    f.replace(1, 3, 0, 0, 60);
    f.bar(60, "100 100 90 95");
    f.expectAfterAcceptance("1 replaced 60 3 0 0; 1 triggered 120; 1 T 3@90 120");
  }

  @Test
  void shouldAcceptALateOrderWithTheBarAfterItsArrival() {
    slow.submit("BUY 5", 50);
    slow.bar(0, FLAT);
    slow.expect("1 accepted 60");
    slow.submit("BUY 5", 51);
    slow.bar(60, FLAT);
    slow.expect("1 T 5@100 60; 2 accepted 61");
    slow.bar(120, "101 101 101 101");
    slow.expect("2 T 5@101 120");
  }

  @Test
  void shouldLetAFillWinTheRaceAgainstALateCancel() {
    slow.submit("BUY 5 limit=95", 0);
    slow.submit("BUY 5 limit=85", 0);
    slow.cancel(1, 55);
    slow.cancel(2, 55);
    slow.bar(10, "100 100 90 100");
    slow.expect(
        "1 accepted 10; 2 accepted 10; 1 M 5@95 70; 1 refused 65 too late; 2 canceled 65 canceled");
  }

  @Test
  void shouldLetACancelThatArrivedByTheOpenWin() {
    slow.submit("BUY 5 limit=95", 0);
    slow.cancel(1, 50);
    slow.bar(60, "100 100 90 100");
    slow.expect("1 accepted 10; 1 canceled 60 canceled");
  }

  @Test
  void shouldDeliverWithTheTimeInOrderOverAllInstruments() {
    slow.add(SLOW.withLatency(5 * SECOND, 0));
    slow.submit("BUY 5", 0);
    slow.submit("BUY 5 on=1", 1);
    slow.submit("BUY 5 on=1", 5);
    slow.submit("BUY 5", 1);
    slow.time(5);
    slow.expect("");
    slow.time(10);
    slow.expect("2 accepted 6; 1 accepted 10; 3 accepted 10");
    slow.time(11);
    slow.expect("4 accepted 11");
  }

  @Test
  void shouldDeliverWithAnyEventOfTheInstrument() {
    slow.submit("BUY 5", 0);
    slow.quote(10, 99, 9, 101, 9);
    slow.expect("1 accepted 10");
    slow.submit("BUY 5", 1);
    slow.trade(11, 99, 9, 0);
    slow.submit("BUY 5", 2);
    slow.book(12, "|");
    slow.expect("2 accepted 11; 3 accepted 12");
  }

  @Test
  void shouldNeverLetAWishArriveBeforeItsOrder() {
    for (long seed = 0; seed < 50; seed++) {
      VenueFixture jitters = new VenueFixture(DEFAULT.withLatency(0, 20 * SECOND));
      jitters.venue.begin(seed);
      jitters.submit("BUY 5 limit=50", 0);
      jitters.replace(1, 6, 50, 0, 0);
      jitters.cancel(1, 0);
      jitters.time(100);
      assertEquals("1 accepted", jitters.heard.get(0).substring(0, 10));
      assertEquals(3, jitters.heard.size());
    }
  }

  private static List<String> jittered(long seed) {
    VenueFixture jitters = new VenueFixture(DEFAULT.withLatency(SECOND, 1_000 * SECOND));
    jitters.venue.begin(seed);
    for (int i = 0; i < 10; i++) {
      jitters.submit("BUY 5", i);
    }
    jitters.time(2_000);
    return jitters.heard;
  }

  @Test
  void shouldJitterBySeed() {
    assertEquals(10, jittered(1).size());
    assertEquals(jittered(1), jittered(1));
    assertNotEquals(jittered(1), jittered(2));
  }

  /** SplitMix64's first number from seed 0 is E220A8397B1DCDAF; unsigned modulo 11 that is 9. */
  @Test
  void shouldDrawTheDelayUnsigned() {
    VenueFixture jitters = new VenueFixture(DEFAULT.withLatency(0, 10));
    jitters.venue.begin(0);
    long expected = Long.remainderUnsigned(0xE220A8397B1DCDAFL, 11);
    jitters.submit("BUY 5", 0);
    jitters.venue.onTime(expected - 1);
    jitters.expect("");
    jitters.venue.onTime(expected);
    jitters.expect("1 accepted 0");
  }

  @Test
  void shouldLetRequestsOfTheEndOfTimeArriveThere() {
    VenueFixture endless =
        new VenueFixture(DEFAULT.withFeed(ExecutionFeed.QUOTES).withLatency(Long.MAX_VALUE, 5));
    endless.submit("BUY 5", 5);
    endless.time(1_000);
    endless.expect("");
    endless.venue.onTime(Long.MAX_VALUE);
    endless.expect("1 accepted 9223372036");
  }
}
