package io.slipstream.statistics;

/** Estimates the tail of the next return from those before it, at one level. */
@FunctionalInterface
public interface TailEstimator {
  /**
   * The tail of the next period's return, oldest return first.
   *
   * @throws IllegalArgumentException naming what is missing or not finite
   */
  TailRisk of(double[] returns);
}
