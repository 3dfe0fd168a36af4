package io.slipstream.report.block;

/** Texts as they may stand in a page, between tags and inside quotes. */
public final class Markup {
  private static final int LONG = 32;
  private static final char FIRST_BEYOND_LATIN = '\u0250';
  private static final char REPLACED = '\uFFFD';

  private Markup() {}

  /** The text with everything that means something to a browser, or is no character, replaced. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        safe.append(c).append(text.charAt(++i));
      } else {
        append(safe, c);
      }
    }
    return safe.toString();
  }

  /**
   * Escaped, and with a direction of its own where it needs one: what stands around it keeps its
   * order. A long one is shown by its beginning, and whole on pointing at it.
   */
  public static String name(String text) {
    String safe = escape(text);
    return text.length() > LONG
        ? "<bdi class=\"long\" title=\"" + safe + "\">" + safe + "</bdi>"
        : isolated(text, safe);
  }

  /** Escaped, and with a direction of its own where it needs one, however long. */
  public static String sentence(String text) {
    return isolated(text, escape(text));
  }

  private static String isolated(String text, String safe) {
    return text.chars().allMatch(c -> c < FIRST_BEYOND_LATIN) ? safe : "<bdi>" + safe + "</bdi>";
  }

  private static void append(StringBuilder safe, char c) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\t', '\n', '\r' -> safe.append(' ');
      default -> safe.append(isCharacter(c) ? c : REPLACED);
    }
  }

  private static boolean isCharacter(char c) {
    return c >= ' ' && (c < 0x7F || c > 0x9F) && !Character.isSurrogate(c) && c < 0xFFFE;
  }
}
