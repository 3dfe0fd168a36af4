package io.slipstream.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.risk.DenialCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotesTest {
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource({
    "two to one,              a:B10 b:B4 c:S5,         BUY 10 4 0",
    "one to two,              a:B10 b:S4 c:S5,         SELL 0 4 5",
    "size does not count,     a:B1000 b:S1 c:S1,       SELL 0 1 1",
    "tie,                     a:B10 b:S4,              NONE 0 0",
    "one voter,               a:B10,                   BUY 10",
    "all of one side,         a:S1 b:S2 c:S3,          SELL 1 2 3",
    // missing voters: a position is an opinion, none is an abstention
    "missing: flat,           a:B10 b:flat c:flat,     BUY 10",
    "missing: against,        a:B10 b:short,           NONE 0",
    "missing: outvoted,       a:B10 b:short c:short,   SELL 0",
    "missing: with it,        a:B10 b:S4 c:long,       BUY 10 0",
    "missing: breaks the tie, a:B10 b:S4 c:short,      SELL 0 4",
    // several intents of a pod are one vote
    "one pod many intents,    a:B1 a:B1 a:B1 b:S1,     NONE 0 0 0 0",
    "its side in all,         a:B10 a:S4 b:B1,         BUY 10 0 1",
    "alike on both sides,     a:B4 a:S4 b:S1,          SELL 0 4 1",
    "nobody has a side,       a:B4 a:S4,               NONE 0 0",
    // nothing but sides counts
    "zero confidence,         a:B10@0 b:S4 c:B1@0,     BUY 10 0 1",
    // a late voter meets what the others hold by then
    "late voter: with,        c:B5 a:long b:long,      BUY 5",
    "late voter: against,     c:S5 a:long b:long,      BUY 0",
    "late voter: tie,         c:S5 a:long,             NONE 0"
  })
  void shouldFollowTheMajority(String what, String voices, String expected) {
    assertEquals(expected, new Case("", voices).text("MAJORITY", 1), what);
    assertEquals(expected, new Case("a=1", voices).text("WEIGHTED", 1), what);
  }

  @ParameterizedTest(name = "{0}: {1}, {2} -> {3}")
  @CsvSource({
    "the heavier one,       a=2,         a:B10 b:S4,             BUY 10 0",
    "two light ones,        a=1.5,       a:B10 b:S4 c:S5,        SELL 0 4 5",
    "tie of weights,        a=2,         a:B10 b:S4 c:S5,        NONE 0 0 0",
    "tie to the last digit, a=0.3 b=0.1 c=0.2, a:B1 b:S1 c:S1,   NONE 0 0 0",
    "beyond the last digit, a=0.30000001 b=0.1 c=0.2, a:B1 b:S1 c:S1, BUY 1 0 0",
    "missing: heavy,        c=5,         a:B10 b:B4 c:short,     SELL 0 0",
    "missing: no opinion,   c=5,         a:B10 b:B4 c:flat,      BUY 10 4",
    "one voter,             a=3,         a:S10,                  SELL 10",
    "one voter of weight 0, a=0,         a:S10,                  NONE 0",
    "all of weight 0,       a=0 b=0,     a:B10 b:S1,             NONE 0 0",
    "weight 0 against one,  a=0,         a:B10 b:S1,             SELL 0 1",
    "confidence is nothing, a=2,         a:B10@0 b:S4,           BUY 10 0",
    "late voter,            c=3,         c:S5 a:long b:long,     SELL 5"
  })
  void shouldWeighVotes(String what, String policy, String voices, String expected) {
    assertEquals(expected, new Case(policy, voices).text("WEIGHTED", 1), what);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource({
    "all,                  a:B10 b:B4,              BUY 10 4",
    "all to sell,          a:S10 b:S4,              SELL 10 4",
    "one against,          a:B10 b:B4 c:S1,         NONE 0 0 0",
    "tie,                  a:B10 b:S10,             NONE 0 0",
    "one voter,            a:B10,                   BUY 10",
    "missing: flat,        a:B10 b:flat,            BUY 10",
    "missing: with it,     a:B10 b:long,            BUY 10",
    "missing: against,     a:B10 b:B4 c:short,      NONE 0 0",
    "nobody has a side,    a:B4 a:S4,               NONE 0 0",
    "zero confidence,      a:B10@0 b:B4@0,          BUY 10 4",
    "zero still objects,   a:B10 b:S4@0,            NONE 0 0",
    "late voter: with,     c:B5 a:long b:long,      BUY 5",
    "late voter: against,  c:S5 a:long b:long,      NONE 0"
  })
  void shouldWantAllVotes(String what, String voices, String expected) {
    assertEquals(expected, new Case("a=9", voices).text("UNANIMOUS", 1), what);
  }

  @ParameterizedTest(name = "{0}: {1}, {2} -> {3}")
  @CsvSource({
    "the surer one,         ,        a:B10@0.9 b:S4@0.2,           BUY 10 0",
    "two less sure,         ,        a:B10@0.9 b:S4@0.5 c:S1@0.5,  SELL 0 4 1",
    "tie,                   ,        a:B10@0.5 b:S4@0.5,           NONE 0 0",
    "tie of sums,           ,        a:B1@0.3 b:S1@0.1 c:S1@0.2,   NONE 0 0 0",
    "weight times how sure, a=3,     a:B10@0.25 b:S4@0.7,          BUY 10 0",
    "tie of products,       a=2,     a:B10@0.25 b:S4@0.5,          NONE 0 0",
    "unstated is sure,      ,        a:B10 b:S4@0.99,              BUY 10 0",
    "one voter,             ,        a:B10@0.01,                   BUY 10",
    "one voter: zero,       ,        a:B10@0,                      NONE 0",
    "all zero,              ,        a:B10@0 b:S4@0,               NONE 0 0",
    "zero against one,      ,        a:B10@0 b:S4@0.1,             SELL 0 4",
    "the least of a pod's,  ,        a:B5@0.9 a:B5@0.1 b:S4@0.2,   SELL 0 0 4",
    "missing: flat,         ,        a:B10@0.1 b:flat,             BUY 10",
    "missing: stands,       ,        a:B10@0.4 b:short@0.5,        SELL 0",
    "missing: stands less,  ,        a:B10@0.6 b:short@0.5,        BUY 10",
    "missing: stands at 0,  ,        a:B10@0.1 b:short@0,          BUY 10",
    "late voter,            ,        c:S5@0.9 a:long@0.4 b:long@0.4, SELL 5"
  })
  void shouldWeighHowSureVotersAre(String what, String policy, String voices, String expected) {
    assertEquals(expected, new Case(policy, voices).text("CONFIDENCE_WEIGHTED", 1), what);
  }

  @Test
  void shouldTellTheWeightOfBothSides() {
    DeskAnswer answer =
        new Case("a=2 b=1.5", "a:B10@0.5 b:S4@0.5 c:S1@0.1").answer("CONFIDENCE_WEIGHTED", 1);
    assertEquals(FixedPoint.ONE, answer.buyVotes());
    assertEquals(FixedPoint.parse("0.85"), answer.sellVotes());
    assertEquals(DenialCode.DESK_OUTVOTED, answer.denial());
  }

  @Test
  void shouldOfferEveryRule() {
    assertEquals(
        List.of(
            "NET",
            "FIRST_WINS",
            "CANCEL_BOTH",
            "MAJORITY",
            "WEIGHTED",
            "UNANIMOUS",
            "CONFIDENCE_WEIGHTED"),
        new DeskCoordinatorFactory().create().rules());
  }
}
