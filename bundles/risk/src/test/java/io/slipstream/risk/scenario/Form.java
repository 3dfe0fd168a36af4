package io.slipstream.risk.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with gaps: {@code {name}} for a word, {@code {number}}, {@code {time}} for 14:30, and
 * {@code {words}} for the rest.
 *
 * @param text as a person reads it
 * @param finds whether it follows Then
 * @param meaning what it does with what is in the gaps
 */
record Form(String text, boolean finds, Meaning meaning, Pattern pattern) {

  /** What a sentence does. */
  @FunctionalInterface
  interface Meaning {
    /** {@code gaps} has what was in the sentence's gaps, in order. */
    void play(String[] gaps);
  }

  static Form of(String text, boolean finds, Meaning meaning) {
    StringBuilder regex = new StringBuilder();
    int done = 0;
    Matcher gaps = Pattern.compile("\\{(\\w+)\\}").matcher(text);
    while (gaps.find()) {
      regex.append(Pattern.quote(text.substring(done, gaps.start()))).append(gap(gaps.group(1)));
      done = gaps.end();
    }
    regex.append(Pattern.quote(text.substring(done)));
    return new Form(text, finds, meaning, Pattern.compile(regex.toString()));
  }

  private static String gap(String kind) {
    return switch (kind) {
      case "number" -> "(-?\\d+(?:\\.\\d+)?)";
      case "time" -> "(\\d\\d:\\d\\d)";
      case "words" -> "(.+)";
      default -> "([A-Za-z0-9][A-Za-z0-9._/-]*)";
    };
  }

  /** What is in the gaps of a sentence, or null when it is another. */
  String[] gaps(String sentence) {
    Matcher matcher = pattern.matcher(sentence);
    if (!matcher.matches()) {
      return null;
    }
    String[] gaps = new String[matcher.groupCount()];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = matcher.group(i + 1);
    }
    return gaps;
  }
}
