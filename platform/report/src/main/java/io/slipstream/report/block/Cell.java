package io.slipstream.report.block;

/**
 * A cell of a table.
 *
 * @param text as shown
 * @param style {@code good}, {@code bad}, {@code warn} or none
 */
public record Cell(String text, String style) {
  /** Plain. */
  public static Cell of(String text) {
    return new Cell(text, "");
  }

  /** A number. */
  public static Cell of(double value, Unit unit) {
    return new Cell(unit.text(value), "");
  }

  /** A number that is good above zero and bad below. */
  public static Cell signed(double value, Unit unit) {
    return new Cell(unit.text(value), value > 0 ? "good" : value < 0 ? "bad" : "");
  }

  /** Reason for content. */
  public static Cell good(String text) {
    return new Cell(text, "good");
  }

  /** Reason for care. */
  public static Cell warn(String text) {
    return new Cell(text, "warn");
  }

  /** Reason for worry. */
  public static Cell bad(String text) {
    return new Cell(text, "bad");
  }
}
