package io.slipstream.api.service.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Settings beside the limits. {@value #APPROVAL} says who may loosen them; the others scale every
 * limit of exposure, position and leverage down while something holds.
 */
public final class RiskSettings {
  /** {@code one} (the default) or {@code two}: a looser limit waits for a second person. */
  public static final String APPROVAL = "approval";

  /** {@code 0.05:0.5, 0.10:0.25}: from these drawdowns of the portfolio on, times these factors. */
  public static final String BY_DRAWDOWN = "portfolio.scale-by-drawdown";

  /** {@code 22:00-06:00:0.5}: within these hours of the UTC day, times these factors. */
  public static final String BY_HOURS = "portfolio.scale-by-hours";

  /** {@code 0.02}: times this over the volatility of the portfolio's daily returns, 1 at most. */
  public static final String BY_VOLATILITY = "portfolio.volatility-target";

  private RiskSettings() {}

  static boolean isSetting(String key) {
    return List.of(APPROVAL, BY_DRAWDOWN, BY_HOURS, BY_VOLATILITY).contains(key);
  }

  static String checked(String key, String value, Function<String, RiskLimitsException> wrong) {
    try {
      if (key.equals(APPROVAL) && !value.equals("one") && !value.equals("two")) {
        throw wrong.apply("one or two is allowed");
      } else if (key.equals(BY_VOLATILITY)) {
        LimitUnit.FRACTION.parse(value);
      } else if (!key.equals(APPROVAL)) {
        steps(value, key.equals(BY_DRAWDOWN) ? LimitUnit.FRACTION : LimitUnit.HOURS);
      }
      return value;
    } catch (RiskLimitsException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw wrong.apply(e.getMessage());
    }
  }

  /**
   * A factor from some point on.
   *
   * @param from a drawdown or hours, in their {@link LimitUnit}
   * @param factor above 0 up to 1
   */
  public record Step(long from, long factor) {}

  /**
   * Steps from their text.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static List<Step> steps(String text, LimitUnit unit) {
    List<Step> steps = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String step = part.strip();
      int colon = step.lastIndexOf(':');
      if (colon <= 0) {
        throw new IllegalArgumentException(
            (unit == LimitUnit.HOURS ? "hours" : "drawdown") + ":factor, ... is allowed");
      }
      long from = unit.parse(step.substring(0, colon));
      steps.add(new Step(from, LimitUnit.FRACTION.parse(step.substring(colon + 1))));
    }
    return steps;
  }

  /** The factor of the deepest step that a drawdown has reached, one before the first. */
  public static long factorAt(List<Step> steps, long drawdown) {
    long factor = FixedPoint.ONE;
    long deepest = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (drawdown >= step.from() && step.from() >= deepest) {
        factor = step.from() == deepest ? Math.min(factor, step.factor()) : step.factor();
        deepest = step.from();
      }
    }
    return factor;
  }

  /** A factor times those of the hours that a minute of the UTC day is within. */
  public static long factorWithin(long factor, List<Step> steps, long minute) {
    long product = factor;
    for (int i = 0; i < steps.size(); i++) {
      if (LimitUnit.isWithin(steps.get(i).from(), minute)) {
        product =
            FixedPoint.multiplyDivide(
                product, steps.get(i).factor(), FixedPoint.ONE, Rounding.DOWN);
      }
    }
    return product;
  }
}
