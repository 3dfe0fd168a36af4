package io.slipstream.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvectors of a covariance: directions that do not correlate, the one that varies most first
 * (Jolliffe, Principal Component Analysis, 2nd edition, chapter 1). By Jacobi's rotations (Golub
 * and Van Loan, Matrix Computations, 8.5), row by row, so the same covariance gives the same.
 *
 * @param variances of the components, descending
 * @param loadings a row a component, of length one; its greatest entry is above zero
 */
public record PrincipalComponents(double[] variances, double[][] loadings) {
  private static final int MOST_SWEEPS = 60;
  private static final double ENOUGH = 1e-30;

  /**
   * Of a covariance.
   *
   * @throws IllegalArgumentException when the rotations do not end, which no covariance does
   */
  public static PrincipalComponents of(CovarianceMatrix covariance) {
    int size = covariance.size();
    double[][] matrix = new double[size][size];
    double[][] vectors = new double[size][size];
    for (int i = 0; i < size; i++) {
      vectors[i][i] = 1;
      for (int j = 0; j < size; j++) {
        matrix[i][j] = covariance.get(i, j);
      }
    }
    for (int sweep = 0; !isDiagonal(matrix); sweep++) {
      if (sweep == MOST_SWEEPS) {
        throw new IllegalArgumentException("covariance: its components cannot be found");
      }
      sweep(matrix, vectors);
    }
    return sorted(matrix, vectors);
  }

  private static boolean isDiagonal(double[][] matrix) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < matrix.length; i++) {
      all += matrix[i][i] * matrix[i][i];
      for (int j = 0; j < i; j++) {
        off += 2 * matrix[i][j] * matrix[i][j];
      }
    }
    return off <= ENOUGH * all;
  }

  private static void sweep(double[][] matrix, double[][] vectors) {
    for (int p = 0; p < matrix.length; p++) {
      for (int q = p + 1; q < matrix.length; q++) {
        if (matrix[p][q] != 0) {
          rotate(matrix, vectors, p, q);
        }
      }
    }
  }

  /** By the smaller angle that makes the two independent. */
  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double root = Math.abs(theta) + StrictMath.sqrt(theta * theta + 1);
    double tangent = (theta < 0 ? -1 : 1) / root;
    double cosine = 1 / StrictMath.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (double[] row : matrix) {
      turn(row, p, q, cosine, sine);
    }
    for (int k = 0; k < matrix.length; k++) {
      double first = matrix[p][k];
      double second = matrix[q][k];
      matrix[p][k] = cosine * first - sine * second;
      matrix[q][k] = sine * first + cosine * second;
    }
    for (double[] row : vectors) {
      turn(row, p, q, cosine, sine);
    }
  }

  private static void turn(double[] row, int p, int q, double cosine, double sine) {
    double first = row[p];
    row[p] = cosine * first - sine * row[q];
    row[q] = sine * first + cosine * row[q];
  }

  private static PrincipalComponents sorted(double[][] matrix, double[][] vectors) {
    int size = matrix.length;
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -matrix[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] variances = new double[size];
    double[][] loadings = new double[size][size];
    for (int k = 0; k < size; k++) {
      variances[k] = Math.max(0, matrix[order[k]][order[k]]);
      double greatest = 0;
      for (int i = 0; i < size; i++) {
        loadings[k][i] = vectors[i][order[k]];
        greatest = Math.abs(loadings[k][i]) > Math.abs(greatest) ? loadings[k][i] : greatest;
      }
      for (int i = 0; greatest < 0 && i < size; i++) {
        loadings[k][i] = -loadings[k][i];
      }
    }
    return new PrincipalComponents(variances, loadings);
  }

  /** Returns of a component: what its loadings would have made of the instruments' returns. */
  public double[] returns(int component, double[][] instruments) {
    Checked.sameLength("instruments", instruments.length, "loadings", loadings.length);
    double[] returns = new double[instruments[0].length];
    for (int i = 0; i < instruments.length; i++) {
      for (int t = 0; t < returns.length; t++) {
        returns[t] += loadings[component][i] * instruments[i][t];
      }
    }
    return returns;
  }
}
