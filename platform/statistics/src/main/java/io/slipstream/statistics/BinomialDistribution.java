package io.slipstream.statistics;

/** The binomial distribution: successes in so many independent trials. */
public final class BinomialDistribution {
  private BinomialDistribution() {}

  /**
   * The probability of at most so many successes: the sum of C(n, k) p^k (1 - p)^(n - k), each term
   * from the one before in logarithms, so that many trials do not underflow.
   *
   * @throws IllegalArgumentException unless 0 &lt;= successes &lt;= trials and 0 &lt; p &lt; 1
   */
  public static double cumulative(int successes, int trials, double p) {
    Checked.atLeast("trials", trials, 1);
    Checked.probability("p", p);
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes = " + successes + ": 0 to " + trials + " trials are allowed");
    }
    double odds = StrictMath.log(p) - StrictMath.log1p(-p);
    double term = trials * StrictMath.log1p(-p);
    double sum = 0;
    for (int k = 0; k <= successes; k++) {
      sum += StrictMath.exp(term);
      term += StrictMath.log((trials - k) / (k + 1.0)) + odds;
    }
    return Math.min(1, sum);
  }
}
