package io.slipstream.api.service.risk;

/**
 * One limit.
 *
 * @param level what it is a limit of
 * @param name of the desk, pod, instrument or bucket; {@code *} for each pod or each instrument on
 *     its own, {@code correlated-*} for each bucket that correlations make; empty for the portfolio
 * @param rule what is limited
 * @param soft whether it warns instead of denying
 * @param value in the rule's unit
 */
public record RiskLimit(LimitLevel level, String name, LimitRule rule, boolean soft, long value) {
  /** The name that stands for each of its level. */
  public static final String EACH = "*";

  /** What the names of buckets begin with that correlations make. */
  public static final String DERIVED = "correlated-";

  /** The name that stands for each of them. */
  public static final String EACH_DERIVED = DERIVED + EACH;

  /** Whether it is meant for one of this level and name. */
  public boolean covers(LimitLevel of, String its) {
    return level == of
        && (name.equals(EACH)
            || name.equals(its)
            || (name.equals(EACH_DERIVED) && its.startsWith(DERIVED)));
  }

  /** Its key in a limits file, such as {@code pod.momentum.leverage.soft}. */
  public String key() {
    String scope = level == LimitLevel.PORTFOLIO ? level.key() : level.key() + "." + name;
    return scope + "." + rule.key() + (soft ? ".soft" : "");
  }

  @Override
  public String toString() {
    return key() + " = " + rule.unit().format(value);
  }
}
