package io.slipstream.api.service.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads limits line by line. */
final class RiskLimitsText {
  private static final String SOFT = ".soft";

  private final List<RiskLimit> limits = new ArrayList<>();
  private final SortedMap<String, List<String>> desks = new TreeMap<>();
  private final SortedMap<String, List<String>> buckets = new TreeMap<>();
  private final SortedMap<String, String> settings = new TreeMap<>();
  private final SortedMap<String, Integer> lines = new TreeMap<>();
  private final SortedMap<String, String> deskOfPod = new TreeMap<>();
  private int number;
  private String key = "";
  private String value = "";

  RiskLimits parse(String text) {
    for (String line : text.split("\\R", -1)) {
      number++;
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        take(bare);
      }
    }
    RiskSettings.BESIDE_CORRELATION.forEach(this::requireCorrelation);
    limits.forEach(this::requireGroup);
    limits.forEach(this::requireSoftBelowHard);
    return new RiskLimits(limits, desks, buckets, settings);
  }

  private void take(String line) {
    int equals = line.indexOf('=');
    key = equals < 0 ? line : line.substring(0, equals).strip();
    value = equals < 0 ? "" : line.substring(equals + 1).strip();
    if (equals <= 0 || key.isEmpty()) {
      throw wrong("key = value is allowed");
    }
    Integer before = lines.putIfAbsent(key, number);
    if (before != null) {
      throw wrong("a key is allowed once, line " + before + " has it too");
    }
    if (RiskSettings.isSetting(key)) {
      settings.put(key, RiskSettings.checked(key, value, this::wrong));
    } else if (key.startsWith("desk.") && key.endsWith(".pods")) {
      takeDesk(name("desk.", ".pods"));
    } else if (key.startsWith("bucket.") && key.endsWith(".instruments")) {
      buckets.put(name("bucket.", ".instruments"), names());
    } else {
      takeLimit();
    }
  }

  private String name(String prefix, String suffix) {
    int end = key.length() - suffix.length();
    return requireName(end < prefix.length() ? "" : key.substring(prefix.length(), end));
  }

  private String requireName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")) {
      throw wrong(
          "the name '" + name + "': 1 to 64 letters, digits or . _ / - are allowed in a name");
    }
    return name;
  }

  private List<String> names() {
    List<String> names = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    names.forEach(this::requireName);
    if (names.stream().distinct().count() < names.size()) {
      throw wrong("each name once is allowed");
    }
    return names;
  }

  private void takeDesk(String desk) {
    List<String> pods = names();
    for (String pod : pods) {
      String other = deskOfPod.putIfAbsent(pod, desk);
      if (other != null) {
        throw wrong("one desk for a pod is allowed, " + pod + " is on desk " + other);
      }
    }
    desks.put(desk, pods);
  }

  private void takeLimit() {
    boolean soft = key.endsWith(SOFT);
    String bare = soft ? key.substring(0, key.length() - SOFT.length()) : key;
    int last = bare.lastIndexOf('.');
    LimitRule rule = last < 0 ? null : LimitRule.of(bare.substring(last + 1));
    if (rule == null) {
      throw wrong("the last word has to be one of " + rules());
    }
    String scope = bare.substring(0, last);
    int dot = scope.indexOf('.');
    LimitLevel level = level(dot < 0 ? scope : scope.substring(0, dot));
    String name = dot < 0 ? "" : scope.substring(dot + 1);
    if (!rule.levels().contains(level)) {
      throw wrong(rule.key() + " is allowed for " + keys(rule.levels()));
    }
    if (level == LimitLevel.PORTFOLIO ? dot >= 0 : dot < 0) {
      throw wrong(
          level == LimitLevel.PORTFOLIO
              ? "portfolio has no name"
              : level.key() + ".NAME." + rule.key() + " is allowed");
    }
    boolean each = name.equals(RiskLimit.EACH);
    boolean eachDerived = level == LimitLevel.BUCKET && name.equals(RiskLimit.EACH_DERIVED);
    if (level != LimitLevel.PORTFOLIO && !each && !eachDerived) {
      requireName(name);
    }
    if (each && level != LimitLevel.POD && level != LimitLevel.INSTRUMENT) {
      throw wrong("* is allowed for pod and instrument");
    }
    limits.add(new RiskLimit(level, name, rule, soft, parsed(rule)));
  }

  private long parsed(LimitRule rule) {
    try {
      return rule.unit().parse(value);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private LimitLevel level(String word) {
    for (LimitLevel level : LimitLevel.values()) {
      if (level != LimitLevel.ORDER && level.key().equals(word)) {
        return level;
      }
    }
    throw wrong("the first word has to be one of portfolio, desk, pod, instrument, bucket");
  }

  private void requireGroup(RiskLimit limit) {
    if (limit.name().equals(RiskLimit.EACH_DERIVED)) {
      requireDerived(limit);
      return;
    }
    boolean desk = limit.level() == LimitLevel.DESK;
    boolean bucket = limit.level() == LimitLevel.BUCKET;
    boolean known = desk ? desks.containsKey(limit.name()) : buckets.containsKey(limit.name());
    if ((desk || bucket) && !known) {
      String members = desk ? ".pods" : ".instruments";
      at(limit);
      throw wrong("needs a line " + limit.level().key() + "." + limit.name() + members);
    }
  }

  private void requireCorrelation(String setting) {
    if (settings.containsKey(setting) && !settings.containsKey(RiskSettings.CORRELATION)) {
      key = setting;
      value = settings.get(setting);
      number = lines.get(setting);
      throw wrong("needs a line " + RiskSettings.CORRELATION);
    }
  }

  private void requireDerived(RiskLimit limit) {
    if (!settings.containsKey(RiskSettings.CORRELATION)) {
      at(limit);
      throw wrong("needs a line " + RiskSettings.CORRELATION);
    }
  }

  private void requireSoftBelowHard(RiskLimit limit) {
    if (!limit.soft() || limit.rule().unit() == LimitUnit.HOURS) {
      return;
    }
    for (RiskLimit hard : limits) {
      boolean same =
          !hard.soft()
              && hard.level() == limit.level()
              && hard.rule() == limit.rule()
              && hard.name().equals(limit.name());
      boolean sooner =
          hard.rule().isStricterWhenGreater()
              ? limit.value() > hard.value()
              : limit.value() < hard.value();
      if (same && !sooner) {
        at(limit);
        throw wrong("a soft limit has to warn before the hard one, " + hard + ", denies");
      }
    }
  }

  private void at(RiskLimit limit) {
    key = limit.key();
    value = limit.rule().unit().format(limit.value());
    number = lines.get(key);
  }

  private RiskLimitsException wrong(String allowed) {
    return new RiskLimitsException("line " + number + ": " + key + " = " + value + ": " + allowed);
  }

  private static String rules() {
    return String.join(", ", Arrays.stream(LimitRule.values()).map(LimitRule::key).toList());
  }

  private static String keys(List<LimitLevel> levels) {
    return String.join(", ", levels.stream().map(LimitLevel::key).toList());
  }
}
