package io.slipstream.api.service.tables;

/**
 * A column of a table. Every cell may be null: empty in CSV, null elsewhere.
 *
 * @param name its title, not empty, once in a table
 * @param type of its cells
 */
public record Column(String name, Type type) {
  /** What a column's cells are. */
  public enum Type {
    /** A {@link Long}. */
    LONG,
    /** A {@link Double}; one that is not finite is null in JSON lines. */
    DOUBLE,
    /** A {@link String}. */
    TEXT,
    /** A {@link String} that is JSON: nested in JSON lines, text elsewhere. */
    JSON,
    /** A {@link Long}, nanoseconds since the epoch; ISO-8601 text in UTC in CSV and JSON lines. */
    TIMESTAMP,
    /** A {@link Boolean}. */
    BOOLEAN
  }

  /** Names what is wrong. */
  public Column {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column's name is empty");
    }
  }
}
