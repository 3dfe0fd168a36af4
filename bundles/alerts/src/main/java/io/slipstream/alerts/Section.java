package io.slipstream.alerts;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings that begin alike, {@code rule.NAME.}; what is wrong is said with the whole key. */
final class Section {
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})(s|m|h|d)");

  private final String prefix;
  private final SortedMap<String, String> texts;
  private final Set<String> asked = new TreeSet<>();

  Section(String prefix, SortedMap<String, String> texts) {
    this.prefix = prefix;
    this.texts = texts;
  }

  /** By the name after {@code kind}, which has one part: {@code rule.NAME.severity}. */
  static SortedMap<String, Section> of(String kind, SortedMap<String, String> all) {
    SortedMap<String, SortedMap<String, String>> byName = new TreeMap<>();
    all.forEach(
        (key, text) -> {
          if (key.startsWith(kind + ".")) {
            String rest = key.substring(kind.length() + 1);
            int dot = rest.indexOf('.');
            if (dot <= 0) {
              throw new IllegalArgumentException(
                  key + ": " + kind + ".NAME.SETTING = VALUE is allowed");
            }
            byName
                .computeIfAbsent(rest.substring(0, dot), name -> new TreeMap<>())
                .put(rest.substring(dot + 1), text);
          }
        });
    SortedMap<String, Section> sections = new TreeMap<>();
    byName.forEach(
        (name, texts) -> sections.put(name, new Section(kind + "." + name + ".", texts)));
    return sections;
  }

  /** The text, or {@code byDefault}; null as default: it has to be there. */
  String text(String key, String byDefault) {
    asked.add(key);
    String text = texts.get(key);
    if (text == null && byDefault == null) {
      throw new IllegalArgumentException(prefix + key + " is missing");
    }
    return text == null ? byDefault : text;
  }

  /** Texts between commas. */
  List<String> list(String key, String byDefault) {
    String text = text(key, byDefault);
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  /** {@code 30s}, {@code 5m}, {@code 2h}. */
  Duration time(String key, String byDefault) {
    return duration(prefix + key, text(key, byDefault));
  }

  static Duration duration(String key, String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          key + " = '" + text + "': a time is allowed, for example 30s, 5m, 2h or 1d");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  int number(String key, String byDefault, int least, int most) {
    String text = text(key, byDefault);
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong(key, text, least + " to " + most + " is allowed");
  }

  <E extends Enum<E>> E choice(String key, String byDefault, Class<E> type) {
    return choice(key, text(key, byDefault), type, prefix);
  }

  static <E extends Enum<E>> E choice(String key, String text, Class<E> type, String prefix) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        prefix
            + key
            + " = '"
            + text
            + "': "
            + Arrays.toString(type.getEnumConstants()).toLowerCase(java.util.Locale.ROOT)
            + " is allowed");
  }

  boolean flag(String key) {
    String text = text(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, text, "true or false is allowed");
    }
    return text.equals("true");
  }

  String prefix() {
    return prefix;
  }

  IllegalArgumentException wrong(String key, String text, String allowed) {
    return new IllegalArgumentException(prefix + key + " = '" + text + "': " + allowed);
  }

  /** Refuses what nobody has asked for. */
  void requireNoOther() {
    for (String key : texts.keySet()) {
      if (!asked.contains(key)) {
        throw new IllegalArgumentException(
            prefix + key + ": " + String.join(", ", asked) + " are allowed");
      }
    }
  }
}
