package io.slipstream.api.service.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a pod did in a recorded session beside what its strategy does when it is asked again on the
 * same events. Divergence is in percent of what either of the two did, zero when they are the same.
 *
 * @param pod its name
 * @param builds asked, in the order of their first use: id, version and the beginning of the hash
 * @param isOwn whether the very builds were asked that decided then
 * @param isIdeal whether the pod was alone, as in a plain backtest
 * @param from first entry that was compared
 * @param to last entry that was replayed
 * @param snapshot entry of the snapshot it began with, zero when it began with the first entry
 * @param start event time of the first event of the market that was compared, null for none
 * @param end event time of the last one, null for none
 * @param marketEvents events of the market that were compared
 * @param orders matched by id: terms, time, what became of them
 * @param fills matched by order and place among the order's fills: time, side, quantity, price,
 *     commission
 * @param pnl profit and loss within the range, after commission, in the portfolio currency
 * @param firstDifference entry of the recorded side at or before which the first difference is,
 *     zero for none
 * @param difference the first difference in words, and what else came out differently
 * @param recordedState hash of the recorded state after the last entry
 * @param replayedState hash of the replayed one, empty when it is of other pods than the recorded
 * @param sections of the two states that differ, when both are of the same pods
 */
public record ParityOutcome(
    String pod,
    List<String> builds,
    boolean isOwn,
    boolean isIdeal,
    long from,
    long to,
    long snapshot,
    Instant start,
    Instant end,
    long marketEvents,
    Matched orders,
    Matched fills,
    ProfitAndLoss pnl,
    long firstDifference,
    List<String> difference,
    String recordedState,
    String replayedState,
    List<String> sections) {
  /** Copies the lists. */
  public ParityOutcome {
    builds = List.copyOf(builds);
    difference = List.copyOf(difference);
    sections = List.copyOf(sections);
  }

  /**
   * Things of both sides, one by one.
   *
   * @param recorded how many there were then
   * @param replayed how many there are when asked again
   * @param equal how many are on both sides and the same
   * @param divergencePercent share of all, of either side, that are not
   */
  public record Matched(long recorded, long replayed, long equal, double divergencePercent) {
    /** From how many there are; a pair that differs counts once in {@code all}. */
    public static Matched of(long recorded, long replayed, long equal, long all) {
      double divergence = all == 0 ? 0 : 100.0 * (all - equal) / all;
      return new Matched(recorded, replayed, equal, divergence);
    }
  }

  /**
   * Profit and loss of both sides.
   *
   * @param recorded then
   * @param replayed when asked again
   * @param difference replayed less recorded
   * @param divergencePercent size of the difference in percent of the recorded, or of the replayed
   *     when the recorded is zero
   * @param largestDifference size of the largest difference after any event of the market
   */
  public record ProfitAndLoss(
      BigDecimal recorded,
      BigDecimal replayed,
      BigDecimal difference,
      double divergencePercent,
      BigDecimal largestDifference) {}

  /** Whether the pod did the same, and came to the same state where that can be compared. */
  public boolean isEqual() {
    return firstDifference == 0 && difference.isEmpty() && sections.isEmpty();
  }
}
