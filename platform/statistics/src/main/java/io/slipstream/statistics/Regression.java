package io.slipstream.statistics;

/**
 * Ordinary least squares with an intercept, by Householder's orthogonal triangularization (Golub
 * and Van Loan, Matrix Computations, 5.2 and 5.3), which keeps about twice the digits that the
 * normal equations do.
 *
 * @param coefficients the intercept, then one a regressor
 * @param standardErrors of the coefficients; NaN where no degree of freedom is left
 * @param residuals what the regressors leave of each value
 * @param rSquared share of the variance that they explain; NaN of values that do not move
 */
public record Regression(
    double[] coefficients, double[] standardErrors, double[] residuals, double rSquared) {
  private static final double COLLINEAR = 1e-12;

  /**
   * Of values on regressors.
   *
   * @param regressors one array each, as long as the values
   * @throws IllegalArgumentException for lengths that differ, a value that is not finite, fewer
   *     values than coefficients, or a regressor that the ones before it make up, by its place
   */
  public static Regression of(double[] values, double[][] regressors) {
    Checked.series("values", values, regressors.length + 1);
    double[][] columns = new double[regressors.length + 1][];
    columns[0] = new double[values.length];
    java.util.Arrays.fill(columns[0], 1);
    for (int i = 0; i < regressors.length; i++) {
      String name = "regressors[" + i + "]";
      Checked.series(name, regressors[i], 1);
      Checked.sameLength(name, regressors[i].length, "values", values.length);
      columns[i + 1] = regressors[i].clone();
    }
    double[] rotated = values.clone();
    double[] diagonal = triangularize(columns, rotated);
    double[] coefficients = solve(columns, diagonal, rotated);
    double[] residuals = residuals(values, regressors, coefficients);
    double left = CovarianceMatrix.dot(residuals, residuals);
    return new Regression(
        coefficients,
        standardErrors(columns, diagonal, left / (values.length - columns.length)),
        residuals,
        rSquared(values, left));
  }

  /** Leaves R above the diagonal of the columns, and its diagonal in what is returned. */
  private static double[] triangularize(double[][] columns, double[] values) {
    double[] diagonal = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      double whole = StrictMath.sqrt(CovarianceMatrix.dot(columns[k], columns[k]));
      double norm = StrictMath.sqrt(product(columns[k], columns[k], k));
      if (!(norm > COLLINEAR * whole)) {
        throw new IllegalArgumentException(
            "regressors[" + (k - 1) + "]: those before it make it up");
      }
      double reflected = columns[k][k] > 0 ? -norm : norm;
      columns[k][k] -= reflected;
      double half = product(columns[k], columns[k], k) / 2;
      for (int j = k + 1; j < columns.length; j++) {
        reflect(columns[j], columns[k], half, k);
      }
      reflect(values, columns[k], half, k);
      diagonal[k] = reflected;
    }
    return diagonal;
  }

  private static double product(double[] a, double[] b, int from) {
    double sum = 0;
    for (int i = from; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void reflect(double[] column, double[] mirror, double half, int from) {
    double factor = product(column, mirror, from) / half;
    for (int i = from; i < column.length; i++) {
      column[i] -= factor * mirror[i];
    }
  }

  private static double[] solve(double[][] upper, double[] diagonal, double[] right) {
    double[] solution = new double[diagonal.length];
    for (int i = diagonal.length - 1; i >= 0; i--) {
      double sum = right[i];
      for (int j = i + 1; j < diagonal.length; j++) {
        sum -= upper[j][i] * solution[j];
      }
      solution[i] = sum / diagonal[i];
    }
    return solution;
  }

  private static double[] residuals(double[] values, double[][] regressors, double[] fitted) {
    double[] residuals = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      double sum = fitted[0];
      for (int i = 0; i < regressors.length; i++) {
        sum += fitted[i + 1] * regressors[i][t];
      }
      residuals[t] = values[t] - sum;
    }
    return residuals;
  }

  /** Square roots of the diagonal of s^2 (R'R)^-1: norms of the rows of R^-1. */
  private static double[] standardErrors(double[][] upper, double[] diagonal, double variance) {
    double[] squares = new double[diagonal.length];
    for (int k = 0; k < diagonal.length; k++) {
      double[] unit = new double[diagonal.length];
      unit[k] = 1;
      double[] column = solve(upper, diagonal, unit);
      for (int i = 0; i < squares.length; i++) {
        squares[i] += column[i] * column[i];
      }
    }
    double[] errors = new double[squares.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = StrictMath.sqrt(variance * squares[i]);
    }
    return errors;
  }

  private static double rSquared(double[] values, double left) {
    double mean = Performance.mean(values);
    double all = 0;
    for (double value : values) {
      all += (value - mean) * (value - mean);
    }
    return all > 0 ? 1 - left / all : Double.NaN;
  }
}
