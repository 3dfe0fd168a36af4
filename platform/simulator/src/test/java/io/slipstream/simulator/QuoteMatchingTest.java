package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;

import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteMatchingTest {
  private static final SimulationModel QUOTES = DEFAULT.withFeed(ExecutionFeed.QUOTES);

  private final VenueFixture f = new VenueFixture(QUOTES);

  private static void quotes(VenueFixture venue, long start, String quotes) {
    long time = start;
    for (String quote : quotes.split("/")) {
      String[] n = quote.strip().split(" ");
      venue.quote(time++, Long.parseLong(n[0]), 9, Long.parseLong(n[1]), 9);
    }
  }

  /** The order arrives at 5 and meets 99 to 100; later quotes, bid and ask, follow from 10 on. */
  @ParameterizedTest
  @CsvSource({
    "BUY 5, 99 100, 1 T 5@100 5",
    "SELL 5, 99 100, 1 T 5@99 5",
    "BUY 5 limit=100, 99 100, 1 T 5@100 5",
    "BUY 5 limit=102, 99 100, 1 T 5@100 5",
    "SELL 5 limit=99, 99 100, 1 T 5@99 5",
    "BUY 5 limit=98, 98 99 / 97 98, 1 M 5@98 11",
    "BUY 5 limit=98, 98 99 / 95 96, 1 M 5@98 11",
    "SELL 5 limit=101, 100 101 / 101 102, 1 M 5@101 11",
    "BUY 5 stop=100, 99 100, 1 triggered 5; 1 T 5@100 5",
    "BUY 5 stop=102, 100 101 / 102 103, 1 triggered 11; 1 T 5@103 11",
    "SELL 5 stop=98, 99 100 / 97 98, 1 triggered 11; 1 T 5@97 11",
    "BUY 5 stop=102 limit=102, 101 102, 1 triggered 10; 1 T 5@102 10",
    "BUY 5 stop=102 limit=102, 103 104 / 101 102, 1 triggered 10; 1 M 5@102 11",
    "SELL 5 stop=98 limit=98, 97 98 / 99 100, 1 triggered 10; 1 M 5@98 11",
    "BUY 5 limit=98 IOC, 97 98, 1 canceled 5 not filled at once",
    "BUY 5 limit=98 FOK, 97 98, 1 canceled 5 not filled at once",
    "BUY 5 limit=100 IOC, 97 98, 1 T 5@100 5",
    "BUY 5 limit=100 post, 97 98, 1 rejected 5 would take liquidity",
    "BUY 5 limit=99 post, 97 98, 1 M 5@99 10",
    "SELL 5 trail=3, 101 103 / 98 99, 1 triggered 11; 1 T 5@98 11",
    "SELL 5 trail=3, 97 98 / 96 97, 1 triggered 11; 1 T 5@96 11",
    "BUY 5 trail=3, 94 95 / 96 97 / 97 98, 1 triggered 12; 1 T 5@98 12"
  })
  void shouldMeetTheStandingQuoteThenLaterOnes(String order, String quotes, String answers) {
    f.quote(1, 99, 9, 100, 9);
    f.submit(order, 5);
    quotes(f, 10, quotes);
    f.expectAfterAcceptance(answers);
  }

  @ParameterizedTest
  @CsvSource({"97 98 / 96 97, 1 M 5@98 11", "97 98 / 97 98, ''"})
  void shouldWantALimitPassedUnderTradeThrough(String quotes, String answers) {
    VenueFixture strict = new VenueFixture(QUOTES.withLimitRule(LimitRule.TRADE_THROUGH));
    strict.quote(1, 99, 9, 100, 9);
    strict.submit("BUY 5 limit=98", 5);
    quotes(strict, 10, quotes);
    strict.expectAfterAcceptance(answers);
  }

  @Test
  void shouldWaitForTheFirstQuote() {
    f.submit("BUY 5", 0);
    f.submit("SELL 5 trail=1", 0);
    f.submit("BUY 5 limit=105 IOC", 0);
    f.expect("1 accepted 0; 2 accepted 0; 3 accepted 0");
    f.quote(3, 99, 9, 101, 9);
    f.expect("1 T 5@101 3; 3 T 5@101 3");
    f.quote(4, 99, 9, 101, 9);
    f.expect("2 triggered 4; 2 T 5@99 4");
  }

  @Test
  void shouldTakeASideWithoutQuantityForNone() {
    f.quote(1, 99, 9, 100, 0);
    f.submit("BUY 5", 2);
    f.submit("BUY 5 limit=105", 2);
    f.submit("SELL 5", 2);
    f.quote(3, 99, 9, 101, 1);
    f.expectAfterAcceptance("3 T 5@99 2; 1 T 5@101 3; 2 M 5@105 3");
  }

  @Test
  void shouldShareTheQuantityOfASide() {
    VenueFixture half = new VenueFixture(QUOTES.withMaxParticipation(50_000_000));
    half.quote(1, 99, 4, 100, 20);
    half.submit("BUY 6", 2);
    half.submit("BUY 6", 2);
    half.submit("SELL 6", 2);
    half.submit("BUY 6 FOK", 2);
    half.quote(3, 99, 4, 101, 10);
    half.expectAfterAcceptance(
        "1 T 6@100 2; 2 T 4@100 2; 3 T 2@99 2; 4 canceled 2 not filled at once; "
            + "2 T 2@101 3; 3 T 2@99 3");
  }

  @Test
  void shouldHandleWhatArrivedAgainstTheStandingQuote() {
    VenueFixture slow = new VenueFixture(QUOTES.withLatency(2 * VenueFixture.SECOND, 0));
    slow.quote(1, 99, 9, 100, 9);
    slow.submit("BUY 5", 1);
    slow.submit("BUY 5", 4);
    slow.expect("");
    slow.quote(5, 101, 9, 102, 9);
    slow.expect("1 accepted 3; 1 T 5@100 3");
    slow.quote(6, 103, 9, 104, 9);
    slow.expect("2 accepted 6; 2 T 5@102 6");
  }
}
