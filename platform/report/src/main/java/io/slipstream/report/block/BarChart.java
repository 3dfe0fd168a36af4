package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.List;

/** Bars to the left and right of zero, one a line, each with its number. */
public final class BarChart implements Block {
  private final String label;
  private final Unit unit;
  private final List<Bar> bars = new ArrayList<>();

  /** Of numbers of this unit. */
  public BarChart(String label, Unit unit) {
    this.label = label;
    this.unit = unit;
  }

  /** Adds a bar below the others. */
  public BarChart bar(String name, double value) {
    bars.add(new Bar(name, value));
    return this;
  }

  @Override
  public String html() {
    double low = 0;
    double high = 0;
    for (Bar bar : bars) {
      low = Double.isFinite(bar.value) ? Math.min(low, bar.value) : low;
      high = Double.isFinite(bar.value) ? Math.max(high, bar.value) : high;
    }
    double span = high > low ? high - low : 1;
    StringBuilder html = new StringBuilder("<table class=\"bars\" aria-label=\"");
    html.append(Markup.escape(label)).append("\"><tbody>");
    for (Bar bar : bars) {
      double value = Double.isFinite(bar.value) ? bar.value : 0;
      html.append("<tr><th scope=\"row\">").append(Markup.name(bar.name));
      html.append("</th><td class=\"rail\"><span class=\"").append(value < 0 ? "loss" : "gain");
      html.append("\" style=\"margin-left:");
      html.append(Plot.percent((Math.min(0, value) - low) / span)).append(";width:");
      html.append(Plot.percent(Math.abs(value) / span)).append("\"></span></td><td>");
      html.append(unit.text(bar.value)).append("</td></tr>");
    }
    return html.append("</tbody></table>\n").toString();
  }

  private record Bar(String name, double value) {}
}
