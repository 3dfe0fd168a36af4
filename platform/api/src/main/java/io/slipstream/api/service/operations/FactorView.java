package io.slipstream.api.service.operations;

import java.time.Instant;
import java.util.List;

/**
 * Risk of the portfolio, and of each pod by itself, split among factors: gaussian value at risk
 * with mean zero, one period ahead.
 *
 * @param time of the last event, null before the first
 * @param currency of all money
 * @param level of confidence
 * @param period of a return; empty when nothing was measured
 * @param returns it was estimated from
 * @param lines by portfolio and pod; the parts of each sum to its total
 * @param notes what to know about the figures
 */
public record FactorView(
    Instant time,
    String currency,
    double level,
    String period,
    int returns,
    List<Line> lines,
    List<String> notes) {
  /** What no factor explains. */
  public static final String REST = "rest";

  /** Copies the lists. */
  public FactorView {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /**
   * A factor's part.
   *
   * @param of the portfolio or a pod
   * @param factor its name, {@value #REST} for what none explains
   * @param exposure what a return of one of the factor would make; NaN of the rest
   * @param tStatistic of it; NaN of the rest
   * @param component part of the value at risk; below zero when it hedges
   * @param share of the value at risk
   */
  public record Line(
      String of,
      String factor,
      double exposure,
      double tStatistic,
      double component,
      double share) {}
}
