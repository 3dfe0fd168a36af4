package io.slipstream.api.service.operations;

/** The rule for reasons that operators give, which end in journals, logs and lines of a shell. */
public final class Reasons {
  private static final int LONGEST = 1000;
  private static final int SHOWN = 100;

  private Reasons() {}

  /**
   * Lets a reason of one line pass.
   *
   * @throws OperationRefusedException as {@link #problem} says
   */
  public static void require(String reason) {
    String problem = problem(reason);
    if (!problem.isEmpty()) {
      throw new OperationRefusedException(problem);
    }
  }

  /** Why a reason is not allowed: it is missing, blank, too long or no line; empty when it is. */
  public static String problem(String reason) {
    String text = reason == null ? "" : reason;
    if (!text.isBlank() && text.length() <= LONGEST && isLine(text)) {
      return "";
    }
    String start = text.substring(0, Math.min(SHOWN, text.length()));
    return "reason = '" + line(start) + "': one line of 1 to " + LONGEST + " characters is allowed";
  }

  /** Whether a text has no line break and no other control character. */
  public static boolean isLine(String text) {
    return text.chars().noneMatch(Reasons::isControl);
  }

  private static boolean isControl(int sign) {
    return Character.isISOControl(sign) || sign == 0x2028 || sign == 0x2029;
  }

  /** The same text as one line, a question mark in place of what breaks it. */
  public static String line(String text) {
    StringBuilder shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      if (isControl(shown.charAt(i))) {
        shown.setCharAt(i, '?');
      }
    }
    return shown.toString();
  }
}
