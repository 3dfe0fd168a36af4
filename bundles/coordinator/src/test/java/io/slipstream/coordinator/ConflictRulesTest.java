package io.slipstream.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.coordination.DeskAnswer;
import io.slipstream.api.service.risk.DenialCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictRulesTest {
  @ParameterizedTest(name = "{0}: {2} -> {3}")
  @CsvSource({
    // the larger side less the smaller one, tie, several on a side
    "two pods,             1,  a:B10 b:S4,             BUY 6 0",
    "the other way,        1,  a:B4 b:S10,             SELL 0 6",
    "tie,                  1,  a:B7 b:S7,              NONE 0 0",
    "two against one,      1,  a:B6 b:B4 c:S5,         BUY 3 2 0",
    "one against two,      1,  a:S9 b:B4 c:B2,         SELL 3 0 0",
    "remainder to largest, 1,  a:B7 b:B4 c:S5,         BUY 4 2 0",
    "in lots,              10, a:B70 b:B40 c:S50,      BUY 40 20 0",
    "two intents of a pod, 1,  a:B6 a:B2 b:S4,         BUY 3 1 0",
    // no conflict
    "one voter,            1,  a:B10,                  -",
    "one side,             1,  a:B10 b:B5,             -",
    "own both sides,       1,  a:B10 a:S10,            -",
    "silent and standing,  1,  a:B10 b:short c:flat,   -",
    // who quotes has the side of what it wants in all; its other side is its own matter
    "quotes and one,       1,  a:B10 a:S4 b:S3,        BUY 7 4 0",
    "quotes alike and one, 1,  a:B4 a:S4 b:S3,         -",
    "quotes between two,   1,  q:B4 q:S4 a:B5 b:S3,    BUY 4 4 2 0",
    // how sure they are is nothing to a rule of conflict
    "zero confidence,      1,  a:B10@0 b:S4@1,         BUY 6 0"
  })
  void shouldLetTheNetGoOn(String what, long lot, String voices, String expected) {
    assertEquals(expected, new Case("", voices).text("NET", lot), what);
  }

  @ParameterizedTest(name = "{0}: {1}, {2} -> {3}")
  @CsvSource({
    "first in priority,       a>b,   a:B10 b:S4,            BUY 10 0",
    "later intent goes ahead, b>a,   a:B10 b:S4,            SELL 0 4",
    "listed before unlisted,  c,     a:B10 b:S4 c:S1,       SELL 0 4 1",
    "unlisted: first intent,  ,      b:S4 a:B10,            SELL 4 0",
    "equal ranks as above,    z,     b:S4 a:B10,            SELL 4 0",
    "same side goes along,    a>b>c, a:B10 b:S4 c:B2,       BUY 10 0 2",
    "first one is silent,     c>b>a, a:B10 b:S4 c:long,     SELL 0 4",
    "one voter,               b>a,   a:B10,                 -",
    "one side,                b>a,   a:B10 b:B1,            -",
    "first quotes alike,      q>b>a, q:B4 q:S4 a:B5 b:S3,   SELL 0 4 0 3",
    "zero confidence,         a>b,   a:B10@0 b:S4@1,        BUY 10 0"
  })
  void shouldLetTheFirstWin(String what, String policy, String voices, String expected) {
    assertEquals(expected, new Case(policy, voices).text("FIRST_WINS", 1), what);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource({
    "two pods,            a:B10 b:S4,           NONE 0 0",
    "tie,                 a:B4 b:S4,            NONE 0 0",
    "two against one,     a:B10 b:B1 c:S4,      NONE 0 0 0",
    "one voter,           a:B10,                -",
    "one side,            a:B10 b:B4,           -",
    "silent and standing, a:B10 b:short c:flat, -",
    "zero confidence,     a:B10@0 b:S4@0,       NONE 0 0"
  })
  void shouldCancelBoth(String what, String voices, String expected) {
    assertEquals(expected, new Case("", voices).text("CANCEL_BOTH", 1), what);
  }

  @ParameterizedTest
  @CsvSource({
    "NET,         DESK_NETTED",
    "FIRST_WINS,  DESK_OUTRANKED",
    "CANCEL_BOTH, DESK_CONFLICT"
  })
  void shouldSayWhyTheRestDoesNotGoOn(String rule, DenialCode code) {
    DeskAnswer answer = new Case("", "a:B10 b:S4").answer(rule, 1);
    assertEquals(code, answer.denial());
    assertTrue(code.isOfDesk());
    assertEquals(0, answer.buyVotes() + answer.sellVotes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NET", "FIRST_WINS", "CANCEL_BOTH"})
  void shouldNotSeeAConflictWithALateVoter(String rule) {
    // The other one's intent was decided on in an earlier slice: all that is left is its position.
    assertNull(new Case("b>a", "a:S4 b:long").answer(rule, 1));
  }

  @Test
  void shouldLoseNothingOfALargeNet() {
    String voices = "a:B1000000007 b:B3 c:B999999937 d:S1234567890";
    String[] words = new Case("", voices).text("NET", 1).split(" ", -1);
    long kept = Long.parseLong(words[1]) + Long.parseLong(words[2]) + Long.parseLong(words[3]);
    assertEquals(1_000_000_007L + 3 + 999_999_937L - 1_234_567_890L, kept);
  }
}
