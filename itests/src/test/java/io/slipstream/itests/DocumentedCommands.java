package io.slipstream.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The command lines of a page: what stands between fences without a language. */
final class DocumentedCommands {
  private final List<String> lines;

  private DocumentedCommands(List<String> lines) {
    this.lines = lines;
  }

  static DocumentedCommands of(String page) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    boolean commands = false;
    for (String line : Files.readAllLines(Instance.repository().resolve(page))) {
      if (line.startsWith("```")) {
        inside = !inside;
        commands = inside && line.equals("```");
      } else if (commands) {
        add(line.strip(), lines);
      }
    }
    return new DocumentedCommands(lines);
  }

  /** A backslash at the end of a line goes on in the next one. */
  private static void add(String line, List<String> lines) {
    int last = lines.size() - 1;
    if (last >= 0 && lines.get(last).endsWith("\\")) {
      String begun = lines.get(last);
      lines.set(last, begun.substring(0, begun.length() - 1) + line);
    } else {
      lines.add(line);
    }
  }

  /** Those that begin with these words; there is one at least. */
  List<String> lines(String begin) {
    List<String> found = lines.stream().filter(line -> line.startsWith(begin)).toList();
    if (found.isEmpty()) {
      throw new AssertionError("no line begins with '" + begin + "': " + lines);
    }
    return found;
  }
}
