package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.List;

/** Lines over time, thinned without losing an extreme. */
public final class LineChart implements Block {
  private static final int COLUMNS = 500;

  /** Room around a share that never changes. */
  private static final double FLAT = 0.01;

  private final String label;
  private final Unit unit;
  private final List<Line> lines = new ArrayList<>();
  private boolean isLogarithmic;
  private double floor = Double.POSITIVE_INFINITY;
  private double ceiling = Double.NEGATIVE_INFINITY;

  /** A chart of numbers of this unit. */
  public LineChart(String label, Unit unit) {
    this.label = label;
    this.unit = unit;
  }

  /** By the logarithm of the values; those that are zero or below are left out. */
  public LineChart logarithmic() {
    isLogarithmic = true;
    return this;
  }

  /** A value that is on the scale whatever the lines are. */
  public LineChart showing(double value) {
    floor = Math.min(floor, value);
    ceiling = Math.max(ceiling, value);
    return this;
  }

  /** Adds a line in the next colour. */
  public LineChart line(String name, long[] times, double[] values) {
    return line(name, Ink.part(lines.size()), times, values);
  }

  /**
   * Adds a line.
   *
   * @param times nanoseconds since the epoch, ascending, as many as values
   * @param values those that are not finite are left out
   */
  public LineChart line(String name, Ink ink, long[] times, double[] values) {
    return add(name, ink, times, values, false);
  }

  /** Adds a line with the room between it and zero filled. */
  public LineChart area(String name, Ink ink, long[] times, double[] values) {
    showing(0);
    return add(name, ink, times, values, true);
  }

  private LineChart add(String name, Ink ink, long[] times, double[] values, boolean isFilled) {
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          name + " has " + times.length + " times and " + values.length + " values");
    }
    if (times.length > 0) {
      lines.add(new Line(name, ink, times, values, isFilled));
    }
    return this;
  }

  @Override
  public String html() {
    if (lines.isEmpty()) {
      return new Missing(label + ": there are no values.").html();
    }
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    double least = floor;
    double most = ceiling;
    for (Line line : lines) {
      from = Math.min(from, line.times[0]);
      to = Math.max(to, line.times[line.times.length - 1]);
      for (double value : line.values) {
        if (isShown(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    if (unit == Unit.PERCENT && least == most) {
      least -= FLAT;
      most += FLAT;
    }
    Scale scale = Scale.around(least, most, isLogarithmic);
    Plot plot = new Plot(words()).across(scale, unit).below(TimeTicks.between(from, to));
    plot.fact("from", Long.toString(from / 1_000_000)).fact("to", Long.toString(to / 1_000_000));
    plot.fact("low", Double.toString(scale.low())).fact("high", Double.toString(scale.high()));
    plot.fact("unit", unit.name()).fact("log", Boolean.toString(isLogarithmic));
    for (Line line : lines) {
      plot.legend(line.ink.style(), line.name);
      draw(plot.drawing(), line, from, to, scale);
    }
    return plot.html();
  }

  private boolean isShown(double value) {
    return Double.isFinite(value) && (!isLogarithmic || value > 0);
  }

  private void draw(StringBuilder svg, Line line, long from, long to, Scale scale) {
    StringBuilder points = new StringBuilder(8 * COLUMNS);
    double first = Double.NaN;
    double x = 0;
    for (int i : Thinning.indices(line.times, line.values, from, to, COLUMNS)) {
      if (isShown(line.values[i])) {
        x = Plot.WIDTH * TimeTicks.share(line.times[i], from, to);
        first = Double.isNaN(first) ? x : first;
        Plot.number(points, x);
        points.append(',');
        Plot.number(points, Plot.HEIGHT * scale.down(line.values[i]));
        points.append(' ');
      }
    }
    if (line.isFilled) {
      svg.append("<polygon class=\"fill ").append(line.ink.style()).append("\" points=\"");
      corner(svg, Double.isNaN(first) ? 0 : first, scale);
      svg.append(points);
      corner(svg, x, scale);
      svg.append("\"/>");
    }
    svg.append("<polyline class=\"line ").append(line.ink.style()).append("\" data-name=\"");
    svg.append(Markup.escape(line.name)).append("\" points=\"").append(points).append("\"/>");
  }

  private static void corner(StringBuilder svg, double x, Scale scale) {
    Plot.number(svg, x);
    svg.append(',');
    Plot.number(svg, Plot.HEIGHT * scale.down(0));
    svg.append(' ');
  }

  private String words() {
    StringBuilder words = new StringBuilder(label);
    for (Line line : lines) {
      double last = line.values[line.values.length - 1];
      words.append("; ").append(line.name).append(": from ").append(unit.text(line.values[0]));
      words.append(" to ").append(unit.text(last));
    }
    return words.toString();
  }

  private record Line(String name, Ink ink, long[] times, double[] values, boolean isFilled) {}
}
