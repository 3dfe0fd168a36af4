package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a run depends on, as values for JSON: what was asked for, which builds and data that
 * came to, and the state hash that came out.
 */
final class RunManifest {
  private RunManifest() {}

  static Map<String, Object> of(
      BacktestRequest request,
      RunPlan plan,
      RunPlan benchmark,
      String codeVersion,
      String stateHash) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("codeVersion", codeVersion);
    manifest.put("request", request(request));
    List<Object> pods = new ArrayList<>();
    plan.pods().forEach(pod -> pods.add(pod(pod)));
    manifest.put("pods", pods);
    manifest.put("benchmark", benchmark == null ? null : pod(benchmark.pods().get(0)));
    List<Object> markets = new ArrayList<>();
    plan.markets().forEach(market -> markets.add(market(market)));
    manifest.put("data", markets);
    manifest.put("currency", plan.currency());
    manifest.put("seed", plan.seed());
    manifest.put("stateHash", stateHash);
    return manifest;
  }

  private static Map<String, Object> request(BacktestRequest request) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Object> pods = new ArrayList<>();
    for (BacktestRequest.Pod pod : request.pods()) {
      Map<String, Object> wanted = new LinkedHashMap<>();
      wanted.put("name", pod.name());
      wanted.put("strategy", pod.strategy());
      wanted.put("weight", pod.weight());
      wanted.put("set", pod.parameters());
      wanted.put("instruments", pod.instruments());
      pods.add(wanted);
    }
    values.put("pods", pods);
    values.put("instruments", request.instruments());
    for (RunOption option : RunOption.values()) {
      values.put(option.key(), request.option(option));
    }
    return values;
  }

  private static Map<String, Object> pod(PodPlan pod) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pod", pod.name());
    values.put("strategy", pod.id());
    values.put("version", pod.version());
    values.put("sha256", pod.sha256());
    values.put("parameters", pod.parameters());
    values.put("weight", RunResults.decimal(pod.weight()));
    values.put("cash", RunResults.decimal(pod.cash()));
    return values;
  }

  private static Map<String, Object> market(Market market) {
    BarSeries bars = market.series();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("instrument", market.instrument().symbol());
    values.put("bars", bars.length());
    values.put("from", Instant.EPOCH.plusNanos(bars.bar(0).openTime()));
    values.put("to", Instant.EPOCH.plusNanos(bars.bar(bars.length() - 1).closeTime()));
    values.put("source", market.source());
    values.put("sourceHash", market.contentHash());
    values.put("barsHash", hash(bars));
    values.put("currency", market.instrument().quoteCurrency());
    values.put("tick", market.instrument().priceText(market.instrument().tickSize()));
    values.put("lot", market.instrument().quantityText(market.instrument().lotSize()));
    values.put("makerRate", RunResults.decimal(market.instrument().makerRate()));
    values.put("takerRate", RunResults.decimal(market.instrument().takerRate()));
    return values;
  }

  /** SHA-256 of the bars that are played: six big-endian numbers each, as they stand in a Bar. */
  private static String hash(BarSeries bars) {
    MessageDigest digest = sha256();
    ByteBuffer row = ByteBuffer.allocate(6 * Long.BYTES);
    BarSeries.Cursor cursor = bars.cursor();
    while (cursor.advance()) {
      Bar bar = cursor;
      row.clear()
          .putLong(bar.openTime())
          .putLong(bar.openPrice())
          .putLong(bar.highPrice())
          .putLong(bar.lowPrice())
          .putLong(bar.closePrice())
          .putLong(bar.tradedQuantity());
      digest.update(row.array());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What differs between two manifests, in words; the later one is what is now. */
  static List<String> differences(Map<?, ?> then, Map<?, ?> now) {
    List<String> differences = new ArrayList<>();
    compare("", withAllOptions(then), withAllOptions(now), differences);
    return differences;
  }

  /** An option that there was not yet stood as it does when nothing is said. */
  private static Map<?, ?> withAllOptions(Map<?, ?> manifest) {
    if (!(manifest.get("request") instanceof Map<?, ?> asked)) {
      return manifest;
    }
    Map<Object, Object> request = new LinkedHashMap<>(asked);
    for (RunOption option : RunOption.values()) {
      request.putIfAbsent(option.key(), option.fallback());
    }
    Map<Object, Object> all = new LinkedHashMap<>(manifest);
    all.put("request", request);
    return all;
  }

  private static void compare(String name, Object then, Object now, List<String> differences) {
    if (then instanceof Map<?, ?> && now instanceof Map<?, ?>) {
      compareMaps(name, (Map<?, ?>) then, (Map<?, ?>) now, differences);
    } else if (then instanceof List<?> && now instanceof List<?>) {
      List<?> before = (List<?>) then;
      List<?> after = (List<?>) now;
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(
            name + "[" + label(before, after, i) + "]",
            i < before.size() ? before.get(i) : null,
            i < after.size() ? after.get(i) : null,
            differences);
      }
    } else if (!String.valueOf(then).equals(String.valueOf(now))) {
      differences.add(name + ": '" + then + "' then, '" + now + "' now");
    }
  }

  private static void compareMaps(
      String name, Map<?, ?> then, Map<?, ?> now, List<String> differences) {
    Map<Object, Object> all = new LinkedHashMap<>();
    then.forEach(all::put);
    now.forEach(all::putIfAbsent);
    for (Object key : all.keySet()) {
      String path = name.isEmpty() ? key.toString() : name + "." + key;
      compare(path, then.get(key), now.get(key), differences);
    }
  }

  /** An entry's own name where it has one. */
  private static String label(List<?> before, List<?> after, int i) {
    Object entry = i < before.size() ? before.get(i) : after.get(i);
    if (entry instanceof Map<?, ?>) {
      for (String key : List.of("pod", "instrument", "name")) {
        Object label = ((Map<?, ?>) entry).get(key);
        if (label != null && !label.toString().isEmpty()) {
          return label.toString();
        }
      }
    }
    return Integer.toString(i);
  }
}
