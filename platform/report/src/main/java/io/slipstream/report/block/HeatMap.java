package io.slipstream.report.block;

import java.util.List;

/**
 * A grid of numbers, coloured by how large they are. With many columns the numbers are left to the
 * words of each cell.
 */
public final class HeatMap implements Block {
  private static final int MOST_NUMBERED = 16;
  private static final String GAIN = "24,121,78";
  private static final String LOSS = "192,54,44";
  private static final String NEUTRAL = "31,122,224";
  private static final double STRONGEST = 0.75;

  private final String label;
  private final Unit unit;
  private final List<String> columns;
  private final List<String> rows;
  private final double[][] values;
  private String corner = "";
  private double center = Double.NaN;
  private double reach = Double.NaN;
  private int markedRow = -1;
  private int markedColumn = -1;

  /**
   * A grid.
   *
   * @param values by row and column; one that is not finite is N/A
   */
  public HeatMap(
      String label, Unit unit, List<String> columns, List<String> rows, double[][] values) {
    if (values.length != rows.size()) {
      throw new IllegalArgumentException(
          label + " has " + rows.size() + " row names and " + values.length + " rows of values");
    }
    for (double[] row : values) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            label + " has " + columns.size() + " columns and a row of " + row.length + " values");
      }
    }
    this.label = label;
    this.unit = unit;
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /** What stands above the row names. */
  public HeatMap corner(String text) {
    corner = text;
    return this;
  }

  /** Two colours, apart at this value; as strong as can be at {@code reach} from it. */
  public HeatMap around(double center, double reach) {
    this.center = center;
    this.reach = reach;
    return this;
  }

  /** A cell with a frame around it. */
  public HeatMap mark(int row, int column) {
    markedRow = row;
    markedColumn = column;
    return this;
  }

  @Override
  public String html() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      for (double value : row) {
        low = Double.isFinite(value) ? Math.min(low, value) : low;
        high = Double.isFinite(value) ? Math.max(high, value) : high;
      }
    }
    boolean isNumbered = columns.size() <= MOST_NUMBERED;
    StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    html.append(" aria-label=\"").append(Markup.escape(label)).append("\"><table class=\"heat");
    html.append(isNumbered ? "" : " dense").append("\"><thead><tr><th>");
    html.append(Markup.name(corner)).append("</th>");
    for (String column : columns) {
      html.append("<th scope=\"col\">").append(Markup.name(column)).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (int r = 0; r < values.length; r++) {
      html.append("<tr><th scope=\"row\">").append(Markup.name(rows.get(r))).append("</th>");
      for (int c = 0; c < values[r].length; c++) {
        cell(html, r, c, isNumbered, low, high);
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private void cell(
      StringBuilder html, int row, int column, boolean isNumbered, double low, double high) {
    double value = values[row][column];
    html.append("<td");
    if (row == markedRow && column == markedColumn) {
      html.append(" class=\"marked\"");
    }
    html.append(" title=\"").append(Markup.escape(rows.get(row))).append(", ");
    html.append(Markup.escape(columns.get(column))).append(": ").append(unit.text(value));
    html.append('"');
    if (Double.isFinite(value)) {
      html.append(" style=\"background:").append(color(value, low, high)).append('"');
    }
    html.append('>').append(isNumbered ? unit.text(value) : "").append("</td>");
  }

  private String color(double value, double low, double high) {
    StringBuilder color = new StringBuilder("rgba(");
    double strength;
    if (Double.isNaN(center)) {
      strength = high > low ? 0.05 + 0.95 * (value - low) / (high - low) : 0.5;
      color.append(NEUTRAL);
    } else {
      strength = reach > 0 ? Math.min(1, Math.abs(value - center) / reach) : 0;
      color.append(value < center ? LOSS : GAIN);
    }
    color.append(',');
    Plot.number(color, STRONGEST * strength);
    return color.append(')').toString();
  }
}
