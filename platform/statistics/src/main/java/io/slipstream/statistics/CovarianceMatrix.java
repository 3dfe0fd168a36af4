package io.slipstream.statistics;

import java.util.Arrays;

/** A symmetric matrix of covariances, in one array by rows; immutable. */
public final class CovarianceMatrix {
  private static final double ROUNDING = 1e-12;

  private final int size;
  private final double[] values;

  private CovarianceMatrix(int size, double[] values) {
    this.size = size;
    this.values = values;
  }

  /** A way to fill it: the value of a row and a column, asked for {@code column <= row} only. */
  @FunctionalInterface
  public interface Entry {
    /** The covariance of these two. */
    double of(int row, int column);
  }

  /**
   * With these covariances.
   *
   * @throws IllegalArgumentException without a row, or for a value that is not finite
   */
  public static CovarianceMatrix of(int size, Entry entry) {
    Checked.atLeast("size", size, 1);
    double[] values = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double value = entry.of(i, j);
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "covariance[" + i + "][" + j + "] = " + value + ": a finite number is needed");
        }
        values[i * size + j] = value;
        values[j * size + i] = value;
      }
    }
    return new CovarianceMatrix(size, values);
  }

  /** Rows. */
  public int size() {
    return size;
  }

  /** Of two. */
  public double get(int row, int column) {
    return values[row * size + column];
  }

  /** The deviation of one. */
  public double deviation(int row) {
    return StrictMath.sqrt(Math.max(0, get(row, row)));
  }

  /** This matrix times a vector. */
  public double[] times(double[] vector) {
    Checked.sameLength("vector", vector.length, "covariance", size);
    double[] product = new double[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      int row = i * size;
      for (int j = 0; j < size; j++) {
        sum += values[row + j] * vector[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** Adds {@code factor} times a column to a vector of the caller's: a step of {@link #times}. */
  public void addColumn(int column, double factor, double[] vector) {
    int row = column * size;
    for (int j = 0; j < size; j++) {
      vector[j] += factor * values[row + j];
    }
  }

  /** The variance of a portfolio: e' S e. */
  public double variance(double[] exposures) {
    return Math.max(0, dot(exposures, times(exposures)));
  }

  /**
   * With every correlation moved this share of the way to one, the deviations unchanged.
   *
   * @throws IllegalArgumentException for a share outside 0 to 1
   */
  public CovarianceMatrix towardsOne(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share = " + share + ": 0 to 1 is allowed");
    }
    return of(
        size,
        (i, j) ->
            i == j ? get(i, i) : (1 - share) * get(i, j) + share * deviation(i) * deviation(j));
  }

  /** With every volatility times this factor. */
  public CovarianceMatrix timesVolatility(double factor) {
    Checked.notNegative("factor", factor);
    return of(size, (i, j) -> get(i, j) * factor * factor);
  }

  /** A lower triangle L. */
  public static final class Triangle {
    private final int size;
    private final double[] values;

    private Triangle(int size, double[] values) {
      this.size = size;
      this.values = values;
    }

    /** Of a row and a column, zero above the diagonal. */
    public double get(int row, int column) {
      return values[row * size + column];
    }

    /** L' times a vector. */
    public double[] transposedTimes(double[] vector) {
      double[] product = new double[size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          product[j] += values[i * size + j] * vector[i];
        }
      }
      return product;
    }
  }

  /**
   * The lower triangle L with L L' = S (Cholesky; Golub and Van Loan, Matrix Computations, 4.2). A
   * pivot that rounding leaves at zero, as of two instruments that move as one, makes a zero
   * column.
   *
   * @throws IllegalArgumentException when the matrix is not positive semi-definite, naming the row
   */
  public Triangle cholesky() {
    double[] triangle = new double[size * size];
    for (int j = 0; j < size; j++) {
      double pivot = get(j, j);
      for (int k = 0; k < j; k++) {
        pivot -= triangle[j * size + k] * triangle[j * size + k];
      }
      double noise = ROUNDING * size * Math.abs(get(j, j));
      if (pivot < -noise) {
        throw new IllegalArgumentException(
            "covariance: not positive semi-definite, pivot " + pivot + " in row " + j);
      }
      double diagonal = pivot <= noise ? 0 : StrictMath.sqrt(pivot);
      triangle[j * size + j] = diagonal;
      for (int i = j + 1; diagonal > 0 && i < size; i++) {
        triangle[i * size + j] = below(triangle, i, j) / diagonal;
      }
    }
    return new Triangle(size, triangle);
  }

  private double below(double[] triangle, int i, int j) {
    double sum = get(i, j);
    for (int k = 0; k < j; k++) {
      sum -= triangle[i * size + k] * triangle[j * size + k];
    }
    return sum;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CovarianceMatrix matrix && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
