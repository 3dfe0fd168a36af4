package io.slipstream.api.service.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Our books beside what the venues say.
 *
 * @param time of the comparison, by this machine's clock; null before the first
 * @param entry of the journal up to which our books went
 * @param venues that were asked, and on what their figures rest
 * @param compared figures that were compared
 * @param rule what becomes of a difference: report, halt or adopt
 * @param problem why it could not be compared, empty when it was
 * @param differences that there are
 */
public record ReconcileView(
    Instant time,
    long entry,
    List<String> venues,
    int compared,
    String rule,
    String problem,
    List<Difference> differences) {
  /** Copies the lists. */
  public ReconcileView {
    venues = List.copyOf(venues);
    differences = List.copyOf(differences);
  }

  /** What differs. */
  public enum Kind {
    /** Of an instrument. */
    POSITION,
    /** Of a currency. */
    CASH
  }

  /**
   * One figure that differs.
   *
   * @param number names it
   * @param kind of figure
   * @param name symbol or currency
   * @param own what our books say
   * @param venue what the venues say
   * @param since when it was found
   * @param acceptedBy who took it for known, empty when nobody did
   * @param reason theirs
   */
  public record Difference(
      long number,
      Kind kind,
      String name,
      BigDecimal own,
      BigDecimal venue,
      Instant since,
      String acceptedBy,
      String reason) {
    /** What ours are above the venue's. */
    public BigDecimal difference() {
      return own.subtract(venue);
    }
  }
}
