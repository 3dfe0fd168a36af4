package io.slipstream.statistics;

import java.util.Arrays;

/**
 * Sums and sums of squares of the returns of trials by block of rows, so that the Sharpe ratio of
 * every trial over any set of blocks is a few additions, however many rows there are.
 */
final class BlockSums {
  /** Of the mean square: what rounding leaves of the variance of equal returns. */
  private static final double ROUNDING = 1e-12;

  private final int trials;
  private final int[] rows;
  private final double[][] sums;
  private final double[][] squares;

  /** Rows that do not divide: the first blocks have one more. */
  BlockSums(double[][] returns, int blocks) {
    trials = returns.length;
    rows = new int[blocks];
    sums = new double[blocks][trials];
    squares = new double[blocks][trials];
    int all = returns[0].length;
    int from = 0;
    for (int block = 0; block < blocks; block++) {
      rows[block] = all / blocks + (block < all % blocks ? 1 : 0);
      add(returns, block, from, from + rows[block]);
      from += rows[block];
    }
  }

  private void add(double[][] returns, int block, int from, int to) {
    for (int trial = 0; trial < trials; trial++) {
      double sum = 0;
      double square = 0;
      for (int t = from; t < to; t++) {
        double r = returns[trial][t];
        sum += r;
        square += r * r;
      }
      sums[block][trial] = sum;
      squares[block][trial] = square;
    }
  }

  int blocks() {
    return rows.length;
  }

  int trials() {
    return trials;
  }

  /**
   * Writes the Sharpe ratio of one period (n - 1) of every trial over the blocks of the mask; zero
   * for a trial whose returns there are all equal.
   */
  void sharpes(int mask, double[] target, double[] scratch) {
    Arrays.fill(target, 0);
    Arrays.fill(scratch, 0);
    int n = 0;
    for (int block = 0; block < rows.length; block++) {
      if ((mask >> block & 1) != 0) {
        n += rows[block];
        add(sums[block], target);
        add(squares[block], scratch);
      }
    }
    double freedom = (n - 1.0) / n;
    for (int i = 0; i < target.length; i++) {
      double mean = target[i] / n;
      double meanSquare = scratch[i] / n;
      double variance = meanSquare - mean * mean;
      target[i] = variance > ROUNDING * meanSquare ? mean / StrictMath.sqrt(variance / freedom) : 0;
    }
  }

  private static void add(double[] values, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }
}
