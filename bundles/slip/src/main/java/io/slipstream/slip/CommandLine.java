package io.slipstream.slip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A command's words as one line of the container's shell, quoted where they must be. The
 * container's shell wants options before arguments, so they are put there, each with its value. The
 * container has a working directory of its own, so files that are there, and the values of {@code
 * --out}, {@code --file} and {@code --returns}, become absolute.
 */
final class CommandLine {
  private static final Set<String> FILE_OPTIONS = Set.of("--out", "--returns", "--file");

  private CommandLine() {}

  static String of(String[] words, int from) {
    List<String> options = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (int i = from + 1; i < words.length; i++) {
      if (!words[i].startsWith("-")) {
        arguments.add(takesFile(words[from]) ? located(words[i]) : words[i]);
        continue;
      }
      options.add(words[i]);
      if (words[i].startsWith("--") && i + 1 < words.length && isValue(words[i + 1])) {
        String value = words[i + 1];
        options.add(FILE_OPTIONS.contains(words[i]) ? absolute(value) : value);
        i++;
      }
    }
    StringJoiner line = new StringJoiner(" ").add(quoted(words[from]));
    options.forEach(option -> line.add(quoted(option)));
    arguments.forEach(argument -> line.add(quoted(argument)));
    return line.toString();
  }

  /** The word after a long option is its value unless it is an option; minus five is a value. */
  private static boolean isValue(String word) {
    return !word.startsWith("-") || word.matches("-[0-9.].*");
  }

  private static boolean takesFile(String command) {
    return Set.of("strategy:load", "strategy:verify", "market:import").contains(command);
  }

  private static String located(String word) {
    boolean isFile =
        !word.isEmpty() && word.indexOf('\0') < 0 && Files.isRegularFile(Path.of(word));
    return isFile ? absolute(word) : word;
  }

  private static String absolute(String word) {
    return Path.of(word).toAbsolutePath().normalize().toString();
  }

  private static String quoted(String word) {
    if (word.matches("[A-Za-z0-9_:./,@%+=-]+")) {
      return word;
    }
    return "\"" + word.replaceAll("([\"\\\\$`])", "\\\\$1") + "\"";
  }
}
