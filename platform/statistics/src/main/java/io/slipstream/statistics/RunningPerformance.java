package io.slipstream.statistics;

/**
 * The figures of {@link Performance} for returns that come one by one, in constant memory. Mean and
 * variance by Welford (Technometrics 4, 1962); the tests compare with {@link Performance}.
 */
public final class RunningPerformance {
  private int count;
  private double mean;
  private double squares;
  private double downsideSquares;
  private double growth = 1;
  private double peak = 1;
  private double deepest;

  /** Takes the next simple return. */
  public void add(double simpleReturn) {
    count++;
    double before = simpleReturn - mean;
    mean += before / count;
    squares += before * (simpleReturn - mean);
    downsideSquares += simpleReturn < 0 ? simpleReturn * simpleReturn : 0;
    growth *= 1 + simpleReturn;
    peak = Math.max(peak, growth);
    deepest = Math.min(deepest, drawdown());
  }

  /** Returns taken. */
  public int count() {
    return count;
  }

  /** Compounded return. */
  public double totalReturn() {
    return growth - 1;
  }

  /** Fraction below the high-water mark now, zero or below. */
  public double drawdown() {
    return growth / peak - 1;
  }

  /** Deepest drawdown so far. */
  public double maxDrawdown() {
    return deepest;
  }

  /** See {@link Performance#cagr}. */
  public double cagr(double years) {
    return Performance.cagr(totalReturn(), years);
  }

  /** See {@link Performance#annualVolatility}. */
  public double annualVolatility(double periodsPerYear) {
    return deviation() * StrictMath.sqrt(periodsPerYear);
  }

  /** See {@link Performance#sharpe}. */
  public double sharpe(double periodsPerYear) {
    return Performance.sharpe(mean, deviation(), periodsPerYear);
  }

  /** See {@link Performance#sortino}. */
  public double sortino(double periodsPerYear) {
    double downside = StrictMath.sqrt(downsideSquares / count);
    return downside > 0 ? mean / downside * StrictMath.sqrt(periodsPerYear) : Double.NaN;
  }

  /** Everything it knows, for {@link #restore}. */
  public double[] state() {
    return new double[] {count, mean, squares, downsideSquares, growth, peak, deepest};
  }

  /**
   * Becomes what another one was.
   *
   * @throws IllegalArgumentException when that is no {@link #state()}
   */
  public void restore(double[] state) {
    if (state.length != 7 || state[0] < 0 || state[0] != (int) state[0]) {
      throw new IllegalArgumentException("not the state of a running performance");
    }
    count = (int) state[0];
    mean = state[1];
    squares = state[2];
    downsideSquares = state[3];
    growth = state[4];
    peak = state[5];
    deepest = state[6];
  }

  private double deviation() {
    return count < 2 ? Double.NaN : StrictMath.sqrt(squares / (count - 1));
  }
}
