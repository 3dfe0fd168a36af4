package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells; too wide a table scrolls within itself. */
public final class Table implements Block {
  private final String label;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A table that is read out as this. */
  public Table(String label) {
    this.label = label;
  }

  /** Adds columns of texts and names. */
  public Table text(String... names) {
    return add("text", names);
  }

  /** Adds columns of numbers. */
  public Table number(String... names) {
    return add("", names);
  }

  /** Adds columns of sentences, which may have several lines. */
  public Table wide(String... names) {
    return add("wide", names);
  }

  private Table add(String style, String... names) {
    for (String name : names) {
      columns.add(new Column(name, style));
    }
    return this;
  }

  /** Adds a row with a cell for each column. */
  public Table row(Cell... cells) {
    return row(List.of(cells));
  }

  /** Adds a row with a cell for each column. */
  public Table row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          label + " has " + columns.size() + " columns and a row of " + cells.size() + " cells");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Rows so far. */
  public int rows() {
    return rows.size();
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    html.append(" aria-label=\"").append(Markup.escape(label)).append("\"><table><thead><tr>");
    for (Column column : columns) {
      html.append("<th scope=\"col\"").append(style(column.style)).append('>');
      html.append(Markup.name(column.name)).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (List<Cell> row : rows) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        String tag = i == 0 ? "th scope=\"row\"" : "td";
        html.append('<').append(tag).append(style(styles(columns.get(i), row.get(i)))).append('>');
        String text = row.get(i).text();
        boolean isWide = columns.get(i).style.equals("wide");
        html.append(isWide ? Markup.sentence(text) : Markup.name(text));
        html.append(i == 0 ? "</th>" : "</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String styles(Column column, Cell cell) {
    return (column.style + " " + cell.style()).strip();
  }

  private static String style(String styles) {
    return styles.isEmpty() ? "" : " class=\"" + styles + "\"";
  }

  private record Column(String name, String style) {}
}
