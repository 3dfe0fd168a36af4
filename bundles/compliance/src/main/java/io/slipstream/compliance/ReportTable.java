package io.slipstream.compliance;

import io.slipstream.api.service.tables.TableWriter;
import java.util.regex.Pattern;

/**
 * A table of the report as CSV. People open it in a spreadsheet, which runs what looks like a
 * formula; so texts that begin like one, other than numbers, get a single quote before them.
 */
final class ReportTable implements AutoCloseable {
  private static final String STARTS = "=+-@\t\r";
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

  private final TableWriter table;

  ReportTable(TableWriter table) {
    this.table = table;
  }

  /** Adds a row; the cells that are given stay as they are. */
  void row(Object... cells) {
    Object[] inert = cells.clone();
    for (int i = 0; i < inert.length; i++) {
      if (inert[i] instanceof String text) {
        inert[i] = inert(text);
      }
    }
    table.row(inert);
  }

  static String inert(String text) {
    boolean runs =
        !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    return runs ? "'" + text : text;
  }

  long rows() {
    return table.rows();
  }

  void finish() {
    table.finish();
  }

  @Override
  public void close() {
    table.close();
  }
}
