package io.slipstream.api.service.backtest.research;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What choosing again and again from the past would have brought.
 *
 * @param directory where its files are
 * @param metric what the choice was made by
 * @param sample step at which equity was looked at, as text
 * @param folds in the order of time
 * @param finalEquity after the last one, each beginning with what the one before left
 * @param metrics of all test windows one behind the other
 * @param efficiency mean annual return out of sample over that in sample of what was chosen (Pardo
 *     1992); NaN when the latter is not above zero
 * @param overfitting of the trials on all bars
 */
public record WalkForwardOutcome(
    Path directory,
    String metric,
    String sample,
    List<Fold> folds,
    BigDecimal finalEquity,
    SortedMap<String, Double> metrics,
    double efficiency,
    OverfittingView overfitting) {
  /** Copies the list. */
  public WalkForwardOutcome {
    folds = List.copyOf(folds);
  }

  /**
   * One choice and what became of it.
   *
   * @param trainFrom first bar that the choice was made on
   * @param trainTo end of the last one
   * @param testFrom first bar it was run on
   * @param testTo end of the last one
   * @param trial number of the chosen one
   * @param parameters of it
   * @param inSample the metric where it was chosen
   * @param outOfSample the same where it was run
   * @param finalEquity at the end of the test
   */
  public record Fold(
      Instant trainFrom,
      Instant trainTo,
      Instant testFrom,
      Instant testTo,
      int trial,
      SortedMap<String, String> parameters,
      double inSample,
      double outOfSample,
      BigDecimal finalEquity) {}
}
