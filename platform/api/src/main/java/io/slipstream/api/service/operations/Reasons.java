package io.slipstream.api.service.operations;

import java.util.regex.Pattern;

/** The rule for reasons that operators give, which end in journals, logs and lines of a shell. */
public final class Reasons {
  private static final int LONGEST = 500;
  private static final int SHOWN = 100;

  private static final Pattern BREAK = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");

  private Reasons() {}

  /**
   * Lets a reason of one line pass.
   *
   * @throws OperationRefusedException when it is missing, blank, too long or has control characters
   */
  public static void require(String reason) {
    String text = reason == null ? "" : reason;
    if (text.isBlank() || text.length() > LONGEST || BREAK.matcher(text).find()) {
      String shown = BREAK.matcher(text).replaceAll("?");
      throw new OperationRefusedException(
          "reason = '"
              + shown.substring(0, Math.min(SHOWN, shown.length()))
              + "': one line of 1 to "
              + LONGEST
              + " characters is allowed");
    }
  }
}
