package io.slipstream.simulator;

import static io.slipstream.api.service.venue.SimulationModel.DEFAULT;

import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import io.slipstream.api.service.venue.SimulationModel.LimitRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarMatchingTest {
  private final VenueFixture f = new VenueFixture();

  /** An order decided at 0, bars of a minute from 0 on: open high low close. */
  @ParameterizedTest
  @CsvSource({
    "BUY 5, 100 110 90 105, 1 T 5@100 0",
    "SELL 5, 100 110 90 105, 1 T 5@100 0",
    "BUY 5 limit=95, 100 110 90 105, 1 M 5@95 60",
    "BUY 5 limit=95, 94 110 90 105, 1 T 5@94 0",
    "BUY 5 limit=95, 95 110 90 105, 1 T 5@95 0",
    "BUY 5 limit=95, 100 110 95 105, 1 M 5@95 60",
    "BUY 5 limit=95, 100 110 96 105, ''",
    "SELL 5 limit=108, 100 110 90 105, 1 M 5@108 60",
    "SELL 5 limit=108, 112 115 110 113, 1 T 5@112 0",
    "SELL 5 limit=108, 100 107 90 105, ''",
    "BUY 5 limit=95, 100 110 96 105 / 93 99 90 91, 1 M 5@93 60",
    "BUY 5 stop=105, 100 110 90 101, 1 triggered 60; 1 T 5@105 60",
    "BUY 5 stop=105, 107 110 90 101, 1 triggered 0; 1 T 5@107 0",
    "BUY 5 stop=105, 100 104 90 101, ''",
    "SELL 5 stop=95, 100 110 90 101, 1 triggered 60; 1 T 5@95 60",
    "SELL 5 stop=95, 93 110 90 101, 1 triggered 0; 1 T 5@93 0",
    "SELL 5 stop=95, 100 110 96 101, ''",
    "BUY 5 stop=105 limit=106, 100 110 90 101, 1 triggered 60; 1 T 5@105 60",
    "BUY 5 stop=105 limit=106, 108 110 90 101, 1 triggered 0",
    "BUY 5 stop=105 limit=106, 108 110 90 101 / 104 105 103 104, 1 triggered 0; 1 M 5@104 60",
    "BUY 5 stop=105 limit=106, 108 110 90 101 / 107 108 106 107, 1 triggered 0; 1 M 5@106 120",
    "BUY 5 stop=105 limit=103, 100 110 90 101, 1 triggered 60",
    "SELL 5 stop=95 limit=94, 100 110 90 101, 1 triggered 60; 1 T 5@95 60",
    "SELL 5 stop=95 limit=94, 92 110 90 91 / 93 95 92 93, 1 triggered 0; 1 M 5@94 120"
  })
  void shouldExecuteAtWhatABarReaches(String order, String bars, String answers) {
    f.submit(order, 0);
    f.bars(bars);
    f.expectAfterAcceptance(answers);
  }

  @ParameterizedTest
  @CsvSource({
    "BUY 5 limit=95, 100 110 95 105, ''",
    "BUY 5 limit=95, 100 110 94 105, 1 M 5@95 60",
    "BUY 5 limit=95, 95 110 95 105, 1 T 5@95 0",
    "BUY 5 limit=95, 100 110 96 105 / 95 99 95 96, ''",
    "BUY 5 limit=95, 100 110 96 105 / 95 99 94 96, 1 M 5@95 120",
    "BUY 5 limit=95, 100 110 96 105 / 94 99 94 96, 1 M 5@94 60",
    "SELL 5 limit=108, 100 108 90 105, ''",
    "SELL 5 limit=108, 100 109 90 105, 1 M 5@108 60",
    "SELL 5 limit=108, 100 107 90 105 / 108 108 90 105, ''",
    "SELL 5 limit=108, 100 107 90 105 / 109 109 90 105, 1 M 5@109 60"
  })
  void shouldAskMoreOfABarUnderTradeThrough(String order, String bars, String answers) {
    VenueFixture strict = new VenueFixture(DEFAULT.withLimitRule(LimitRule.TRADE_THROUGH));
    strict.submit(order, 0);
    strict.bars(bars);
    strict.expectAfterAcceptance(answers);
  }

  /** The first bar's close of 100 is the mark when the order arrives, at 60. */
  @ParameterizedTest
  @CsvSource({
    "SELL 5 trail=10, 100 120 91 120, ''",
    "SELL 5 trail=10, 100 120 91 120 / 115 115 110 115, 1 triggered 180; 1 T 5@110 180",
    "SELL 5 trail=10, 100 120 91 120 / 115 115 111 112 / 112 112 110 111, "
        + "1 triggered 240; 1 T 5@110 240",
    "SELL 5 trail=10, 88 120 80 120, 1 triggered 60; 1 T 5@88 60",
    "BUY 5 trail=10, 100 109 80 80 / 85 90 80 82, 1 triggered 180; 1 T 5@90 180",
    "BUY 5 trail=10, 100 110 80 80, 1 triggered 120; 1 T 5@110 120",
    "SELL 5 rate=10000000, 100 105 91 105 / 100 100 96 97, ''",
    "SELL 5 rate=10000000, 100 105 91 105 / 100 100 94 96, 1 triggered 180; 1 T 5@95 180"
  })
  void shouldTrailTheClose(String order, String bars, String answers) {
    f.bar(0, "100 100 100 100");
    f.submit(order, 60);
    long time = 60;
    for (String bar : bars.split("/")) {
      f.bar(time, bar);
      time += 60;
    }
    f.expectAfterAcceptance(answers);
  }

  @Test
  void shouldTakeAFirstTrailingStopFromTheFirstMark() {
    f.submit("SELL 5 trail=10", 0);
    f.bar(0, "100 100 50 100");
    f.expectAfterAcceptance("");
    f.bar(60, "100 100 90 95");
    f.expect("1 triggered 120; 1 T 5@90 120");
  }

  @Test
  void shouldMatchOnlyWhatArrivedByTheOpen() {
    f.submit("BUY 5", 1);
    f.bar(0, "100 110 90 105");
    f.expect("1 accepted 1");
    f.bar(60, "101 110 90 105");
    f.expect("1 T 5@101 60");
  }

  @Test
  void shouldMatchMarketsBeforeLimitsAndLimitsBeforeTheClose() {
    f.submit("BUY 1 AT_THE_CLOSE", VenueFixture.DAY - 60);
    f.submit("BUY 2 limit=100", VenueFixture.DAY - 60);
    f.submit("BUY 3 stop=105", VenueFixture.DAY - 60);
    f.submit("BUY 4", VenueFixture.DAY - 60);
    f.bar(VenueFixture.DAY - 60, "100 110 90 101");
    f.expectAfterAcceptance(
        "3 triggered 86400; 3 T 3@105 86400; 4 T 4@100 86340; 2 T 2@100 86340; 1 T 1@101 86400");
  }

  @ParameterizedTest
  @CsvSource({
    "95 110 90 100, 1 rejected 0 would take liquidity",
    "94 110 90 100, 1 rejected 0 would take liquidity",
    "100 110 95 100, 1 M 5@95 60",
    "100 110 96 100 / 90 95 90 91, 1 M 5@90 60"
  })
  void shouldRejectPostOnlyOrdersThatWouldTake(String bars, String answers) {
    f.submit("BUY 5 limit=95 post", 0);
    f.bars(bars);
    f.expectAfterAcceptance(answers);
  }

  @Test
  void shouldExecuteAtTheSameCloseWhenAsked() {
    VenueFixture same = new VenueFixture(DEFAULT.withTiming(FillTiming.SAME_CLOSE));
    same.bar(0, "100 110 90 105");
    same.submit("BUY 5", 60);
    same.expect("1 accepted 60; 1 T 5@105 60");
    same.submit("BUY 5 limit=200", 60);
    same.submit("BUY 5", 61);
    same.expect("2 accepted 60; 3 accepted 61");
    same.bar(120, "101 110 90 105");
    same.expect("3 T 5@101 120; 2 T 5@101 120");
  }

  @Test
  void shouldKeepWhatTheSameCloseDoesNotGiveForTheNextBar() {
    VenueFixture same =
        new VenueFixture(
            DEFAULT.withTiming(FillTiming.SAME_CLOSE).withMaxParticipation(50_000_000));
    same.bar(0, "100 110 90 105 8");
    same.submit("BUY 3", 60);
    same.submit("BUY 3", 60);
    same.submit("BUY 3 IOC", 60);
    same.bar(60, "101 110 90 105 8");
    same.expectAfterAcceptance(
        "1 T 3@105 60; 2 T 1@105 60; 3 canceled 60 not filled at once; 2 T 2@101 60");
  }
}
