package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.risk.RiskSettings;
import io.slipstream.api.service.risk.RiskSettings.Step;
import java.util.List;
import java.util.Set;

/** How far limits of exposure are scaled down now: the product of what holds. */
final class Scaling {
  private static final long MINUTE = 60_000_000_000L;
  private static final Set<LimitRule> SCALED =
      java.util.EnumSet.of(
          LimitRule.POSITION,
          LimitRule.POSITION_NOTIONAL,
          LimitRule.GROSS_EXPOSURE,
          LimitRule.NET_EXPOSURE,
          LimitRule.LEVERAGE,
          LimitRule.MARGIN_USE,
          LimitRule.CONCENTRATION,
          LimitRule.CAPACITY);

  private final List<Step> byDrawdown;
  private final List<Step> byHours;
  private final long volatilityTarget;

  Scaling(RiskLimits limits) {
    byDrawdown = steps(limits, RiskSettings.BY_DRAWDOWN, LimitUnit.FRACTION);
    byHours = steps(limits, RiskSettings.BY_HOURS, LimitUnit.HOURS);
    String target = limits.settings().get(RiskSettings.BY_VOLATILITY);
    volatilityTarget = target == null ? 0 : FixedPoint.parse(target);
  }

  private static List<Step> steps(RiskLimits limits, String key, LimitUnit unit) {
    String text = limits.settings().get(key);
    return text == null ? List.of() : RiskSettings.steps(text, unit);
  }

  /** Whether a rule is of those that are scaled. */
  static boolean applies(LimitRule rule) {
    return SCALED.contains(rule);
  }

  boolean isSet() {
    return !byDrawdown.isEmpty() || !byHours.isEmpty() || volatilityTarget > 0;
  }

  boolean needsDrawdown() {
    return !byDrawdown.isEmpty();
  }

  boolean needsVolatility() {
    return volatilityTarget > 0;
  }

  /**
   * The factor, above 0 up to 1.
   *
   * @param drawdown of the portfolio, a fraction
   * @param time now
   * @param volatility of the portfolio's daily returns, zero when it is not known
   */
  long factor(long drawdown, long time, long volatility) {
    long minute = Math.floorMod(Math.floorDiv(time, MINUTE), 24L * 60);
    long factor =
        RiskSettings.factorWithin(RiskSettings.factorAt(byDrawdown, drawdown), byHours, minute);
    if (volatilityTarget > 0 && volatility > volatilityTarget) {
      long share =
          FixedPoint.multiplyDivide(volatilityTarget, FixedPoint.ONE, volatility, Rounding.DOWN);
      factor = product(factor, share);
    }
    return factor;
  }

  private static long product(long a, long b) {
    return FixedPoint.multiplyDivide(a, b, FixedPoint.ONE, Rounding.DOWN);
  }
}
