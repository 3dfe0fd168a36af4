package io.slipstream.api.service.tables;

/**
 * A table in the making, used by one thread. Rows go to a file beside the one asked for, which
 * takes its place when {@link #finish()} is called; one that is only closed leaves nothing.
 */
public interface TableWriter extends AutoCloseable {
  /**
   * Adds a row.
   *
   * @param cells as many as there are columns, each of its column's type or null
   * @throws IllegalArgumentException when a cell does not fit its column, which it names
   * @throws TableException when the file cannot be written
   */
  void row(Object... cells);

  /** Rows so far. */
  long rows();

  /**
   * Completes the file and puts it in its place.
   *
   * @throws TableException when it cannot
   */
  void finish();

  /** Drops what was written unless it was finished. */
  @Override
  void close();
}
