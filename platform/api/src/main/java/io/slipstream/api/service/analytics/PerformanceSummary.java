package io.slipstream.api.service.analytics;

/**
 * Performance from equity samples, as fractions. Returns are simple, one per sample, net of capital
 * flows (time-weighted); the risk-free rate is zero; a number that cannot be had is NaN.
 *
 * @param samples number of returns
 * @param periodsPerYear samples a year used to annualize: 365 days, as markets never close
 * @param totalReturn compounded return
 * @param cagr compound annual growth over elapsed time, a year being 365 days
 * @param annualVolatility standard deviation (n - 1 degrees of freedom) x sqrt(periodsPerYear)
 * @param sharpe mean / standard deviation x sqrt(periodsPerYear)
 * @param sortino mean / root mean square of negative returns x sqrt(periodsPerYear)
 * @param maxDrawdown deepest fall from a high-water mark, zero or below
 */
public record PerformanceSummary(
    int samples,
    double periodsPerYear,
    double totalReturn,
    double cagr,
    double annualVolatility,
    double sharpe,
    double sortino,
    double maxDrawdown) {}
