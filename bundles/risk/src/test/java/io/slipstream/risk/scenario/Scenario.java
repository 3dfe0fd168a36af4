package io.slipstream.risk.scenario;

import java.util.List;

/**
 * A title and what happens, line by line.
 *
 * @param file it is in
 * @param line of its title, or of its example
 */
record Scenario(String file, int line, String title, List<Step> steps) {

  /** One line: what is done, or what is found after it. */
  record Step(String file, int line, boolean finds, String sentence) {
    /** The line is wrong. */
    ScenarioException wrong(String why) {
      return new ScenarioException(file + ":" + line + ": " + sentence + ": " + why);
    }
  }
}
