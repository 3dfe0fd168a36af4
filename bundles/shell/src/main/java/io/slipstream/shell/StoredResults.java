package io.slipstream.shell;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;

/** Blocks of {@code result.json} as columns of a table. */
final class StoredResults {
  private final Map<String, Map<?, ?>> blocks = new LinkedHashMap<>();

  void add(String title, Map<?, ?> block) {
    blocks.put(title, block);
  }

  void print(PrintStream out) {
    List<String> titles = new ArrayList<>(List.of(""));
    blocks.keySet().forEach(title -> titles.add(title + ">"));
    ShellTable table = Tables.of("", titles.toArray(String[]::new));
    add(table, "Total return", block -> percent(measure(block, "totalReturn")));
    add(table, "CAGR", block -> percent(measure(block, "cagr")));
    add(table, "Volatility a year", block -> percent(measure(block, "annualVolatility")));
    add(table, "Sharpe", block -> number(measure(block, "sharpe")));
    add(table, "Sortino", block -> number(measure(block, "sortino")));
    add(table, "Maximum drawdown", block -> percent(measure(block, "maxDrawdown")));
    add(table, "Fills", block -> text(block.get("fills")));
    add(table, "Trades", block -> text(block.get("trades")));
    add(table, "Denied", block -> text(block.get("denied")));
    add(table, "Rejected", block -> text(block.get("rejected")));
    add(table, "Win rate", block -> percent(block.get("winRate")));
    add(table, "Commission", block -> money(block.get("commission")));
    add(table, "Final equity", block -> money(block.get("finalEquity")));
    Tables.print(table, out);
  }

  private void add(ShellTable table, String label, Function<Map<?, ?>, String> cell) {
    Row row = table.addRow();
    row.addContent(label);
    blocks.values().forEach(block -> row.addContent(cell.apply(block)));
  }

  private static Object measure(Map<?, ?> block, String name) {
    Object performance = block.get("performance");
    return performance instanceof Map<?, ?> ? ((Map<?, ?>) performance).get(name) : null;
  }

  private static double toDouble(Object value) {
    return value instanceof Number ? ((Number) value).doubleValue() : Double.NaN;
  }

  private static String percent(Object value) {
    return Tables.percent(toDouble(value));
  }

  private static String number(Object value) {
    return Tables.number(toDouble(value));
  }

  private static String money(Object value) {
    return value instanceof Number ? Tables.money(new BigDecimal(value.toString())) : "n/a";
  }

  private static String text(Object value) {
    return value == null ? "n/a" : value.toString();
  }
}
