package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;

import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import org.junit.jupiter.api.Test;

class ReentrancyTest {
  private static final String WIDE = "100 110 90 100";

  private final VenueFixture f = new VenueFixture();

  @Test
  void shouldSkipWhatAnAnswerCancels() {
    f.submit("SELL 5 limit=108", 0);
    f.submit("SELL 5 stop=95", 0);
    f.submit("BUY 5 limit=95", 0);
    f.onFilled =
        id -> {
          if (id == 2) {
            f.cancel(1, 60);
          }
        };
    f.bar(0, WIDE);
    f.expectAfterAcceptance("2 triggered 60; 2 T 5@95 60; 1 canceled 60 canceled; 3 M 5@95 60");
  }

  @Test
  void shouldLeaveToTheNextBarWhatAnAnswerSubmits() {
    f.submit("BUY 5", 0);
    f.onFilled =
        id -> {
          if (id == 1) {
            f.submit("SELL 5 stop=95", 60);
            f.submit("SELL 5 limit=108", 60);
            f.submit("SELL 5", 60);
          }
        };
    f.bar(0, WIDE);
    f.expect("1 accepted 0; 1 T 5@100 0; 2 accepted 60; 3 accepted 60; 4 accepted 60");
    f.bar(60, WIDE);
    f.expect("2 triggered 120; 2 T 5@95 120; 4 T 5@100 60; 3 M 5@108 120");
  }

  @Test
  void shouldNotGiveTheSameCloseToWhatAnAnswerSubmits() {
    VenueFixture same = new VenueFixture(DEFAULT.withTiming(FillTiming.SAME_CLOSE));
    same.submit("BUY 5", 0);
    same.onFilled =
        id -> {
          if (id == 1) {
            same.submit("SELL 5", 60);
          }
        };
    same.bar(0, WIDE);
    same.expectAfterAcceptance("1 T 5@100 0");
    same.bar(60, "101 110 90 100");
    same.expect("2 T 5@101 60");
  }

  @Test
  void shouldMatchAtOnceWhatAnAnswerToAQuoteSubmits() {
    VenueFixture q = new VenueFixture(ExecutionFeed.QUOTES);
    q.submit("BUY 5", 0);
    q.submit("BUY 5 limit=100", 0);
    q.onFilled =
        id -> {
          if (id == 1) {
            q.submit("SELL 5 stop=99", 1);
            q.cancel(2, 1);
          }
        };
    q.quote(1, 99, 9, 100, 9);
    q.expectAfterAcceptance("1 T 5@100 1; 3 triggered 1; 3 T 5@99 1; 2 canceled 1 canceled");
  }

  @Test
  void shouldStopWithAnOrderThatIsCanceledWhenItIsAccepted() {
    VenueFixture q = new VenueFixture(ExecutionFeed.QUOTES);
    q.quote(1, 99, 9, 100, 9);
    q.onAccepted = id -> q.cancel(id, 2);
    q.submit("BUY 5", 2);
    q.expect("1 accepted 2; 1 canceled 2 canceled");
  }

  @Test
  void shouldStopWalkingABookWhenTheOrderIsCanceled() {
    VenueFixture b = new VenueFixture(ExecutionFeed.BOOK);
    b.book(1, "99:1 | 100:1 101:1 102:1");
    b.onFilled = id -> b.cancel(id, 2);
    b.submit("BUY 3 IOC", 2);
    b.expect("1 accepted 2; 1 T 1@100 2; 1 canceled 2 canceled");
  }

  @Test
  void shouldNotCancelTwiceAReducingOrderThatAnAnswerCancels() {
    f.position = 3;
    f.submit("SELL 5 reduce", 0);
    f.onFilled = id -> f.cancel(id, 60);
    f.bar(0, WIDE);
    f.expectAfterAcceptance("1 T 3@100 0; 1 canceled 60 canceled");
  }

  @Test
  void shouldReuseNoOrderBeforeTheOutermostCallEnds() {
    for (int i = 0; i < 50; i++) {
      f.submit("BUY 1", 0);
    }
    f.onFilled =
        id -> {
          if (id < 50) {
            f.cancel(id + 1, 60);
            f.submit("SELL 1 limit=200", 60);
          }
        };
    f.heard.clear();
    f.bar(0, WIDE);
    f.heard.removeIf(answer -> answer.contains("canceled") || answer.contains("accepted"));
    org.junit.jupiter.api.Assertions.assertEquals(25, f.heard.size());
    f.heard.clear();
    f.onFilled = id -> {};
    f.bar(60, "100 200 90 100");
    org.junit.jupiter.api.Assertions.assertEquals(25, f.heard.size());
  }
}
