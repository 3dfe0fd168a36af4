package io.slipstream.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One clause of a manifest header, {@code name;name;attribute=value;directive:=value}.
 *
 * @param names before the parameters
 * @param parameters attributes by name, directives by name and a colon; without types and quotes
 */
record HeaderClause(List<String> names, Map<String, String> parameters) {

  /** The clauses of a header, none of one that is missing. */
  static List<HeaderClause> parse(String header) {
    List<HeaderClause> clauses = new ArrayList<>();
    if (header != null) {
      for (String clause : split(header, ',')) {
        if (!clause.isBlank()) {
          clauses.add(clause(clause));
        }
      }
    }
    return clauses;
  }

  private static HeaderClause clause(String text) {
    List<String> names = new ArrayList<>();
    Map<String, String> parameters = new TreeMap<>();
    for (String part : split(text, ';')) {
      List<String> sides = split(part, '=');
      if (sides.size() == 1) {
        names.add(part.strip());
      } else {
        String value = part.substring(sides.get(0).length() + 1);
        parameters.put(key(sides.get(0)), unquoted(value));
      }
    }
    return new HeaderClause(List.copyOf(names), parameters);
  }

  /** {@code uses:} is a directive, {@code version:Version} an attribute with a type. */
  private static String key(String text) {
    String key = text.strip();
    int colon = key.indexOf(':');
    return colon < 0 || colon == key.length() - 1 ? key : key.substring(0, colon).strip();
  }

  private static String unquoted(String text) {
    String value = text.strip();
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Parts between separators that are not in quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean isQuoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '"') {
        isQuoted = !isQuoted;
      } else if (at == separator && !isQuoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
