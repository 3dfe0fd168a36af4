package io.slipstream.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigTextTest {
  private static final String FILE =
      "# mine\nstrategy = momentum\nparam.short=5\n\n  limit.maxPosition : 7\ncapital = ${env:C}\n";

  @Test
  void shouldLeaveAllOtherLinesAsTheyAre() {
    assertEquals(
        "# mine\nstrategy = momentum\nparam.short = 9\n\n  limit.maxPosition : 7\n"
            + "capital = ${env:C}\nparam.long = 30\n",
        ConfigText.edit(FILE, Map.of("param.short", "9", "param.long", "30")));
  }

  @Test
  void shouldTakeAnEntryOutForAnEmptyText() {
    assertEquals(
        "# mine\nstrategy = momentum\nparam.short=5\n\ncapital = ${env:C}\n",
        ConfigText.edit(FILE, Map.of("limit.maxPosition", "", "limit.maxNotional", "")));
  }

  @Test
  void shouldReplaceAnEntryThatGoesOnOverLinesAndOneThatIsThereTwice() {
    assertEquals(
        "a = 1\nlast = x\n",
        ConfigText.edit("a = one \\\n  two \\\n  a = three\na = 4\nlast = x", Map.of("a", "1")));
  }

  @Test
  void shouldNotTakeACommentForAnEntryThatGoesOn() {
    assertEquals("# a = 1 \\\nb = 2\n", ConfigText.edit("# a = 1 \\\nb = 1\n", Map.of("b", "2")));
  }

  @Test
  void shouldWriteAFreshFile() {
    assertEquals("a = 1\nb = 2\n", ConfigText.of(new TreeMap<>(Map.of("b", "2", "a", "1"))));
  }
}
