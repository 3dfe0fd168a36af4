package io.slipstream.api.service.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Settings beside the limits. {@value #APPROVAL} says who may loosen them, {@value #CORRELATION}
 * and its two has buckets made; the others scale every limit of exposure, position and leverage
 * down while something holds.
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

  /** {@code 0.7}: instruments that correlate from here on become a bucket by themselves. */
  public static final String CORRELATION = "portfolio.correlation-buckets";

  /**
   * {@code 250}: the newest returns that correlations are from, {@value #LEAST_RETURNS} or more.
   */
  public static final String CORRELATION_RETURNS = "portfolio.correlation-returns";

  /** {@code single}, {@code average} (the default) or {@code complete}. */
  public static final String CORRELATION_LINKAGE = "portfolio.correlation-linkage";

  /** Fewer returns say little of a correlation. */
  public static final int LEAST_RETURNS = 20;

  /** Returns that are taken when none are said. */
  public static final int USUAL_RETURNS = 250;

  static final List<String> BESIDE_CORRELATION = List.of(CORRELATION_RETURNS, CORRELATION_LINKAGE);

  private static final int MOST_RETURNS = 1_000;
  private static final List<String> LINKAGES = List.of("single", "average", "complete");

  private RiskSettings() {}

  static boolean isSetting(String key) {
    return List.of(APPROVAL, BY_DRAWDOWN, BY_HOURS, BY_VOLATILITY, CORRELATION).contains(key)
        || BESIDE_CORRELATION.contains(key);
  }

  static String checked(String key, String value, Function<String, RiskLimitsException> wrong) {
    try {
      switch (key) {
        case APPROVAL -> oneOf(List.of("one", "two"), value);
        case CORRELATION_LINKAGE -> oneOf(LINKAGES, value);
        case CORRELATION_RETURNS -> returns(value);
        case BY_VOLATILITY, CORRELATION -> LimitUnit.FRACTION.parse(value);
        default -> steps(value, key.equals(BY_DRAWDOWN) ? LimitUnit.FRACTION : LimitUnit.HOURS);
      }
      return value;
    } catch (IllegalArgumentException e) {
      throw wrong.apply(e.getMessage());
    }
  }

  private static void oneOf(List<String> allowed, String value) {
    if (!allowed.contains(value)) {
      String last = allowed.get(allowed.size() - 1);
      String others = String.join(", ", allowed.subList(0, allowed.size() - 1));
      throw new IllegalArgumentException(others + " or " + last + " is allowed");
    }
  }

  private static void returns(String value) {
    boolean isNumber = value.matches("[0-9]{1,6}");
    int returns = isNumber ? Integer.parseInt(value) : 0;
    if (returns < LEAST_RETURNS || returns > MOST_RETURNS) {
      throw new IllegalArgumentException(
          "a whole number, " + LEAST_RETURNS + " to " + MOST_RETURNS + ", is allowed");
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
