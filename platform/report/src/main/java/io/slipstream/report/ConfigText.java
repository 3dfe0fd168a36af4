package io.slipstream.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts by key as a configuration file has them; an edit leaves all other lines as they are. */
public final class ConfigText {
  private static final Pattern ENTRY = Pattern.compile("\\s*([^#!\\s=:][^\\s=:]*)\\s*[=:].*");

  private ConfigText() {}

  /** One line for each. */
  public static String of(SortedMap<String, String> texts) {
    return edit("", texts);
  }

  /**
   * Puts new texts in the place of former ones, and those that were not there at the end. An empty
   * text takes its entry out. The texts have no line break and no backslash.
   */
  public static String edit(String content, Map<String, String> changes) {
    SortedMap<String, String> left = new TreeMap<>(changes);
    List<String> lines = new ArrayList<>();
    boolean goesOn = false;
    boolean isReplaced = false;
    for (String line : content.isEmpty() ? List.<String>of() : Arrays.asList(lines(content))) {
      Matcher entry = ENTRY.matcher(line);
      if (!goesOn) {
        isReplaced = entry.matches() && changes.containsKey(entry.group(1));
        if (isReplaced) {
          add(lines, entry.group(1), left.remove(entry.group(1)));
        }
      }
      if (!isReplaced) {
        lines.add(line);
      }
      goesOn = line.endsWith("\\") && (goesOn || entry.matches());
    }
    left.forEach((key, text) -> add(lines, key, text));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String[] lines(String content) {
    return content.stripTrailing().split("\\R", -1);
  }

  /** Nothing for a text that was put in its place already, and for an empty one. */
  private static void add(List<String> lines, String key, String text) {
    if (text != null && !text.isEmpty()) {
      lines.add(key + " = " + text);
    }
  }
}
