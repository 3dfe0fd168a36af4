package io.slipstream.report.block;

import io.slipstream.statistics.Moments;
import io.slipstream.statistics.NormalDistribution;
import io.slipstream.statistics.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often values are how large, beside the normal distribution of the same mean and deviation.
 * The width of a bin is Freedman and Diaconis' (1981): twice the interquartile range over the cube
 * root of the count, within 8 to 60 bins.
 */
public final class Histogram implements Block {
  private static final int LEAST_BINS = 8;
  private static final int MOST_BINS = 60;
  private static final int CURVE_POINTS = 160;

  private final String label;
  private final Unit unit;
  private final double[] values;
  private final List<Marker> markers = new ArrayList<>();
  private boolean hasNormal = true;

  /** Of these; what is not finite is left out. */
  public Histogram(String label, Unit unit, double[] values) {
    this.label = label;
    this.unit = unit;
    this.values = Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /** Leaves the normal distribution out. */
  public Histogram withoutNormal() {
    hasNormal = false;
    return this;
  }

  /** An upright line at a value. */
  public Histogram marker(String name, double value, Ink ink) {
    if (Double.isFinite(value)) {
      markers.add(new Marker(name, value, ink));
    }
    return this;
  }

  @Override
  public String html() {
    double low = Arrays.stream(values).min().orElse(Double.NaN);
    double high = Arrays.stream(values).max().orElse(Double.NaN);
    if (values.length < 2 || !(high > low)) {
      return new Missing(label + ": there are not two different values.").html();
    }
    int[] counts = counts(low, high);
    double width = (high - low) / counts.length;
    Moments moments = Moments.of(values);
    double peak = NormalDistribution.density(0) / moments.deviation() * values.length * width;
    int most = Arrays.stream(counts).max().orElseThrow();
    Scale upright = Scale.around(0, hasNormal ? Math.max(most, peak) : most, false).from(0);
    Scale across = new Scale(low, high, false);
    Plot plot = new Plot(words(counts.length, low, high)).across(upright, Unit.COUNT);
    plot.below(labels(across)).legend("bar", "observed");
    bars(plot.drawing(), counts, upright);
    if (hasNormal) {
      plot.legend("normal", "normal distribution");
      curve(plot.drawing(), moments, across, upright, width);
    }
    markers(plot, across);
    return plot.html();
  }

  /** Values in each bin, from the lowest on; the last bin has its upper end. */
  int[] counts(double low, double high) {
    double spread = Quantiles.linear(values, 0.75) - Quantiles.linear(values, 0.25);
    double width = 2 * spread / StrictMath.cbrt(values.length);
    int bins = width > 0 ? (int) Math.min(MOST_BINS, Math.ceil((high - low) / width)) : MOST_BINS;
    int[] counts = new int[Math.max(LEAST_BINS, bins)];
    for (double value : values) {
      int bin = (int) ((value - low) / (high - low) * counts.length);
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return counts;
  }

  private List<TimeTicks.Tick> labels(Scale across) {
    List<TimeTicks.Tick> labels = new ArrayList<>();
    for (double value : across.ticks()) {
      labels.add(new TimeTicks.Tick(1 - across.down(value), unit.tick(value, across.step())));
    }
    return labels;
  }

  private static void bars(StringBuilder svg, int[] counts, Scale upright) {
    double width = (double) Plot.WIDTH / counts.length;
    for (int i = 0; i < counts.length; i++) {
      double top = Plot.HEIGHT * upright.down(counts[i]);
      svg.append("<path class=\"bar\" d=\"M");
      Plot.number(svg, (i + 0.06) * width);
      svg.append(' ').append(Plot.HEIGHT).append('V');
      Plot.number(svg, top);
      svg.append('H');
      Plot.number(svg, (i + 0.94) * width);
      svg.append('V').append(Plot.HEIGHT).append("z\"/>");
    }
  }

  private void curve(
      StringBuilder svg, Moments moments, Scale across, Scale upright, double width) {
    svg.append("<polyline class=\"line normal\" points=\"");
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double value = across.low() + (across.high() - across.low()) * i / CURVE_POINTS;
      double z = (value - moments.mean()) / moments.deviation();
      double expected = NormalDistribution.density(z) / moments.deviation() * values.length * width;
      Plot.number(svg, (double) Plot.WIDTH * i / CURVE_POINTS);
      svg.append(',');
      Plot.number(svg, Plot.HEIGHT * upright.down(expected));
      svg.append(' ');
    }
    svg.append("\"/>");
  }

  private void markers(Plot plot, Scale across) {
    for (Marker marker : markers) {
      plot.legend(marker.ink.style(), marker.name + " " + unit.text(marker.value));
      double x = Plot.WIDTH * (1 - across.down(marker.value));
      if (x >= 0 && x <= Plot.WIDTH) {
        plot.drawing().append("<path class=\"line ").append(marker.ink.style()).append("\" d=\"M");
        Plot.number(plot.drawing(), x);
        plot.drawing().append(" 0V").append(Plot.HEIGHT).append("\"/>");
      }
    }
  }

  private String words(int bins, double low, double high) {
    return label
        + ": "
        + values.length
        + " values from "
        + unit.text(low)
        + " to "
        + unit.text(high)
        + " in "
        + bins
        + " bins";
  }

  private record Marker(String name, double value, Ink ink) {}
}
