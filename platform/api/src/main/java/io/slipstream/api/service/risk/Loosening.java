package io.slipstream.api.service.risk;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.service.risk.RiskSettings.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds what allows more than before. */
public final class Loosening {
  private Loosening() {}

  /** Keys that are looser than before; members and scaling count as looser when they changed. */
  public static List<String> between(RiskLimits before, RiskLimits after) {
    List<String> looser = new ArrayList<>();
    for (RiskLimit old : before.limits()) {
      RiskLimit now = after.find(old.key());
      if (now == null || isLooser(old, now)) {
        looser.add(old.key());
      }
    }
    for (RiskLimit limit : after.limits()) {
      if (takesTheHoursOfEach(limit, before)) {
        looser.add(limit.key());
      }
    }
    before
        .desks()
        .forEach((name, pods) -> member(looser, "desk", name, pods, after.desks().get(name)));
    before
        .buckets()
        .forEach((name, all) -> member(looser, "bucket", name, all, after.buckets().get(name)));
    before
        .settings()
        .forEach((key, value) -> setting(looser, key, value, after.settings().get(key)));
    return looser;
  }

  /** A name's own hours, which are new, stand in place of those of each. */
  private static boolean takesTheHoursOfEach(RiskLimit limit, RiskLimits before) {
    RiskLimit each =
        new RiskLimit(limit.level(), RiskLimit.EACH, limit.rule(), limit.soft(), limit.value());
    RiskLimit instead = before.find(each.key());
    return limit.rule().unit() == LimitUnit.HOURS
        && before.find(limit.key()) == null
        && instead != null
        && instead.value() != limit.value();
  }

  private static boolean isLooser(RiskLimit old, RiskLimit now) {
    if (old.rule().unit() == LimitUnit.HOURS) {
      return old.value() != now.value();
    }
    return old.rule().isStricterWhenGreater()
        ? now.value() < old.value()
        : now.value() > old.value();
  }

  /** Any other members: what more of them hold may offset, and their equity is a wider base. */
  private static void member(
      List<String> looser, String kind, String name, List<String> before, List<String> after) {
    if (after == null || !Set.copyOf(after).equals(Set.copyOf(before))) {
      looser.add(kind + "." + name);
    }
  }

  private static void setting(List<String> looser, String key, String before, String after) {
    boolean same = before.equals(after);
    boolean toTwo = key.equals(RiskSettings.APPROVAL) && "two".equals(after);
    boolean smaller = after != null && isSmaller(key, before, after);
    if (!same && !toTwo && !smaller) {
      looser.add(key);
    }
  }

  private static boolean isSmaller(String key, String before, String after) {
    return switch (key) {
      case RiskSettings.BY_VOLATILITY ->
          LimitUnit.FRACTION.parse(after) <= LimitUnit.FRACTION.parse(before);
      case RiskSettings.BY_DRAWDOWN -> isSmallerByDrawdown(before, after);
      case RiskSettings.BY_HOURS -> isSmallerByHours(before, after);
      default -> false;
    };
  }

  /** Whether the factor is above what it was at no drawdown: a deeper step may have a greater. */
  private static boolean isSmallerByDrawdown(String before, String after) {
    List<Step> old = RiskSettings.steps(before, LimitUnit.FRACTION);
    List<Step> now = RiskSettings.steps(after, LimitUnit.FRACTION);
    return Stream.concat(old.stream(), now.stream())
        .mapToLong(Step::from)
        .allMatch(at -> RiskSettings.factorAt(now, at) <= RiskSettings.factorAt(old, at));
  }

  /** The same at each minute of the day. */
  private static boolean isSmallerByHours(String before, String after) {
    List<Step> old = RiskSettings.steps(before, LimitUnit.HOURS);
    List<Step> now = RiskSettings.steps(after, LimitUnit.HOURS);
    return LongStream.range(0, 24 * 60)
        .allMatch(
            minute ->
                RiskSettings.factorWithin(FixedPoint.ONE, now, minute)
                    <= RiskSettings.factorWithin(FixedPoint.ONE, old, minute));
  }
}
