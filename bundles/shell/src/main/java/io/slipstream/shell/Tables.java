package io.slipstream.shell;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;

/** Tables and the numbers in them. */
final class Tables {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Tables() {}

  /** A table; a column whose title ends with {@code >} is right-aligned. */
  static ShellTable of(String emptyText, String... titles) {
    ShellTable table = new ShellTable();
    table.emptyTableText(emptyText);
    for (String title : titles) {
      boolean right = title.endsWith(">");
      Col column = new Col(right ? title.substring(0, title.length() - 1) : title);
      table.column(right ? column.alignRight() : column);
    }
    return table;
  }

  static void print(ShellTable table, PrintStream out) {
    table.print(out, true);
  }

  static String money(BigDecimal value) {
    return value == null
        ? ""
        : String.format(Locale.ROOT, "%,.2f", value.setScale(2, RoundingMode.HALF_EVEN));
  }

  static String plain(BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  static String percent(Double fraction) {
    return fraction == null || !Double.isFinite(fraction)
        ? "n/a"
        : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  static String number(Double value) {
    return value == null || !Double.isFinite(value)
        ? "n/a"
        : String.format(Locale.ROOT, "%.2f", value);
  }

  static String time(Instant time) {
    return time == null ? "" : TIME.format(time);
  }

  static String shortHash(String hash) {
    return hash.length() < 12 ? hash : hash.substring(0, 12);
  }
}
