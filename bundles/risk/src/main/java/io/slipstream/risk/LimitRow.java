package io.slipstream.risk;

import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.RiskLimit;

/** The strictest limits of each rule that hold for something, and whose they are. */
final class LimitRow {
  private static final LimitRule[] RULES = LimitRule.values();

  private static final long EXPOSURE =
      bit(LimitRule.GROSS_EXPOSURE)
          | bit(LimitRule.NET_EXPOSURE)
          | bit(LimitRule.LEVERAGE)
          | bit(LimitRule.MARGIN_USE)
          | bit(LimitRule.CONCENTRATION);

  /** Of the market and of one order, whatever is held. */
  private static final long CONDITIONS =
      bit(LimitRule.TRADING_HOURS)
          | bit(LimitRule.MARKET_AGE)
          | bit(LimitRule.SPREAD)
          | bit(LimitRule.CROSSED_MARKET)
          | bit(LimitRule.VOLATILITY)
          | bit(LimitRule.ORDER_QUANTITY)
          | bit(LimitRule.ORDER_NOTIONAL)
          | bit(LimitRule.FAT_FINGER)
          | bit(LimitRule.PRICE_COLLAR)
          | bit(LimitRule.DUPLICATE_WINDOW)
          | bit(LimitRule.SELF_TRADE);

  private static final long RESTRICTIONS =
      bit(LimitRule.RESTRICTED) | bit(LimitRule.SHORT_RESTRICTED);

  private final LimitLevel level;
  private final String scope;
  private final int number;
  private final LimitRow[] hardFrom = new LimitRow[RULES.length];
  private final LimitRow[] softFrom = new LimitRow[RULES.length];
  private long rules;
  private final long[] hard = none();
  private final long[] soft = none();
  private double mostExposure = Double.POSITIVE_INFINITY;
  private double mostOfEquity = Double.POSITIVE_INFINITY;
  private boolean hasOwnHours;
  private boolean hasOwnSoftHours;

  /** For something of a level, by its name or for each; the number tells it from others. */
  LimitRow(LimitLevel level, String scope, int number) {
    this.number = number;
    this.level = level;
    this.scope = scope;
  }

  private static long[] none() {
    long[] values = new long[RULES.length];
    for (LimitRule rule : RULES) {
      values[rule.ordinal()] = rule.isStricterWhenGreater() ? 0 : Long.MAX_VALUE;
    }
    return values;
  }

  /** Takes a limit when it is stricter; hours of a name are taken instead of those of each. */
  void take(RiskLimit limit, long value) {
    boolean own = !limit.name().equals(RiskLimit.EACH);
    boolean isHours = limit.rule().unit() == LimitUnit.HOURS;
    if (isHours && !own && (limit.soft() ? hasOwnSoftHours : hasOwnHours)) {
      return;
    }
    hasOwnHours |= isHours && own && !limit.soft();
    hasOwnSoftHours |= isHours && own && limit.soft();
    take(limit.rule(), limit.soft(), value, this, isHours && own);
  }

  /** Takes what another has that is stricter. */
  void take(LimitRow other) {
    for (LimitRule rule : RULES) {
      int at = rule.ordinal();
      if (other.hardFrom[at] != null) {
        take(rule, false, other.hard[at], other.hardFrom[at], false);
      }
      if (other.softFrom[at] != null) {
        take(rule, true, other.soft[at], other.softFrom[at], false);
      }
    }
  }

  private void take(LimitRule rule, boolean warns, long value, LimitRow from, boolean overrides) {
    long[] values = warns ? soft : hard;
    int at = rule.ordinal();
    boolean stricter = rule.isStricterWhenGreater() ? value > values[at] : value < values[at];
    if (stricter || overrides) {
      values[at] = value;
      (warns ? softFrom : hardFrom)[at] = from;
      rules |= bit(rule);
      lower(rule, value);
    }
  }

  private void lower(LimitRule rule, long value) {
    if (rule == LimitRule.GROSS_EXPOSURE || rule == LimitRule.NET_EXPOSURE) {
      mostExposure = Math.min(mostExposure, value);
    } else if ((EXPOSURE & bit(rule)) != 0) {
      mostOfEquity = Math.min(mostOfEquity, value);
    }
  }

  /** The lowest limit of money, hard or soft, that gross exposure could reach. */
  double mostExposure() {
    return mostExposure;
  }

  /** Whether any is a fraction of equity. */
  boolean limitsShares() {
    return mostOfEquity < Double.POSITIVE_INFINITY;
  }

  /** The lowest limit that is a fraction of equity likewise. */
  double mostOfEquity() {
    return mostOfEquity;
  }

  int number() {
    return number;
  }

  LimitLevel level() {
    return level;
  }

  String scope() {
    return scope;
  }

  /** Whether something is limited that pods or instruments share. */
  boolean hasExposure() {
    return (rules & EXPOSURE) != 0;
  }

  /** Whether anything is asked of the market, or of an order whatever is held. */
  boolean hasConditions() {
    return (rules & CONDITIONS) != 0;
  }

  /** Whether something must not be opened. */
  boolean hasRestrictions() {
    return (rules & RESTRICTIONS) != 0;
  }

  boolean has(LimitRule rule) {
    return (rules & bit(rule)) != 0;
  }

  private static long bit(LimitRule rule) {
    return 1L << rule.ordinal();
  }

  /** The limit; when there is none, what never denies. */
  long hard(LimitRule rule) {
    return hard[rule.ordinal()];
  }

  long soft(LimitRule rule) {
    return soft[rule.ordinal()];
  }

  /** Whose limit the strictest is. */
  LimitLevel level(LimitRule rule, boolean isSoft) {
    return from(rule, isSoft).level;
  }

  /** Its name, empty for the portfolio. */
  String scope(LimitRule rule, boolean isSoft) {
    return from(rule, isSoft).scope;
  }

  private LimitRow from(LimitRule rule, boolean isSoft) {
    LimitRow from = (isSoft ? softFrom : hardFrom)[rule.ordinal()];
    return from == null ? this : from;
  }
}
