package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;

import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookMatchingTest {
  private static final SimulationModel BOOK = DEFAULT.withFeed(ExecutionFeed.BOOK);
  private static final String LEVELS = "99:3 98:4 | 101:3 102:4";

  private final VenueFixture f = new VenueFixture(BOOK);

  @ParameterizedTest
  @CsvSource({
    "BUY 5, 1 T 3@101 5; 1 T 2@102 5",
    "BUY 9, 1 T 3@101 5; 1 T 4@102 5; 1 T 2@103 10",
    "SELL 5, 1 T 3@99 5; 1 T 2@98 5",
    "BUY 5 limit=101, 1 T 3@101 5",
    "BUY 5 limit=103, 1 T 3@101 5; 1 T 2@102 5",
    "BUY 9 IOC, 1 T 3@101 5; 1 T 4@102 5; 1 canceled 5 not filled at once",
    "BUY 8 FOK, 1 canceled 5 not filled at once",
    "BUY 7 FOK, 1 T 3@101 5; 1 T 4@102 5",
    "BUY 4 limit=101 FOK, 1 canceled 5 not filled at once",
    "BUY 4 limit=101 post, 1 rejected 5 would take liquidity",
    "BUY 4 limit=100 IOC, 1 canceled 5 not filled at once",
    "BUY 4 stop=101, 1 triggered 5; 1 T 3@101 5; 1 T 1@102 5",
    "BUY 4 stop=103, 1 triggered 10; 1 T 4@103 10",
    "BUY 4 stop=101 limit=101, 1 triggered 5; 1 T 3@101 5",
    "BUY 4 trail=3, 1 triggered 10; 1 T 4@103 10"
  })
  void shouldTakeLevelsBestFirst(String order, String answers) {
    f.book(1, LEVELS);
    f.submit(order, 5);
    f.book(10, "99:3 | 103:9");
    f.expectAfterAcceptance(answers);
  }

  @Test
  void shouldExecuteARestingOrderAtItsLimit() {
    f.book(1, LEVELS);
    f.submit("BUY 5 limit=100", 5);
    f.book(6, "98:3 | 99:2");
    f.expectAfterAcceptance("1 M 2@100 6");
    f.book(7, "98:3 | 100:9");
    f.expect("1 M 3@100 7");
  }

  @Test
  void shouldExecuteARestingOrderWithTradesAfterItsQueue() {
    f.book(1, LEVELS);
    f.submit("BUY 5 limit=99", 5);
    f.trade(6, 99, 3, -1);
    f.trade(7, 99, 1, 1);
    f.expectAfterAcceptance("");
    f.trade(8, 99, 1, -1);
    f.expect("1 M 5@99 8");
  }

  @Test
  void shouldGiveMarketOrdersNoTrades() {
    f.submit("BUY 5", 5);
    f.submit("BUY 5 limit=100", 5);
    f.trade(6, 99, 3, -1);
    f.expectAfterAcceptance("");
  }

  @Test
  void shouldMatchNothingWithABookThatIsNotCurrent() {
    f.book(1, LEVELS);
    f.brokenBook(2);
    f.submit("BUY 5", 5);
    f.submit("BUY 5 limit=102", 5);
    f.expect("1 accepted 5; 2 accepted 5");
    f.book(6, "99:9 | 101:9");
    f.expect("1 T 5@101 6; 2 T 4@101 6");
  }

  @Test
  void shouldShareWhatALevelHas() {
    VenueFixture half = new VenueFixture(BOOK.withMaxParticipation(50_000_000));
    half.book(1, "99:9 | 101:4 102:8");
    half.submit("BUY 1", 5);
    half.submit("BUY 4", 5);
    half.submit("BUY 4", 6);
    half.expectAfterAcceptance("1 T 1@101 5; 2 T 1@101 5; 2 T 3@102 5; 3 T 1@102 6");
  }

  @Test
  void shouldStopWalkingWhenNothingIsLeftToReduce() {
    f.position = 4;
    f.book(1, LEVELS);
    f.submit("SELL 7 reduce", 5);
    f.expectAfterAcceptance("1 T 3@99 5; 1 T 1@98 5; 1 canceled 5 nothing to reduce");
  }
}
