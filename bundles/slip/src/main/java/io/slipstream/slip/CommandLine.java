package io.slipstream.slip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * A command's words as one line of the container's shell, quoted where they must be. The container
 * has a working directory of its own, so files that are there, and the word after {@code --out},
 * become absolute.
 */
final class CommandLine {
  private CommandLine() {}

  static String of(String[] words, int from) {
    StringJoiner line = new StringJoiner(" ");
    for (int i = from; i < words.length; i++) {
      boolean isFile = i > from && isFile(words[i]);
      boolean isTarget = i > from && words[i - 1].equals("--out");
      line.add(quoted(isFile || isTarget ? absolute(words[i]) : words[i]));
    }
    return line.toString();
  }

  private static boolean isFile(String word) {
    return !word.isEmpty() && word.indexOf('\0') < 0 && Files.isRegularFile(Path.of(word));
  }

  private static String absolute(String word) {
    return Path.of(word).toAbsolutePath().normalize().toString();
  }

  private static String quoted(String word) {
    if (word.matches("[A-Za-z0-9_:./,@%+-]+")) {
      return word;
    }
    return "\"" + word.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
  }
}
