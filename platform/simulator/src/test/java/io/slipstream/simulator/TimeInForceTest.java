package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SessionPhase.CLOSED;
import static io.slipstream.api.service.venue.SessionPhase.HALTED;
import static io.slipstream.api.service.venue.SessionPhase.OPEN;

import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeInForceTest {
  private static final long DAY = VenueFixture.DAY;
  private static final String FLAT = "100 100 100 100";

  private final VenueFixture f = new VenueFixture();

  /** A share of one half of a quantity of 8 lets 4 be filled. */
  @ParameterizedTest
  @CsvSource({
    "BUY 4 IOC, 1 T 4@100 0",
    "BUY 5 IOC, 1 T 4@100 0; 1 canceled 0 not filled at once",
    "BUY 5 limit=100 IOC, 1 T 4@100 0; 1 canceled 0 not filled at once",
    "BUY 5 limit=99 IOC, 1 canceled 0 not filled at once",
    "SELL 5 limit=101 IOC, 1 canceled 0 not filled at once",
    "BUY 4 FOK, 1 T 4@100 0",
    "BUY 5 FOK, 1 canceled 0 not filled at once",
    "BUY 4 limit=100 FOK, 1 T 4@100 0",
    "BUY 4 limit=99 FOK, 1 canceled 0 not filled at once"
  })
  void shouldTryImmediateOrdersOnce(String order, String answers) {
    VenueFixture half = new VenueFixture(SimulationModel.DEFAULT.withMaxParticipation(50_000_000));
    half.submit(order, 0);
    half.bar(0, "100 110 90 100 8");
    half.bar(60, "100 110 90 100 8");
    half.expectAfterAcceptance(answers);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1 expired 0 expire time reached",
    "30, 1 expired 30 expire time reached",
    "60, 1 expired 60 expire time reached",
    "61, ''"
  })
  void shouldExpireGoodTillOrders(long till, String answers) {
    VenueFixture g = new VenueFixture();
    g.submit("BUY 5 limit=50 till=" + Math.max(till, 1), 0);
    g.bar(0, FLAT);
    g.expectAfterAcceptance(answers.replace("expired 0", "expired 1"));
  }

  @Test
  void shouldExpireBeforeMatchingWhatEndedByTheOpen() {
    f.submit("BUY 5 limit=200 till=60", 0);
    f.bar(60, FLAT);
    f.expectAfterAcceptance("1 expired 60 expire time reached");
  }

  @Test
  void shouldExpireDayOrdersWithTheFirstBarOfTheNextDay() {
    f.submit("BUY 5 limit=50 DAY", 0);
    f.submit("BUY 5 limit=50 DAY", DAY);
    f.bar(DAY - 60, FLAT);
    f.expectAfterAcceptance("");
    f.bar(DAY + 120, FLAT);
    f.expect("1 expired 86520 end of session");
    f.bar(2 * DAY, FLAT);
    f.expect("2 expired 172800 end of session");
  }

  @Test
  void shouldOpenASessionWithTheFirstBarOfADay() {
    f.bar(0, FLAT);
    f.submit("BUY 1 AT_THE_OPEN", 60);
    f.submit("BUY 2 limit=99 AT_THE_OPEN", 60);
    f.submit("SELL 3 limit=99 AT_THE_OPEN", 60);
    f.bar(60, FLAT);
    f.expectAfterAcceptance("");
    f.bar(DAY, FLAT);
    f.expect("1 T 1@100 86400; 2 expired 86400 not filled at the open; 3 T 3@100 86400");
  }

  @Test
  void shouldCloseASessionWithTheBarThatEndsTheDay() {
    f.submit("BUY 1 AT_THE_CLOSE", 0);
    f.submit("BUY 2 limit=100 AT_THE_CLOSE", 0);
    f.submit("BUY 3 limit=102 AT_THE_CLOSE", 0);
    f.bar(0, FLAT);
    f.expectAfterAcceptance("");
    f.bar(DAY - 60, "100 110 90 101");
    f.expect("1 T 1@101 86400; 2 expired 86400 not filled at the close; 3 T 3@101 86400");
  }

  @Test
  void shouldFollowSessionEventsOnceThereWasOne() {
    f.submit("BUY 1 AT_THE_CLOSE", 0);
    f.submit("BUY 2 limit=50 DAY", 0);
    f.session(0, OPEN);
    f.bar(DAY - 60, FLAT);
    f.bar(DAY, "100 110 90 102");
    f.submit("BUY 3 AT_THE_CLOSE", DAY + 30);
    f.expectAfterAcceptance("");
    f.session(DAY + 90, CLOSED);
    f.expect("1 T 1@102 86490; 2 expired 86490 end of session");
  }

  @Test
  void shouldOpenASessionWithTheFirstBarAfterItsEvent() {
    f.session(0, OPEN);
    f.bar(0, FLAT);
    f.submit("BUY 1 AT_THE_OPEN", 60);
    f.bar(DAY, FLAT);
    f.expect("1 accepted 60");
    f.session(DAY + 60, CLOSED);
    f.session(2 * DAY, OPEN);
    f.bar(2 * DAY, "103 110 90 102");
    f.expect("1 T 1@103 172800");
  }

  @ParameterizedTest
  @CsvSource({"HALTED", "CLOSED"})
  void shouldMatchNothingWhileTheMarketDoesNotTrade(String phase) {
    f.session(0, phase.equals("HALTED") ? HALTED : CLOSED);
    f.submit("BUY 1", 0);
    f.submit("BUY 2 limit=100 IOC", 0);
    f.bar(0, FLAT);
    f.expect("1 accepted 0; 2 accepted 0");
    f.cancel(1, 60);
    f.session(60, OPEN);
    f.bar(60, FLAT);
    f.expect("1 canceled 60 canceled; 2 T 2@100 60");
  }

  @Test
  void shouldKeepDayOrdersThroughAHaltOfQuotes() {
    VenueFixture q = new VenueFixture(ExecutionFeed.QUOTES);
    q.session(0, OPEN);
    q.quote(0, 99, 5, 100, 5);
    q.session(1, HALTED);
    q.submit("BUY 1 DAY", 1);
    q.quote(2, 99, 5, 101, 5);
    q.expect("1 accepted 1");
    q.session(3, OPEN);
    q.quote(4, 99, 5, 102, 5);
    q.expect("1 T 1@102 4");
  }

  @Test
  void shouldOpenAndCloseSessionsOfQuotes() {
    VenueFixture q = new VenueFixture(ExecutionFeed.QUOTES);
    q.quote(0, 99, 5, 100, 5);
    q.session(0, OPEN);
    q.submit("BUY 1 AT_THE_OPEN", 0);
    q.submit("BUY 2 AT_THE_CLOSE", 0);
    q.submit("BUY 3 limit=98 AT_THE_OPEN", 0);
    q.quote(1, 99, 5, 101, 5);
    q.quote(2, 99, 5, 102, 5);
    q.session(3, CLOSED);
    q.expectAfterAcceptance("1 T 1@101 1; 3 expired 1 not filled at the open; 2 T 2@102 3");
  }

  @Test
  void shouldExpireOrdersOfQuotesBeforeTheNextIsMatched() {
    VenueFixture q = new VenueFixture(ExecutionFeed.QUOTES);
    q.submit("BUY 1 till=5", 0);
    q.submit("BUY 1 DAY", 0);
    q.quote(DAY, 99, 5, 100, 5);
    q.expectAfterAcceptance("1 expired 5 expire time reached; 2 expired 86400 end of session");
  }

  @Test
  void shouldCloseSessionsOfTradesAndBooks() {
    VenueFixture t = new VenueFixture(ExecutionFeed.TRADES);
    t.submit("BUY 2 limit=99 AT_THE_CLOSE", 0);
    t.submit("BUY 2 limit=101 AT_THE_CLOSE", 0);
    t.trade(1, 100, 5, 0);
    t.session(2, CLOSED);
    t.expectAfterAcceptance("1 expired 2 not filled at the close; 2 T 2@100 2");
    VenueFixture b = new VenueFixture(ExecutionFeed.BOOK);
    b.submit("BUY 3 AT_THE_CLOSE", 0);
    b.book(1, "99:5 | 100:1 101:1");
    b.session(2, CLOSED);
    b.expectAfterAcceptance("1 T 1@100 2; 1 T 1@101 2; 1 expired 2 not filled at the close");
  }

  @Test
  void shouldExpireDayOrdersWhenASessionOfQuotesCloses() {
    VenueFixture q = new VenueFixture(ExecutionFeed.QUOTES);
    q.submit("BUY 1 DAY", 0);
    q.submit("BUY 1", 0);
    q.session(DAY + 1, CLOSED);
    q.expectAfterAcceptance("1 expired 86401 end of session");
  }
}
