package io.slipstream.alerts.book;

import java.util.Arrays;
import java.util.List;

/** Texts with {@code *} for any characters, without a regular expression from outside. */
final class Glob {
  private Glob() {}

  static boolean matchesAny(List<String> globs, String text) {
    return globs.stream().anyMatch(glob -> matches(glob, text));
  }

  static boolean matches(String glob, String text) {
    List<String> parts = Arrays.asList(glob.split("\\*", -1));
    if (parts.size() == 1) {
      return glob.equals(text);
    }
    String first = parts.get(0);
    String last = parts.get(parts.size() - 1);
    if (text.length() < first.length() + last.length()
        || !text.startsWith(first)
        || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = text.length() - last.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
