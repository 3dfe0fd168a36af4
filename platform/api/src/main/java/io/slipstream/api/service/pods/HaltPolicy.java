package io.slipstream.api.service.pods;

import java.util.Locale;

/** What becomes of the position of a pod that is halted. */
public enum HaltPolicy {
  /** What the pod's own configuration says. */
  CONFIGURED,
  /** It is kept. */
  KEEP,
  /** It is closed. */
  FLATTEN;

  /**
   * Reads {@code keep} or {@code flatten}.
   *
   * @param field named in the complaint
   * @throws IllegalArgumentException naming field, value and what is allowed
   */
  public static HaltPolicy parse(String field, String text) {
    return switch (text) {
      case "keep" -> KEEP;
      case "flatten" -> FLATTEN;
      default ->
          throw new IllegalArgumentException(
              field + " = '" + text + "': keep or flatten is allowed");
    };
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
