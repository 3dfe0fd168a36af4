package io.slipstream.report.block;

/**
 * What a line is drawn with, the same in every chart of a page: colour, width and dashes by a class
 * of the page's styles.
 *
 * @param style names of classes
 */
public record Ink(String style) {
  /** The sum of all. */
  public static final Ink TOTAL = new Ink("total");

  /** What the result is compared with. */
  public static final Ink BENCHMARK = new Ink("benchmark");

  private static final int COLORS = 8;
  private static final int DASHES = 3;

  /** Of the part with this number, from zero: 24 differ, by eight colours and three dashes. */
  public static Ink part(int number) {
    return new Ink("c" + number % COLORS + " d" + number / COLORS % DASHES);
  }
}
