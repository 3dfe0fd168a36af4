package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.List;

/** A few figures side by side, each above what it is. */
public final class Tiles implements Block {
  private final List<Cell> figures = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** Adds one to the right. */
  public Tiles tile(String name, Cell figure) {
    names.add(name);
    figures.add(figure);
    return this;
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<dl class=\"tiles\">");
    for (int i = 0; i < names.size(); i++) {
      html.append("<div><dt>").append(Markup.escape(names.get(i))).append("</dt><dd class=\"");
      html.append(figures.get(i).style()).append("\">").append(Markup.name(figures.get(i).text()));
      html.append("</dd></div>");
    }
    return html.append("</dl>\n").toString();
  }
}
