package io.slipstream.risk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
  private static final String SET_UP =
      "Background:\nGiven instrument COIN in USD\nAnd COIN is at 100\nAnd pod alpha with 1000\n";

  private static void play(String text) {
    ScenarioFile.parse("a.scenario", text).forEach(scenario -> new Sentences().play(scenario));
  }

  @Test
  void shouldMakeAScenarioOfEachExample() {
    List<Scenario> scenarios =
        ScenarioFile.parse(
            "a.scenario",
            "Background:\nGiven a\nScenario: one\nWhen <x> <y>\nThen <y>\nExamples:\n"
                + "| x | y |\n| 1 | 2 |\n| 3 | 4 |\nScenario: two\nThen c");
    assertEquals(
        List.of("one [1, 2]", "one [3, 4]", "two"),
        scenarios.stream().map(Scenario::title).toList());
    assertEquals(
        List.of("a", "3 4", "4"),
        scenarios.get(1).steps().stream().map(Scenario.Step::sentence).toList());
    assertEquals(9, scenarios.get(1).line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Whenever it rains            ; a.scenario:1: Whenever it rains: a line begins with ",
        "Scenario:                    ; a.scenario:1: Scenario:: a title is needed",
        "Scenario: a/And b            ; a.scenario:2: And b: And follows Given, When or Then",
        "Scenario: a/Given            ; a.scenario:2: Given: a sentence is needed",
        "Scenario: a/Given b/| x |    ; a.scenario:3: | x |: a table follows Examples:",
        "Scenario: a/Examples:        ; a.scenario:2: Examples:: once after a scenario's lines",
        "Scenario: a/Given b/Examples:; a.scenario:3: a: a table follows Examples:",
        "Scenario: a/Given b/Examples:/| x |/| 1 | 2 | ; a.scenario:5: | 1 | 2 |: as many cells",
        "Scenario: a/Given b/Examples:/| x |/Given c   ; a.scenario:5: Given c: a table row",
        "Scenario: a/Given b/Background:; a.scenario:3: Background:: one before the first scenario"
      })
  void shouldRefuseALineThatIsNone(String text, String message) {
    String found =
        assertThrows(ScenarioException.class, () -> play(text.replace('/', '\n'))).getMessage();
    assertTrue(found.startsWith(message), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "When alpha begs for 1 COIN   ; a.scenario:6: alpha begs for 1 COIN: allowed after Given",
        "Then alpha buys 1 COIN at 90 ; a.scenario:6: alpha buys 1 COIN at 90: allowed after Then",
        "When alpha buys 1 COIN soon  ; a.scenario:6: alpha buys 1 COIN soon: 'soon' is none of: at",
        "When beta buys 1 COIN at 90  ; a.scenario:6: beta buys 1 COIN at 90: pod beta: there is",
        "When alpha buys 1 GOLD at 90 ; a.scenario:6: alpha buys 1 GOLD at 90: instrument GOLD: [",
        "Given the limit pod.a.b = 1  ; a.scenario:6: the limit pod.a.b = 1: not allowed: limits, l",
        "When alpha buys 1 COIN at 90 ; a.scenario:6: alpha buys 1 COIN at 90: a scenario ends with"
      })
  void shouldRefuseAWordThatIsUnknown(String line, String message) {
    String found =
        assertThrows(ScenarioException.class, () -> play(SET_UP + "Scenario: a\n" + line))
            .getMessage();
    assertTrue(found.startsWith(message), found);
  }

  @Test
  void shouldFailWhenTheAnswerIsAnother() {
    String text = SET_UP + "Scenario: a\nWhen alpha buys 1 COIN at 90\nThen it is refused";
    String found = assertThrows(AssertionError.class, () -> play(text)).getMessage();
    assertTrue(found.startsWith("a.scenario:7: it is refused: "), found);
    assertTrue(found.contains("accepted"), found);
  }

  @Test
  void shouldFailWhenNobodySpeaksOfADenial() {
    String text =
        SET_UP
            + "Scenario: a\nWhen alpha buys 0 COIN at 90\nAnd alpha buys 1 COIN at 90\nThen it is"
            + " accepted";
    String found = assertThrows(ScenarioException.class, () -> play(text)).getMessage();
    assertTrue(found.startsWith("a.scenario:7: alpha buys 1 COIN at 90: what was asked"), found);
    assertTrue(found.contains("QUANTITY_NOT_POSITIVE"), found);
  }
}
