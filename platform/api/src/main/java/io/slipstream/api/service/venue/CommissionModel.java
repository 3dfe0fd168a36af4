package io.slipstream.api.service.venue;

import io.slipstream.api.market.FixedPoint;
import java.util.List;
import java.util.Objects;

/**
 * What executions cost. Numbers are {@link FixedPoint}; money is in the quote currency.
 *
 * @param kind which formula
 * @param rate its number: money per unit, money per order, or a fraction of the notional
 * @param minimum least money an order pays that is filled at all
 * @param tiers of TIERED, ascending by threshold, the first at zero
 */
public record CommissionModel(Kind kind, long rate, long minimum, List<Tier> tiers) {
  /** The instrument's maker and taker rates. */
  public static final CommissionModel MAKER_TAKER =
      new CommissionModel(Kind.MAKER_TAKER, 0, 0, List.of());

  /** Which formula. */
  public enum Kind {
    /** The instrument's maker and taker rates. */
    MAKER_TAKER,
    /** Money per unit of quantity. */
    PER_UNIT,
    /** Money per order, with its first execution. */
    PER_ORDER,
    /** A fraction of the notional. */
    RATE,
    /** A fraction of the notional that depends on what the pod has traded in the session. */
    TIERED
  }

  /**
   * A step of TIERED.
   *
   * @param threshold notional the pod has traded in the instrument before, in the quote currency
   * @param rate fraction of the notional from there on
   */
  public record Tier(long threshold, long rate) {}

  /** Checks every field and names the one that is wrong. */
  public CommissionModel {
    Objects.requireNonNull(kind, "kind");
    tiers = List.copyOf(tiers);
    if (rate < 0 || minimum < 0) {
      throw new IllegalArgumentException(
          "commission rate "
              + FixedPoint.format(rate)
              + " and minimum "
              + FixedPoint.format(minimum)
              + ": 0 or more is allowed");
    }
    if ((kind == Kind.TIERED) == tiers.isEmpty()) {
      throw new IllegalArgumentException("commission tiers go with TIERED, and only with it");
    }
    for (int i = 0; i < tiers.size(); i++) {
      boolean fits =
          i == 0
              ? tiers.get(0).threshold() == 0
              : tiers.get(i).threshold() > tiers.get(i - 1).threshold();
      if (!fits || tiers.get(i).rate() < 0) {
        throw new IllegalArgumentException(
            "commission tier " + tiers.get(i) + ": thresholds ascend from 0, rates are 0 or more");
      }
    }
  }

  /** Money per unit, with a minimum per order. */
  public static CommissionModel perUnit(long money, long minimum) {
    return new CommissionModel(Kind.PER_UNIT, money, minimum, List.of());
  }

  /** Money per order. */
  public static CommissionModel perOrder(long money) {
    return new CommissionModel(Kind.PER_ORDER, money, 0, List.of());
  }

  /** A fraction of the notional, with a minimum per order. */
  public static CommissionModel rate(long fraction, long minimum) {
    return new CommissionModel(Kind.RATE, fraction, minimum, List.of());
  }

  /** Fractions by traded notional, with a minimum per order. */
  public static CommissionModel tiered(long minimum, List<Tier> tiers) {
    return new CommissionModel(Kind.TIERED, 0, minimum, tiers);
  }
}
