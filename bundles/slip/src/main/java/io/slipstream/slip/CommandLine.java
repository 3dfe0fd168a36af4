package io.slipstream.slip;

import java.util.StringJoiner;

/** A command's words as one line of the container's shell, quoted where they must be. */
final class CommandLine {
  private CommandLine() {}

  static String of(String[] words, int from) {
    StringJoiner line = new StringJoiner(" ");
    for (int i = from; i < words.length; i++) {
      line.add(quoted(words[i]));
    }
    return line.toString();
  }

  private static String quoted(String word) {
    if (word.matches("[A-Za-z0-9_:./,@%+=-]+")) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
