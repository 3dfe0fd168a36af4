package io.slipstream.statistics;

/**
 * Ways to draw a series as long as a given one out of its rows, blocks of neighbours together, so
 * that what lies in their order is kept within a block.
 */
public enum Resampling {
  /**
   * The stationary bootstrap (Politis and Romano, Journal of the American Statistical Association
   * 89, 1994): after each row the next one follows, the first after the last; with probability 1 /
   * block a new one is drawn instead. Blocks are so long on average.
   */
  STATIONARY {
    @Override
    void fill(int[] rows, int block, SeededDraws draws) {
      double fresh = 1.0 / block;
      int row = draws.below(rows.length);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = row;
        boolean jumps = draws.uniform() < fresh;
        row = jumps ? draws.below(rows.length) : (row + 1) % rows.length;
      }
    }
  },

  /**
   * The moving-block bootstrap (Kuensch, Annals of Statistics 17, 1989): blocks of exactly this
   * length, beginning anywhere they fit, the last one cut to the length of the series.
   */
  MOVING_BLOCK {
    @Override
    void fill(int[] rows, int block, SeededDraws draws) {
      for (int i = 0; i < rows.length; i += block) {
        int first = draws.below(rows.length - block + 1);
        for (int k = 0; k < block && i + k < rows.length; k++) {
          rows[i + k] = first + k;
        }
      }
    }
  };

  abstract void fill(int[] rows, int block, SeededDraws draws);

  /**
   * The rows of one path as long as the series, to draw whatever goes with them, such as bars.
   *
   * @param length rows of the series
   * @param block rows of a block, on average or exactly
   * @param seed the same seed gives the same path; take another one for each path
   * @throws IllegalArgumentException for no row, or a block outside 1 to the length
   */
  public int[] draw(int length, int block, long seed) {
    checkBlock(block, Checked.atLeast("length", length, 1));
    int[] rows = new int[length];
    fill(rows, block, new SeededDraws(seed));
    return rows;
  }

  static void checkBlock(int block, int length) {
    if (block < 1 || block > length) {
      throw new IllegalArgumentException(
          "block = " + block + ": 1 to the " + length + " values are allowed");
    }
  }

  /**
   * A block where the caller knows no better: the cube root of the length, rounded, the order that
   * is best for the variance of a mean (Kuensch 1989; Politis and White 2004).
   */
  public static int usualBlock(int length) {
    return (int) Math.max(1, Math.round(StrictMath.cbrt(length)));
  }
}
