package io.slipstream.report.block;

import java.util.List;

/**
 * The frame of a chart. The drawing is stretched to the width there is; labels are text beside it,
 * as large on a phone as on a desk.
 */
final class Plot {
  static final int WIDTH = 1000;
  static final int HEIGHT = 300;

  private final StringBuilder legend = new StringBuilder();
  private final StringBuilder left = new StringBuilder();
  private final StringBuilder below = new StringBuilder();
  private final StringBuilder drawing = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private final StringBuilder attributes = new StringBuilder();
  private final String words;

  /** With the words that stand for the picture where it cannot be seen. */
  Plot(String words) {
    this.words = words;
  }

  /** What a line or mark means. */
  Plot legend(String style, String name) {
    legend.append("<span><i class=\"").append(style).append("\"></i>");
    legend.append(Markup.name(name)).append("</span>");
    return this;
  }

  /** Labels and lines across. */
  Plot across(Scale scale, Unit unit) {
    double step = scale.step();
    for (double value : scale.ticks()) {
      double down = scale.down(value);
      left.append("<span style=\"top:").append(percent(down)).append("\">");
      String text = scale.isLogarithmic() ? unit.tick(value, Math.min(step, value)) : null;
      left.append(text == null ? unit.tick(value, step) : text).append("</span>");
      drawing.append("<path class=\"").append(value == 0 ? "zero" : "grid").append("\" d=\"M0 ");
      number(drawing, down * HEIGHT);
      drawing.append('H').append(WIDTH).append("\"/>");
    }
    return this;
  }

  /** Labels below; four of them are left where there is little room. */
  Plot below(List<TimeTicks.Tick> ticks) {
    int every = 1 + ticks.size() / 5;
    for (int i = 0; i < ticks.size(); i++) {
      TimeTicks.Tick tick = ticks.get(i);
      String edge = tick.share() > 0.96 ? "last" : "";
      below.append("<span class=\"").append(edge).append(i % every == 0 ? "" : " spare");
      below.append("\" style=\"left:").append(percent(tick.share())).append("\">");
      below.append(tick.text()).append("</span>");
    }
    return this;
  }

  /** Where shapes go, in 1000 by 300 stretched to the room there is. */
  StringBuilder drawing() {
    return drawing;
  }

  /** A small shape that keeps its form, with words of its own. */
  Plot mark(double right, double down, String style, String path, String name) {
    marks.append("<svg x=\"").append(percent(right)).append("\" y=\"").append(percent(down));
    marks.append("\" class=\"").append(style).append("\"><path d=\"").append(path);
    marks.append("\"><title>").append(Markup.escape(name)).append("</title></path></svg>");
    return this;
  }

  /** A fact for those who point at the chart. */
  Plot fact(String name, String value) {
    attributes.append(" data-").append(name).append("=\"").append(value).append('"');
    return this;
  }

  String html() {
    StringBuilder html = new StringBuilder(drawing.length() + 2000);
    html.append("<figure class=\"chart\">");
    if (legend.length() > 0) {
      html.append("<figcaption class=\"legend\">").append(legend).append("</figcaption>");
    }
    html.append("<div class=\"plot\" role=\"img\" aria-label=\"").append(Markup.escape(words));
    html.append('"').append(attributes).append("><div class=\"ys\">").append(left);
    html.append("</div><div class=\"area\"><svg viewBox=\"0 0 ").append(WIDTH).append(' ');
    html.append(HEIGHT).append("\" preserveAspectRatio=\"none\">").append(drawing);
    html.append("</svg>");
    if (marks.length() > 0) {
      html.append("<svg class=\"marks\">").append(marks).append("</svg>");
    }
    return html.append("</div><div class=\"xs\">")
        .append(below)
        .append("</div></div></figure>\n")
        .toString();
  }

  static String percent(double share) {
    StringBuilder text = new StringBuilder(8);
    number(text, 100 * share);
    return text.append('%').toString();
  }

  /** Appends with two decimals at most, and without a formatter, as there are many. */
  static void number(StringBuilder text, double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths < 0) {
      text.append('-');
      hundredths = -hundredths;
    }
    text.append(hundredths / 100);
    long rest = hundredths % 100;
    if (rest != 0) {
      text.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        text.append(rest % 10);
      }
    }
  }
}
