package io.slipstream.statistics;

/**
 * Whether choosing the best of many trials chooses anything: combinatorially symmetric
 * cross-validation (Bailey, Borwein, Lopez de Prado and Zhu, "The Probability of Backtest
 * Overfitting", Journal of Computational Finance 20, 2017).
 *
 * <p>The rows (periods) are cut into S blocks, in their order. Every choice of S / 2 of them is
 * once the sample, the others what comes after it. The trial with the highest Sharpe ratio in the
 * sample is looked up in the rest: its rank there, 1 the worst to N the best, over N + 1 is omega,
 * its logit is ln(omega / (1 - omega)).
 *
 * <p>Ties: of equal ratios in the sample the first trial is the best one; outside, equal ones share
 * the mean of their ranks. A trial whose returns are all equal in a half (one without a trade) has
 * the ratio zero there. Rows that do not divide by S: the first blocks have one more, none is left
 * out.
 *
 * @param probability PBO: share of the choices with a logit of zero or below, the sample's best no
 *     better than the median of the rest (2017, definition 2.1 with equality, as their algorithm
 *     counts). About one half for trials that are alike, near zero for one that is truly better;
 *     for an odd number of trials the median itself counts as overfit
 * @param slope of the ordinary least squares line of the best trial's Sharpe ratio outside the
 *     sample on the one inside (performance degradation, section 5.1); NaN when all inside are
 *     equal. Below zero is common for noise: what was luck inside is missing outside
 * @param intercept of that line
 * @param probabilityOfLoss share of the choices whose best trial loses outside the sample: a mean
 *     return below zero
 * @param logits by choice; choices in ascending order of their bit masks, block 0 the lowest bit,
 *     so that the mirror of choice i is the one i before the end
 * @param inSample Sharpe ratio of one period of the best trial in the sample, by choice
 * @param outOfSample of the same trial in the rest, by choice
 */
public record BacktestOverfitting(
    double probability,
    double slope,
    double intercept,
    double probabilityOfLoss,
    double[] logits,
    double[] inSample,
    double[] outOfSample) {
  /** Blocks where the caller does not say: 12,870 choices. */
  public static final int BLOCKS = 16;

  /** The most blocks: 184,756 choices. */
  public static final int MOST_BLOCKS = 20;

  /**
   * Of the returns of all trials.
   *
   * @param returns one array a trial, oldest first, all of one length
   * @param blocks even, 2 to 20
   * @throws IllegalArgumentException for fewer than two trials, fewer rows than blocks or than
   *     four, lengths that differ, a return that is not finite, or another number of blocks
   */
  public static BacktestOverfitting of(double[][] returns, int blocks) {
    checkBlocks(blocks);
    Checked.table("trials", returns, 2, Math.max(4, blocks));
    Choices choices = new Choices(new BlockSums(returns, blocks));
    choices.play();
    return choices.result();
  }

  static void checkBlocks(int blocks) {
    if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
      throw new IllegalArgumentException(
          "blocks = " + blocks + ": an even number from 2 to " + MOST_BLOCKS + " is allowed");
    }
  }

  /** Goes through the choices, each together with its mirror: the halves change places. */
  private static final class Choices {
    private final BlockSums sums;
    private final double[] one;
    private final double[] other;
    private final double[] scratch;
    private final double[] logits;
    private final double[] inSample;
    private final double[] outOfSample;

    Choices(BlockSums sums) {
      this.sums = sums;
      one = new double[sums.trials()];
      other = new double[sums.trials()];
      scratch = new double[sums.trials()];
      int count = (int) Combinations.count(sums.blocks(), sums.blocks() / 2);
      logits = new double[count];
      inSample = new double[count];
      outOfSample = new double[count];
    }

    void play() {
      int all = (1 << sums.blocks()) - 1;
      int mask = (1 << (sums.blocks() / 2)) - 1;
      for (int i = 0; i < logits.length / 2; i++) {
        sums.sharpes(mask, one, scratch);
        sums.sharpes(all ^ mask, other, scratch);
        judge(i, one, other);
        judge(logits.length - 1 - i, other, one);
        mask = Combinations.next(mask);
      }
    }

    private void judge(int choice, double[] inside, double[] outside) {
      int best = 0;
      for (int i = 1; i < inside.length; i++) {
        if (inside[i] > inside[best]) {
          best = i;
        }
      }
      double rank = rank(outside, outside[best]);
      logits[choice] = StrictMath.log(rank / (outside.length + 1 - rank));
      inSample[choice] = inside[best];
      outOfSample[choice] = outside[best];
    }

    private static double rank(double[] values, double value) {
      int below = 0;
      int equal = 0;
      for (double other : values) {
        below += other < value ? 1 : 0;
        equal += other == value ? 1 : 0;
      }
      return below + (equal + 1) / 2.0;
    }

    BacktestOverfitting result() {
      double meanIn = Performance.mean(inSample);
      double meanOut = Performance.mean(outOfSample);
      double squares = 0;
      double products = 0;
      int overfit = 0;
      int losses = 0;
      for (int i = 0; i < logits.length; i++) {
        squares += (inSample[i] - meanIn) * (inSample[i] - meanIn);
        products += (inSample[i] - meanIn) * (outOfSample[i] - meanOut);
        overfit += logits[i] <= 0 ? 1 : 0;
        losses += outOfSample[i] < 0 ? 1 : 0;
      }
      double slope = squares > 0 ? products / squares : Double.NaN;
      return new BacktestOverfitting(
          (double) overfit / logits.length,
          slope,
          meanOut - slope * meanIn,
          (double) losses / logits.length,
          logits,
          inSample,
          outOfSample);
    }
  }
}
