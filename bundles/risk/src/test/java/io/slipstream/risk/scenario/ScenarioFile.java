package io.slipstream.risk.scenario;

import io.slipstream.risk.scenario.Scenario.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scenarios of a text: {@code Scenario:} with its title, lines that begin with Given, When, Then or
 * And, and {@code Examples:} with a table whose columns stand for {@code <column>} in the lines.
 * What follows {@code Background:} comes before every scenario.
 */
final class ScenarioFile {
  private static final String ALLOWED =
      "a line begins with Background:, Scenario:, Given, When, Then, And, Examples:, | or #";

  private final String file;
  private final List<Scenario> scenarios = new ArrayList<>();
  private final List<Step> background = new ArrayList<>();
  private List<Step> steps = background;
  private List<String> columns;
  private String title = "";
  private int titleLine;
  private boolean inExamples;
  private boolean finds;
  private boolean begun;
  private int number;

  private ScenarioFile(String file) {
    this.file = file;
  }

  /**
   * Every scenario of a text, one for each of its examples.
   *
   * @throws ScenarioException when a line is none of a scenario
   */
  static List<Scenario> parse(String file, String text) {
    return new ScenarioFile(file).parse(text);
  }

  private List<Scenario> parse(String text) {
    for (String line : text.split("\\R", -1)) {
      number++;
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        take(bare);
      }
    }
    endScenario();
    return scenarios;
  }

  private void take(String line) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    switch (word) {
      case "Background:" -> {
        require(titleLine == 0 && background.isEmpty(), line, "one before the first scenario");
        begun = false;
      }
      case "Scenario:" -> begin(line, rest);
      case "Given", "When" -> step(line, rest, false);
      case "Then" -> step(line, rest, true);
      case "And" -> {
        require(begun, line, "And follows Given, When or Then");
        step(line, rest, finds);
      }
      case "Examples:" -> {
        require(titleLine > 0 && begun && !inExamples, line, "once after a scenario's lines");
        inExamples = true;
      }
      case "|" -> row(line);
      default -> throw wrong(line, ALLOWED);
    }
  }

  private void begin(String line, String newTitle) {
    require(!newTitle.isEmpty(), line, "a title is needed");
    endScenario();
    title = newTitle;
    titleLine = number;
    steps = new ArrayList<>();
    columns = null;
    inExamples = false;
    begun = false;
  }

  private void step(String line, String sentence, boolean isFinding) {
    require(!inExamples, line, "a table row is allowed here");
    require(!sentence.isEmpty(), line, "a sentence is needed");
    begun = true;
    finds = isFinding;
    steps.add(new Step(file, number, isFinding, sentence));
  }

  private void row(String line) {
    require(inExamples && line.endsWith("|"), line, "a table follows Examples: and ends with |");
    List<String> cells =
        Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
            .map(String::strip)
            .toList();
    if (columns == null) {
      columns = cells;
      return;
    }
    require(cells.size() == columns.size(), line, "as many cells as columns " + columns);
    add(number, title + " [" + String.join(", ", cells) + "]", cells);
  }

  private void endScenario() {
    if (titleLine > 0 && !inExamples) {
      add(titleLine, title, List.of());
    } else if (inExamples && columns == null) {
      throw wrong(title, "a table follows Examples:");
    }
  }

  private void add(int line, String name, List<String> cells) {
    List<Step> all = new ArrayList<>(background);
    for (Step step : steps) {
      String sentence = step.sentence();
      for (int i = 0; i < cells.size(); i++) {
        sentence = sentence.replace("<" + columns.get(i) + ">", cells.get(i));
      }
      all.add(new Step(file, step.line(), step.finds(), sentence));
    }
    scenarios.add(new Scenario(file, line, name, all));
  }

  private void require(boolean fits, String line, String allowed) {
    if (!fits) {
      throw wrong(line, allowed);
    }
  }

  private ScenarioException wrong(String line, String allowed) {
    return new ScenarioException(file + ":" + number + ": " + line + ": " + allowed);
  }
}
