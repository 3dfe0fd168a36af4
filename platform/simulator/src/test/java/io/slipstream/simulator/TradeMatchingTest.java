package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;

import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeMatchingTest {
  private static final SimulationModel TRADES = DEFAULT.withFeed(ExecutionFeed.TRADES);

  /** Price, quantity and aggressor. */
  private static void trades(VenueFixture venue, String trades) {
    long time = 10;
    for (String trade : trades.split("/")) {
      String[] n = trade.strip().split(" ");
      venue.trade(time++, Long.parseLong(n[0]), Long.parseLong(n[1]), Integer.parseInt(n[2]));
    }
  }

  /** The order arrives at 5, where the quote shows 7 at 98 and 8 at 102; trades follow. */
  @ParameterizedTest
  @CsvSource({
    "BUY 5, 100 3 0, 1 T 5@100 10",
    "SELL 5, 100 3 0, 1 T 5@100 10",
    "BUY 5 limit=101, 100 3 0, 1 T 5@100 10",
    "BUY 5 limit=100, 100 3 0, 1 M 5@100 10",
    "BUY 5 limit=100, 100 3 1 / 100 3 -1, 1 M 5@100 11",
    "SELL 5 limit=100, 100 3 -1 / 100 3 1, 1 M 5@100 11",
    "BUY 5 limit=98, 98 6 -1 / 98 1 -1 / 98 1 -1, 1 M 5@98 12",
    "BUY 5 limit=98, 98 8 1 / 98 8 -1, 1 M 5@98 11",
    "BUY 5 limit=98, 99 9 0 / 97 1 0, 1 M 5@98 11",
    "BUY 5 limit=98, 97 1 0, 1 T 5@97 10",
    "SELL 5 limit=102, 102 8 1 / 102 1 1, 1 M 5@102 11",
    "SELL 5 limit=102, 103 8 1, 1 T 5@103 10",
    "BUY 5 limit=98 IOC, 99 5 0 / 90 5 0, 1 canceled 10 not filled at once",
    "BUY 5 limit=98 FOK, 97 5 0, 1 T 5@97 10",
    "BUY 5 limit=98 post, 97 5 0, 1 rejected 10 would take liquidity",
    "BUY 5 limit=98 post, 99 5 0 / 97 5 0, 1 M 5@98 11",
    "BUY 5 stop=103, 102 5 0 / 104 5 0, 1 triggered 11; 1 T 5@104 11",
    "SELL 5 stop=97, 98 5 0 / 96 5 0, 1 triggered 11; 1 T 5@96 11",
    "BUY 5 stop=103 limit=104, 105 5 0 / 104 5 0, 1 triggered 10; 1 M 5@104 11",
    "BUY 5 stop=103 limit=104, 103 5 0, 1 triggered 10; 1 T 5@103 10",
    "SELL 5 trail=3, 100 5 0 / 105 5 0 / 102 5 0, 1 triggered 12; 1 T 5@102 12",
    "BUY 5 trail=3, 100 5 0 / 95 5 0 / 98 5 0, 1 triggered 12; 1 T 5@98 12"
  })
  void shouldExecuteWithTrades(String order, String trades, String answers) {
    VenueFixture f = new VenueFixture(TRADES);
    f.quote(1, 98, 7, 102, 8);
    f.submit(order, 5);
    trades(f, trades);
    f.expectAfterAcceptance(answers);
  }

  @ParameterizedTest
  @CsvSource({"98 9 -1 / 98 9 -1, ''", "98 9 -1 / 97 9 -1, 1 M 5@98 11"})
  void shouldWantALimitPassedUnderTradeThrough(String trades, String answers) {
    VenueFixture strict = new VenueFixture(TRADES.withLimitRule(LimitRule.TRADE_THROUGH));
    strict.submit("BUY 5 limit=98", 5);
    trades(strict, trades);
    strict.expectAfterAcceptance(answers);
  }

  @Test
  void shouldQueueBehindACurrentBook() {
    VenueFixture f = new VenueFixture(TRADES);
    f.quote(1, 98, 1, 102, 8);
    f.book(2, "99:4 98:3 | 102:8");
    f.submit("BUY 5 limit=98", 5);
    trades(f, "98 3 -1 / 98 1 -1");
    f.expectAfterAcceptance("1 M 5@98 11");
  }

  @Test
  void shouldGiveTheShareOfATradeThatTheQueueLeaves() {
    VenueFixture half = new VenueFixture(TRADES.withMaxParticipation(50_000_000));
    half.quote(1, 98, 4, 102, 8);
    half.submit("BUY 5 limit=98", 5);
    half.submit("BUY 9", 5);
    trades(half, "98 10 -1 / 98 20 -1");
    half.expectAfterAcceptance("1 M 3@98 10; 2 T 2@98 10; 1 M 2@98 11; 2 T 7@98 11");
  }

  @Test
  void shouldQueueAnewWhenAPriceIsChanged() {
    VenueFixture f = new VenueFixture(TRADES);
    f.quote(1, 98, 4, 102, 8);
    f.submit("BUY 5 limit=97", 5);
    f.replace(1, 5, 98, 0, 6);
    trades(f, "98 4 -1 / 98 1 -1");
    f.expectAfterAcceptance("1 replaced 6 5 98 0; 1 M 5@98 11");
  }

  @Test
  void shouldIgnoreTradesBeforeTheArrival() {
    VenueFixture slow = new VenueFixture(TRADES.withLatency(2 * VenueFixture.SECOND, 0));
    slow.submit("BUY 5", 9);
    trades(slow, "100 5 0 / 101 5 0");
    slow.expect("1 accepted 11; 1 T 5@101 11");
  }
}
