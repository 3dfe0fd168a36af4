package io.slipstream.api.service.backtest.research;

import java.nio.file.Path;
import java.util.List;

/**
 * What choosing on some parts of history and testing on all others would have brought: a
 * distribution over paths instead of one number.
 *
 * @param directory where its files are
 * @param metric what the choices were made by
 * @param sample step at which equity was looked at, as text
 * @param splits choices that were made
 * @param paths the metric of each whole path through history made of tests
 * @param mean of them
 * @param deviation of them, n - 1 degrees of freedom
 * @param worst of them
 * @param best of them
 * @param shareBelowZero of them
 * @param inSample mean of the metric where the choices were made
 * @param overfitting of the trials on all bars
 */
public record CrossValidationOutcome(
    Path directory,
    String metric,
    String sample,
    int splits,
    List<Double> paths,
    double mean,
    double deviation,
    double worst,
    double best,
    double shareBelowZero,
    double inSample,
    OverfittingView overfitting) {
  /** Copies the list. */
  public CrossValidationOutcome {
    paths = List.copyOf(paths);
  }
}
