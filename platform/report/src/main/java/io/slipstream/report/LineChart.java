package io.slipstream.report;

import io.slipstream.report.block.Markup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over time as SVG, with a scale, a legend and, for percent, labels in percent. */
public final class LineChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 300;
  private static final int LEFT = 80;
  private static final int RIGHT = 12;
  private static final int TOP = 28;
  private static final int BOTTOM = 26;
  private static final int STEPS = 5;
  private static final int MOST_POINTS = 1500;
  private static final String[] COLORS = {"#1668dc", "#d4622a", "#2a9d63", "#8b4ec6", "#b58900"};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String label;
  private final boolean isPercent;
  private final List<Line> lines = new ArrayList<>();

  /** A chart; {@code isPercent} shows fractions as percent. */
  public LineChart(String label, boolean isPercent) {
    this.label = label;
    this.isPercent = isPercent;
  }

  /** Adds a line; times are nanoseconds since the epoch, ascending, as many as values. */
  public LineChart line(String name, long[] times, double[] values) {
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          name + " has " + times.length + " times and " + values.length + " values");
    }
    if (times.length > 0) {
      lines.add(new Line(name, times, values));
    }
    return this;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    svg.append("\" role=\"img\" aria-label=\"").append(Markup.escape(label)).append("\">");
    Scale scale = Scale.of(lines);
    for (int step = 0; step <= STEPS; step++) {
      double value = scale.low + (scale.high - scale.low) * step / STEPS;
      double y = scale.y(value);
      svg.append(
          text("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"", LEFT, y, WIDTH - RIGHT, y));
      svg.append(" stroke=\"#8884\"/>");
      svg.append(text("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">", LEFT - 6, y + 4));
      svg.append(number(value)).append("</text>");
    }
    svg.append(text("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, HEIGHT - 8, time(scale.from)));
    svg.append(text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", WIDTH - RIGHT, HEIGHT - 8));
    svg.append(time(scale.to)).append("</text>");
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), COLORS[i % COLORS.length], i, scale);
    }
    return svg.append("</svg>").toString();
  }

  private static void draw(StringBuilder svg, Line line, String color, int index, Scale scale) {
    svg.append("<polyline fill=\"none\" stroke-width=\"1.6\" stroke=\"").append(color);
    svg.append("\" points=\"");
    int stride = Math.max(1, line.times.length / MOST_POINTS);
    for (int i = 0; i < line.times.length; i += stride) {
      svg.append(text("%.1f,%.1f ", scale.x(line.times[i]), scale.y(line.values[i])));
    }
    int last = line.times.length - 1;
    svg.append(text("%.1f,%.1f", scale.x(line.times[last]), scale.y(line.values[last])));
    svg.append("\"/>");
    int x = LEFT + index * 180;
    svg.append(text("<rect x=\"%d\" y=\"9\" width=\"14\" height=\"4\" fill=\"%s\"/>", x, color));
    svg.append(text("<text x=\"%d\" y=\"15\">", x + 20));
    svg.append(Markup.escape(line.name)).append("</text>");
  }

  private String number(double value) {
    return isPercent ? text("%.1f %%", 100 * value) : text("%,.2f", value);
  }

  private static String time(long nanos) {
    return TIME.format(Instant.ofEpochSecond(nanos / 1_000_000_000L));
  }

  private static String text(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private record Line(String name, long[] times, double[] values) {}

  private record Scale(long from, long to, double low, double high) {
    static Scale of(List<Line> lines) {
      long from = Long.MAX_VALUE;
      long to = Long.MIN_VALUE;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Line line : lines) {
        from = Math.min(from, line.times[0]);
        to = Math.max(to, line.times[line.times.length - 1]);
        for (double value : line.values) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      if (!(high > low)) {
        low = lines.isEmpty() ? 0 : low - 1;
        high = low + 2;
      }
      return new Scale(lines.isEmpty() ? 0 : from, lines.isEmpty() ? 0 : to, low, high);
    }

    double x(long time) {
      double share = to == from ? 0 : (double) (time - from) / (to - from);
      return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
      return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }
  }
}
