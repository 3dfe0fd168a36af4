package io.slipstream.report.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A price over time with its range and with what was traded: an entry is a triangle that points the
 * way of the position, an exit a square. Of many marks one of a kind is drawn in each 200th of the
 * width: the lowest buy, the highest sale.
 */
public final class PriceChart implements Block {
  private static final int COLUMNS = 500;
  private static final int MARK_COLUMNS = 200;

  private final String label;
  private final long[] times;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final List<Mark> marks = new ArrayList<>();

  /** What is marked. */
  public enum Kind {
    /** Into a long position. */
    LONG_ENTRY("long entry", "in-long", "M0-5.5 5 4.5-5 4.5z", true),
    /** Into a short position. */
    SHORT_ENTRY("short entry", "in-short", "M0 5.5 5-4.5-5-4.5z", false),
    /** Out of a position with a net profit. */
    EXIT_WITH_PROFIT("exit with profit", "out-gain", "M-3.5-3.5H3.5V3.5H-3.5z", false),
    /** Out of a position without one. */
    EXIT_WITH_LOSS("exit with loss", "out-loss", "M-3.5-3.5H3.5V3.5H-3.5z", true);

    private final String words;
    private final String style;
    private final String path;
    private final boolean isLowestKept;

    Kind(String words, String style, String path, boolean isLowestKept) {
      this.words = words;
      this.style = style;
      this.path = path;
      this.isLowestKept = isLowestKept;
    }
  }

  /** Prices at ascending times in nanoseconds since the epoch, all of one length. */
  public PriceChart(String label, long[] times, double[] high, double[] low, double[] close) {
    if (high.length != times.length || low.length != times.length || close.length != times.length) {
      throw new IllegalArgumentException(
          label
              + " has "
              + times.length
              + " times, "
              + high.length
              + " highs, "
              + low.length
              + " lows and "
              + close.length
              + " closes");
    }
    this.label = label;
    this.times = times;
    this.high = high;
    this.low = low;
    this.close = close;
  }

  /** Adds a mark; the name is shown on pointing at it. */
  public PriceChart mark(Kind kind, long time, double price, String name) {
    marks.add(new Mark(kind, time, price, name));
    return this;
  }

  @Override
  public String html() {
    if (times.length == 0) {
      return new Missing(label + ": there are no prices.").html();
    }
    long from = from();
    long to = to();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < times.length; i++) {
      least = Double.isFinite(low[i]) ? Math.min(least, low[i]) : least;
      most = Double.isFinite(high[i]) ? Math.max(most, high[i]) : most;
    }
    for (Mark mark : marks) {
      least = Math.min(least, mark.price);
      most = Math.max(most, mark.price);
    }
    Scale scale = Scale.around(least, most, false);
    Mark[][] drawn = drawn(from, to);
    Plot plot = new Plot(words()).across(scale, Unit.PRICE);
    plot.below(TimeTicks.between(from, to)).legend("price", "close").legend("range", "low to high");
    range(plot.drawing(), from, to, scale);
    line(plot.drawing(), close, from, to, scale);
    for (Kind kind : Kind.values()) {
      boolean isThere = false;
      for (Mark mark : drawn[kind.ordinal()]) {
        if (mark != null) {
          double right = TimeTicks.share(mark.time, from, to);
          plot.mark(right, scale.down(mark.price), kind.style, kind.path, mark.name);
          isThere = true;
        }
      }
      if (isThere) {
        plot.legend(kind.style, kind.words);
      }
    }
    plot.fact("from", Long.toString(from / 1_000_000)).fact("to", Long.toString(to / 1_000_000));
    plot.fact("low", Double.toString(scale.low())).fact("high", Double.toString(scale.high()));
    return plot.fact("unit", Unit.PRICE.name()).fact("log", "false").html();
  }

  /** Marks that are drawn. */
  int drawnCount() {
    int count = 0;
    for (Mark[] ofKind : drawn(from(), to())) {
      for (Mark mark : ofKind) {
        count += mark == null ? 0 : 1;
      }
    }
    return count;
  }

  private Mark[][] drawn(long from, long to) {
    Mark[][] drawn = new Mark[Kind.values().length][MARK_COLUMNS];
    for (Mark mark : marks) {
      int column = Thinning.column(mark.time, from, to, MARK_COLUMNS);
      Mark[] ofKind = drawn[mark.kind.ordinal()];
      Mark other = ofKind[column];
      if (other == null || (mark.price < other.price) == mark.kind.isLowestKept) {
        ofKind[column] = mark;
      }
    }
    return drawn;
  }

  /** No mark is outside. */
  private long from() {
    return Math.min(times[0], marks.stream().mapToLong(Mark::time).min().orElse(times[0]));
  }

  private long to() {
    long last = times[times.length - 1];
    return Math.max(last, marks.stream().mapToLong(Mark::time).max().orElse(last));
  }

  /** From the high of each column to its low, as one shape: there along the highs, back below. */
  private void range(StringBuilder svg, long from, long to, Scale scale) {
    svg.append("<polygon class=\"range\" points=\"");
    double[] highs = new double[COLUMNS];
    double[] lows = new double[COLUMNS];
    Arrays.fill(highs, Double.NaN);
    Arrays.fill(lows, Double.NaN);
    for (int i = 0; i < times.length; i++) {
      int column = Thinning.column(times[i], from, to, COLUMNS);
      highs[column] = highs[column] >= high[i] ? highs[column] : high[i];
      lows[column] = lows[column] <= low[i] ? lows[column] : low[i];
    }
    for (int c = 0; c < COLUMNS; c++) {
      corner(svg, c, highs[c], scale);
    }
    for (int c = COLUMNS - 1; c >= 0; c--) {
      corner(svg, c, lows[c], scale);
    }
    svg.append("\"/>");
  }

  private static void corner(StringBuilder svg, int column, double price, Scale scale) {
    if (Double.isFinite(price)) {
      Plot.number(svg, (column + 0.5) * Plot.WIDTH / COLUMNS);
      svg.append(',');
      Plot.number(svg, Plot.HEIGHT * scale.down(price));
      svg.append(' ');
    }
  }

  private void line(StringBuilder svg, double[] prices, long from, long to, Scale scale) {
    svg.append("<polyline class=\"line price\" data-name=\"close\" points=\"");
    for (int i : Thinning.indices(times, prices, from, to, COLUMNS)) {
      Plot.number(svg, Plot.WIDTH * TimeTicks.share(times[i], from, to));
      svg.append(',');
      Plot.number(svg, Plot.HEIGHT * scale.down(prices[i]));
      svg.append(' ');
    }
    svg.append("\"/>");
  }

  private String words() {
    StringBuilder words = new StringBuilder(label).append(": from ");
    words.append(Unit.PRICE.text(close[0])).append(" to ");
    words.append(Unit.PRICE.text(close[close.length - 1])).append("; ").append(marks.size());
    return words.append(" entries and exits").toString();
  }

  private record Mark(Kind kind, long time, double price, String name) {}
}
