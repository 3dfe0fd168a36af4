package io.slipstream.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.LimitLevel;
import io.slipstream.api.service.risk.LimitRule;
import io.slipstream.api.service.risk.LimitUnit;
import io.slipstream.api.service.risk.PortfolioView;
import io.slipstream.api.service.risk.RiskLimit;
import io.slipstream.api.service.risk.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What the checks of one intent have found so far. */
final class Answer {
  private final List<Verdict> warnings = new ArrayList<>();
  private Verdict verdict = Verdict.ALLOWED;
  private PortfolioView portfolio;
  private int pod;
  private int instrument;
  private int cashScale = FixedPoint.SCALE;
  private long factor = FixedPoint.ONE;
  private double share = 1;

  /** Whose names an answer has where a limit is for each. */
  void about(PortfolioView newPortfolio, int newPod, int newInstrument) {
    portfolio = newPortfolio;
    pod = newPod;
    instrument = newInstrument;
  }

  /** For the next intent; {@code newFactor} scales limits that it is asked to scale. */
  void begin(int scale, long newFactor) {
    if (!warnings.isEmpty()) {
      warnings.clear();
    }
    verdict = Verdict.ALLOWED;
    cashScale = scale;
    factor = newFactor;
    share = (double) newFactor / FixedPoint.ONE * (1 - 1e-12);
  }

  Verdict verdict() {
    return verdict;
  }

  List<Verdict> warnings() {
    return warnings;
  }

  /** Denied by a rule that nobody has set; always false. */
  boolean deny(DenialCode code, long limit, long actual) {
    verdict = Verdict.denied(code, limit, actual);
    return false;
  }

  /** Denied by somebody's limit; always false. */
  boolean deny(DenialCode code, long limit, long actual, LimitLevel level, String scope) {
    verdict = new Verdict(code, limit, actual, level, scope);
    return false;
  }

  /** Whether a value is within the hard limit; one beyond the soft limit is noted. */
  boolean within(LimitRow row, LimitRule rule, DenialCode code, long actual) {
    return within(row, rule, code, actual, Long.MAX_VALUE);
  }

  /** The same with a limit of the same scope that is set elsewhere. */
  boolean within(LimitRow row, LimitRule rule, DenialCode code, long actual, long other) {
    long hard = scaled(rule, Math.min(row.hard(rule), other));
    if (actual > hard) {
      verdict = verdict(row, rule, code, hard, actual, false);
      return false;
    }
    long soft = scaled(rule, row.soft(rule));
    if (actual > soft) {
      warnings.add(verdict(row, rule, code, soft, actual, true));
    }
    return true;
  }

  /** Whether a value is within the hard limit and the soft one. */
  boolean isBelow(LimitRow row, LimitRule rule, long actual) {
    return actual <= scaled(rule, row.hard(rule)) && actual <= scaled(rule, row.soft(rule));
  }

  /** Whether a part of something is surely below both limits, seen from so far that it is quick. */
  boolean isFarBelow(LimitRow row, LimitRule rule, long part, long of) {
    if (part <= 0) {
      return isBelow(row, rule, 0);
    }
    double most = (double) part / of * FixedPoint.ONE * (1 + 1e-12) + 1;
    return of > 0 && most < 4e18 && isBelow(row, rule, (long) most);
  }

  /** Whether so much gross exposure is surely below every limit of exposure. */
  boolean isFarBelow(LimitRow row, double gross, long equity) {
    return gross <= row.mostExposure() * share - 1
        && (!row.limitsShares()
            || (equity > 0 && gross * FixedPoint.ONE <= (row.mostOfEquity() * share - 2) * equity));
  }

  /** Whether something that a limit forbids is not so. */
  boolean unless(boolean forbidden, LimitRow row, LimitRule rule, DenialCode code, long actual) {
    return unless(forbidden, row, rule, code, actual, 0);
  }

  /** The same with what stands in the answer as limit. */
  boolean unless(
      boolean forbidden, LimitRow row, LimitRule rule, DenialCode code, long actual, long limit) {
    if (!forbidden) {
      return true;
    }
    boolean soft = row.hard(rule) == 0;
    return (soft && row.soft(rule) == 0)
        || note(verdict(row, rule, code, limit, actual, soft), soft);
  }

  /** Whether something is allowed; forbidden by a soft limit it is noted. */
  boolean allows(
      boolean forbidden, LimitRow row, LimitRule rule, DenialCode code, long actual, boolean soft) {
    if (!forbidden) {
      return true;
    }
    return note(verdict(row, rule, code, 0, actual, soft), soft);
  }

  private boolean note(Verdict found, boolean soft) {
    if (soft) {
      warnings.add(found);
    } else {
      verdict = found;
    }
    return soft;
  }

  /** Notes money beyond a soft limit of the row. */
  void warnAbove(LimitRow row, DenialCode code, long limit, long actual) {
    if (actual > limit) {
      warnings.add(
          new Verdict(code, fixedPoint(limit), fixedPoint(actual), row.level(), scopeOf(row)));
    }
  }

  /** Whether at least as much has passed as the limit says. */
  boolean later(LimitRow row, LimitRule rule, DenialCode code, long passed) {
    if (passed < row.hard(rule)) {
      verdict = verdict(row, rule, code, row.hard(rule), passed, false);
      return false;
    }
    if (passed < row.soft(rule)) {
      warnings.add(verdict(row, rule, code, row.soft(rule), passed, true));
    }
    return true;
  }

  private Verdict verdict(
      LimitRow row, LimitRule rule, DenialCode code, long limit, long actual, boolean soft) {
    boolean money = rule.unit() == LimitUnit.MONEY;
    return new Verdict(
        code,
        money ? fixedPoint(limit) : limit,
        money ? fixedPoint(actual) : actual,
        row.level(rule, soft),
        nameOf(row.level(rule, soft), row.scope(rule, soft)));
  }

  /** Units of the portfolio currency as {@link FixedPoint}; the most that fits when it does not. */
  long fixedPoint(long cash) {
    return fixedPoint(cash, cashScale);
  }

  /** The same for money of so many decimals. */
  static long fixedPoint(long cash, int scale) {
    if (scale == FixedPoint.SCALE || cash == Long.MAX_VALUE) {
      return cash;
    }
    try {
      return FixedPoint.rescale(cash, scale, FixedPoint.SCALE, Rounding.CEILING);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** The name of whose row it is. */
  String scopeOf(LimitRow row) {
    return nameOf(row.level(), row.scope());
  }

  private String nameOf(LimitLevel level, String scope) {
    if (!scope.equals(RiskLimit.EACH)) {
      return scope;
    }
    return level == LimitLevel.POD
        ? portfolio.podName(pod)
        : portfolio.instrument(instrument).symbol();
  }

  /** A limit as it holds now. */
  long scaled(LimitRule rule, long limit) {
    if (factor == FixedPoint.ONE || limit == Long.MAX_VALUE || !Scaling.applies(rule)) {
      return limit;
    }
    return FixedPoint.multiplyDivide(limit, factor, FixedPoint.ONE, Rounding.DOWN);
  }
}
