package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VenueStateTest {
  /** Hashes after each step of a run that draws its requests from its own generator. */
  private static List<String> run(ExecutionFeed feed, long seed) {
    VenueFixture f =
        new VenueFixture(
            DEFAULT
                .withFeed(feed)
                .withLatency(0, 3 * VenueFixture.SECOND)
                .withMaxParticipation(30_000_000));
    f.venue.begin(seed);
    SplitMix64 random = new SplitMix64(99);
    List<String> hashes = new ArrayList<>();
    String[] orders = {"BUY 5", "SELL 5 limit=", "BUY 9 limit=", "SELL 3 stop=", "BUY 2 trail="};
    for (int i = 0; i < 200; i++) {
      String order = orders[(int) random.upTo(4)];
      long price = 90 + random.upTo(20);
      f.submit(order.endsWith("=") ? order + price : order, i * 60L);
      f.cancel(1 + random.upTo(i), i * 60L);
      f.bar(i * 60L, price + " " + (price + 5) + " " + (price - 5) + " " + price + " 20");
      f.quote(i * 60L + 60, price, random.upTo(9), price + 1, random.upTo(9));
      f.trade(i * 60L + 60, price, 1 + random.upTo(9), (int) random.upTo(2) - 1);
      f.book(i * 60L + 60, price + ":5 " + (price - 1) + ":5 | " + (price + 1) + ":7");
      hashes.add(f.hash());
    }
    hashes.addAll(f.heard);
    return hashes;
  }

  @ParameterizedTest
  @EnumSource(ExecutionFeed.class)
  void shouldBeEqualAfterEqualRuns(ExecutionFeed feed) {
    assertEquals(run(feed, 1), run(feed, 1));
    assertNotEquals(run(feed, 1), run(feed, 2));
  }

  private static void assertMatters(ExecutionFeed feed, Consumer<VenueFixture> change) {
    VenueFixture changed = new VenueFixture(feed);
    change.accept(changed);
    assertNotEquals(new VenueFixture(feed).hash(), changed.hash());
  }

  @Test
  void shouldHoldWhateverALaterAnswerDependsOn() {
    assertMatters(ExecutionFeed.BARS, f -> f.submit("BUY 5", 0));
    assertMatters(ExecutionFeed.BARS, f -> f.bar(0, "100 100 100 100"));
    assertMatters(ExecutionFeed.BARS, f -> f.session(0, SessionPhase.OPEN));
    assertMatters(ExecutionFeed.BARS, f -> f.venue.begin(8));
    assertMatters(ExecutionFeed.QUOTES, f -> f.quote(0, 99, 1, 100, 1));
    assertMatters(ExecutionFeed.TRADES, f -> f.trade(0, 99, 1, 0));
    assertMatters(ExecutionFeed.BOOK, f -> f.book(0, "99:1 | 100:1"));
  }

  /** The same orders, once after others have come and gone. */
  @Test
  void shouldNotShowWhatWasReused() {
    VenueFixture used = new VenueFixture();
    VenueFixture plain = new VenueFixture();
    for (int i = 0; i < 100; i++) {
      used.submit("BUY 5 limit=50 DAY", 0);
      plain.submit("BUY 5 limit=50 DAY", 0);
    }
    for (int i = 1; i <= 99; i++) {
      used.cancel(i, 0);
      plain.cancel(100 - i, 0);
    }
    assertEquals(used.hash(), plain.hash());
  }

  @Test
  void shouldShowTheSameStateOfAnIdleBarAsOfAMatchedOne() {
    VenueFixture idle = new VenueFixture();
    VenueFixture busy = new VenueFixture();
    busy.submit("BUY 5 limit=50", 0);
    idle.bar(0, "100 101 99 100 7");
    busy.bar(0, "100 101 99 100 7");
    busy.cancel(1, 60);
    assertEquals(idle.hash(), busy.hash());
  }
}
