package io.slipstream.risk.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Scenarios that a trader can read, each played through a kernel of its own. */
class LimitScenariosTest {
  private static final List<String> FILES =
      List.of(
          "positions.scenario",
          "exposures.scenario",
          "orders.scenario",
          "rates.scenario",
          "markets.scenario",
          "losses.scenario",
          "levels.scenario",
          "cents.scenario");

  @TestFactory
  Stream<DynamicTest> shouldAnswerAsTheScenarioSays() throws IOException {
    return scenarios().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.file() + ":" + scenario.line() + " " + scenario.title(),
                    () -> new Sentences().play(scenario)));
  }

  @Test
  void shouldHaveManyScenarios() throws IOException {
    long titles =
        scenarios().stream()
            .map(scenario -> scenario.title().replaceAll(" \\[.*", ""))
            .distinct()
            .count();
    assertTrue(titles >= 45, titles + " scenarios");
  }

  private static List<Scenario> scenarios() throws IOException {
    List<Scenario> all = new ArrayList<>();
    for (String file : FILES) {
      all.addAll(ScenarioFile.parse(file, read(file)));
    }
    return all;
  }

  private static String read(String file) throws IOException {
    try (InputStream in = LimitScenariosTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
