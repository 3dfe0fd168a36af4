package io.slipstream.remotepods;

/** Texts of others, before they are shown to people or written to a log. */
final class Words {
  private static final int LONGEST = 200;
  private static final int SHOWN = 80;

  private Words() {}

  /** Cut, and without what a terminal would act on. */
  static String shown(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }

  /** Whether it is short and has nothing that a terminal would act on. */
  static boolean isPlain(String text) {
    return text.length() <= LONGEST && !text.matches("(?s).*[\\p{Cntrl}\\p{Cf}\\u2028\\u2029].*");
  }
}
