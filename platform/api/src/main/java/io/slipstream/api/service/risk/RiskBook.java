package io.slipstream.api.service.risk;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The exposures of a portfolio and its pods before a history of returns, at one level: what each
 * day of the history would make of them. A change of an exposure costs one column of the history;
 * not thread-safe.
 */
@ProviderType
public interface RiskBook {
  /** The row of the whole portfolio, beside pods from 0. */
  int PORTFOLIO = -1;

  /**
   * Adds to the exposure of a pod, and so of the portfolio.
   *
   * @param exposure signed notional of the portfolio's currency
   * @throws IllegalArgumentException for a pod or an instrument that is not there, or an exposure
   *     that is not finite
   */
  void change(int pod, int instrument, double exposure);

  /** Signed notional of a pod, or of the {@link #PORTFOLIO}. */
  double exposure(int pod, int instrument);

  /** Historical value at risk and shortfall of a pod, or of the {@link #PORTFOLIO}, now. */
  TailLoss historical(int pod);

  /** Gaussian ones with mean zero, of the sample covariance. */
  TailLoss parametric(int pod);

  /**
   * Calculates everything anew from the exposures, by all methods; what many changes left of
   * rounding is gone.
   */
  RiskFigures recalculate();
}
