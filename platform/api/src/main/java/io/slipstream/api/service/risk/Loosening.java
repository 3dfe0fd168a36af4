package io.slipstream.api.service.risk;

import io.slipstream.api.service.risk.RiskSettings.Step;
import java.util.ArrayList;
import java.util.List;

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

  private static boolean isLooser(RiskLimit old, RiskLimit now) {
    if (old.rule().unit() == LimitUnit.HOURS) {
      return old.value() != now.value();
    }
    return old.rule().isStricterWhenGreater()
        ? now.value() < old.value()
        : now.value() > old.value();
  }

  private static void member(
      List<String> looser, String kind, String name, List<String> before, List<String> after) {
    if (after == null || !after.containsAll(before)) {
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

  /** Whether every step of before is there with a factor that is not above. */
  private static boolean isSmaller(String key, String before, String after) {
    if (key.equals(RiskSettings.APPROVAL)) {
      return false;
    }
    if (key.equals(RiskSettings.BY_VOLATILITY)) {
      return LimitUnit.FRACTION.parse(after) <= LimitUnit.FRACTION.parse(before);
    }
    LimitUnit unit = key.equals(RiskSettings.BY_HOURS) ? LimitUnit.HOURS : LimitUnit.FRACTION;
    List<Step> steps = RiskSettings.steps(after, unit);
    return RiskSettings.steps(before, unit).stream()
        .allMatch(
            old ->
                steps.stream()
                    .anyMatch(now -> now.from() == old.from() && now.factor() <= old.factor()));
  }
}
