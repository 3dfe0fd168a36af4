package io.slipstream.verifier;

/** Foreign text as it may be printed: short, on one line, without control characters. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** In quotes, shortened. */
  static String of(String text) {
    return '"' + plain(text) + (text.length() > LONGEST ? "...\"" : "\"");
  }

  static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            point -> {
              int kind = Character.getType(point);
              boolean isPlain =
                  kind != Character.CONTROL
                      && kind != Character.FORMAT
                      && kind != Character.UNASSIGNED
                      && kind != Character.SURROGATE;
              shown.appendCodePoint(isPlain ? point : '?');
            });
    return shown.toString();
  }
}
