package io.slipstream.backtest.research;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.backtest.research.SweepAxis;
import io.slipstream.api.service.backtest.research.SweepOption;
import io.slipstream.api.service.backtest.research.SweepRequest;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.backtest.RunPlan;
import io.slipstream.backtest.RunPlan.Market;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that decides the trials of a sweep, as texts by name. */
final class SweepManifest {
  /** Options that decide which trials there are. */
  private static final Set<SweepOption> OF_TRIALS =
      EnumSet.of(
          SweepOption.METHOD,
          SweepOption.TRIALS,
          SweepOption.SEED,
          SweepOption.HOLDOUT,
          SweepOption.SAMPLE);

  private static final String RUN = "run.";
  private static final String SWEEP = "sweep.";
  private static final String SET = "set.";
  private static final String GRID = "grid.";

  /** No symbol has one. */
  private static final String COMMA = ",";

  /** What of a run's options a trial's outcome hangs on; its bars are told by themselves. */
  private static final List<String> OF_RUN =
      Stream.of(
              RunOption.CASH,
              RunOption.CURRENCY,
              RunOption.RATES,
              RunOption.SIZING,
              RunOption.COMMISSION,
              RunOption.SLIPPAGE_BPS,
              RunOption.FILL,
              RunOption.VOLUME_CAP,
              RunOption.SEED)
          .map(option -> RUN + option.key())
          .toList();

  /** Told where there are some only, so that trials of before there were any stay the same. */
  private static final String LIMITS = RUN + RunOption.LIMITS.key();

  private SweepManifest() {}

  private static String terms(Instrument of) {
    return String.join(
        " ",
        of.quoteCurrency(),
        "tick " + of.priceText(of.tickSize()),
        "lot " + of.quantityText(of.lotSize()),
        "minimum " + of.quantityText(of.minQuantity()) + " " + of.cashText(of.minNotional()),
        "multiplier " + FixedPoint.format(of.multiplier()),
        "maker " + FixedPoint.format(of.makerRate()),
        "taker " + FixedPoint.format(of.takerRate()));
  }

  static SortedMap<String, String> of(
      SweepRequest request,
      RunPlan run,
      InstalledStrategy strategy,
      LeanTerms terms,
      String codeVersion) {
    SortedMap<String, String> manifest = new TreeMap<>();
    manifest.put("code-version", codeVersion);
    manifest.put("strategy", request.strategy());
    manifest.put("strategy-version", strategy.version());
    manifest.put("strategy-sha256", strategy.sha256());
    List<Market> markets = run.markets();
    manifest.put("instrument", String.join(COMMA, request.instruments()));
    manifest.put("data-hash", all(markets, Market::contentHash));
    manifest.put("terms", all(markets, market -> terms(market.instrument())));
    if (!run.warnings().isEmpty()) {
      manifest.put("warnings", String.join("; ", run.warnings()));
    }
    manifest.put("bars", all(markets, market -> Integer.toString(market.series().length())));
    for (RunOption option : RunOption.values()) {
      manifest.put(RUN + option.key(), request.option(option));
    }
    for (SweepOption option : OF_TRIALS) {
      manifest.put(SWEEP + option.key(), request.option(option));
    }
    // A search goes where the metric is good.
    if (request.option(SweepOption.METHOD).equals("model")) {
      manifest.put(SWEEP + SweepOption.METRIC.key(), request.option(SweepOption.METRIC));
    }
    manifest.put(SWEEP + SweepOption.SAMPLE.key(), terms.samples().text());
    request.parameters().forEach((name, value) -> manifest.put(SET + name, value));
    for (int i = 0; i < request.axes().size(); i++) {
      SweepAxis axis = request.axes().get(i);
      manifest.put(GRID + (100 + i) + "." + axis.parameter(), axis.values());
    }
    return manifest;
  }

  /**
   * What was asked for when the trials began. What is asked for now besides goes before it, so that
   * it is refused where the trials would be others.
   */
  static SweepRequest request(SortedMap<String, String> manifest, SweepRequest now) {
    SortedMap<String, String> parameters = new TreeMap<>(now.parameters());
    List<SweepAxis> axes = new ArrayList<>();
    SortedMap<RunOption, String> run = new TreeMap<>(now.run());
    SortedMap<SweepOption, String> options = new TreeMap<>(now.options());
    for (Map.Entry<String, String> entry : manifest.entrySet()) {
      String key = entry.getKey();
      if (key.startsWith(SET)) {
        parameters.putIfAbsent(key.substring(SET.length()), entry.getValue());
      } else if (key.startsWith(GRID)) {
        String name = key.substring(key.indexOf('.', GRID.length()) + 1);
        axes.add(new SweepAxis(name, entry.getValue()));
      } else if (key.startsWith(RUN)) {
        Arrays.stream(RunOption.values())
            .filter(option -> key.equals(RUN + option.key()))
            .forEach(option -> run.putIfAbsent(option, entry.getValue()));
      } else if (key.startsWith(SWEEP)) {
        Arrays.stream(SweepOption.values())
            .filter(option -> key.equals(SWEEP + option.key()))
            .forEach(option -> options.putIfAbsent(option, entry.getValue()));
      }
    }
    return new SweepRequest(
        manifest.getOrDefault("strategy", ""),
        parameters,
        List.of(manifest.getOrDefault("instrument", "").split(COMMA, -1)),
        axes,
        run,
        options,
        now.directory(),
        true);
  }

  /** An option of the runs that there was not yet stood as it does when nothing is said. */
  static SortedMap<String, String> withAllOptions(SortedMap<String, String> manifest) {
    SortedMap<String, String> all = new TreeMap<>(manifest);
    for (RunOption option : RunOption.values()) {
      all.putIfAbsent(RUN + option.key(), option.fallback());
    }
    return all;
  }

  /** Tells a trial from every other one: what is played, on what, on which terms. */
  static String identity(SweepPlan plan, SortedMap<String, String> point) {
    StringBuilder all = new StringBuilder();
    plan.manifest()
        .forEach(
            (key, value) -> {
              boolean ofRun =
                  OF_RUN.contains(key)
                      || (key.equals(LIMITS) && !value.isEmpty())
                      || key.equals("terms")
                      || key.equals("strategy-sha256")
                      || key.equals("instrument")
                      || key.equals("data-hash");
              all.append(ofRun ? key + "=" + value + "\n" : "");
            });
    for (BarSeries bars : plan.terms().series()) {
      all.append("bars=").append(bars.length() == 0 ? 0 : bars.bar(0).openTime());
      all.append('+').append(bars.length()).append('\n');
    }
    all.append(plan.parameters(point).asMap());
    return hash(all.toString());
  }

  /** Of the data of all instruments together; that of one is its own. */
  static String dataHash(RunPlan run) {
    String all = all(run.markets(), Market::contentHash);
    return run.markets().size() == 1 ? all : hash(all);
  }

  private static String all(List<Market> markets, Function<Market, String> of) {
    return String.join(COMMA, markets.stream().map(of).toList());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
