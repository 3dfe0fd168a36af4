package io.slipstream.backtest;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarPeriod;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.BacktestRequest;
import io.slipstream.api.service.backtest.RunOption;
import io.slipstream.api.service.marketdata.MarketDataCatalog;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.strategy.ParameterDefinition;
import io.slipstream.api.strategy.ParameterException;
import io.slipstream.api.strategy.Parameters;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategyContext;
import io.slipstream.backtest.OptionTexts.SizingWish;
import io.slipstream.backtest.RunPlan.Market;
import io.slipstream.backtest.RunPlan.PodPlan;
import io.slipstream.backtest.RunPlan.Rate;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** From what people wrote to a run that can be played; everything is checked here, nothing runs. */
public final class RunPlanner {
  private final MarketDataCatalog catalog;
  private final BiFunction<String, String, InstalledStrategy> strategies;
  private final List<String> rules;

  /**
   * {@code strategies} finds one by what it is needed for and {@code id} or {@code id@version};
   * {@code rules} are those a desk can decide by.
   */
  public RunPlanner(
      MarketDataCatalog catalog,
      BiFunction<String, String, InstalledStrategy> strategies,
      List<String> rules) {
    this.catalog = catalog;
    this.strategies = strategies;
    this.rules = rules;
  }

  /**
   * The run that is asked for.
   *
   * @throws BacktestException when something is not allowed
   */
  public RunPlan plan(BacktestRequest request) {
    OptionTexts texts = new OptionTexts(request);
    if (request.pods().isEmpty()) {
      throw new BacktestException("pods: one or more are allowed");
    }
    long cash = texts.cash();
    SizingWish sizing = texts.sizing();
    long[] weights = Weights.of(request.pods(), texts.isNormalized());
    List<String> symbols = symbols(request);
    List<Market> markets = new ArrayList<>();
    for (String symbol : symbols) {
      markets.add(market(symbol, texts));
    }
    List<PodPlan> pods = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < weights.length; i++) {
      PodPlan pod = pod("strategy", request.pods().get(i), symbols, sizing, weights[i], cash);
      if (!names.add(pod.name())) {
        throw OptionTexts.wrong("pod", pod.name(), "a name that no other pod has");
      }
      pods.add(pod);
    }
    RunDesk desk = RunDesk.parse(request.option(RunOption.DESK), rules, pods);
    boolean isAtFill = sizing != null && sizing.isAtFill();
    if (isAtFill) {
      texts.requireSizedAtFill();
    }
    String said = request.option(RunOption.CURRENCY).strip();
    String currency = said.isEmpty() ? markets.get(0).instrument().quoteCurrency() : said;
    RebalanceRule rebalance = RebalanceRule.parse(request.option(RunOption.REBALANCE));
    if (!rebalance.isNever() && pods.size() < 2) {
      throw OptionTexts.wrong(
          RunOption.REBALANCE.key(), rebalance.text(), "only a run of two or more pods");
    }
    return new RunPlan(
        currency,
        texts.period(),
        cash,
        texts.seed(),
        markets,
        rates(currency, markets, texts),
        pods,
        isAtFill ? FixedPoint.parse(sizing.number()) : 0,
        RunLimits.of(request, !isAtFill, desk == null ? List.of() : pods),
        desk,
        rebalance,
        TradingYear.of(request));
  }

  /** The run that the benchmark has alone, with no other limit than its cash, or null. */
  public RunPlan benchmark(BacktestRequest request, RunPlan plan) {
    String id = request.option(RunOption.BENCHMARK).strip();
    if (id.isEmpty() || id.equals("none")) {
      return null;
    }
    List<String> symbols = plan.markets().stream().map(m -> m.instrument().symbol()).toList();
    BacktestRequest.Pod wanted = new BacktestRequest.Pod("", id, "", new TreeMap<>(), List.of());
    return plan.with(List.of(pod("benchmark", wanted, symbols, null, FixedPoint.ONE, plan.cash())));
  }

  private static List<String> symbols(BacktestRequest request) {
    if (request.instruments().isEmpty()) {
      throw new BacktestException("instruments: one or more symbols are allowed");
    }
    Set<String> once = new TreeSet<>();
    for (String symbol : request.instruments()) {
      if (!once.add(symbol)) {
        throw OptionTexts.wrong("instrument", symbol, "each symbol once");
      }
    }
    return request.instruments();
  }

  private Market market(String symbol, OptionTexts texts) {
    try {
      RecordedMarket recorded = catalog.find(symbol);
      BarSeries all = catalog.bars(symbol, texts.period());
      BarSeries series =
          all.between(texts.from(), texts.to()).of(texts.terms(recorded.instrument()));
      if (series.length() == 0) {
        throw new BacktestException(
            "no bar of "
                + symbol
                + " between from and to; recorded are "
                + time(all.bar(0).openTime())
                + " to "
                + time(all.bar(all.length() - 1).closeTime()));
      }
      SimulationModel model = texts.model().withCommission(texts.commissionModel());
      return new Market(series, model, recorded.source(), recorded.contentHash());
    } catch (MarketDataException e) {
      throw new BacktestException(e.getMessage(), e);
    }
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }

  private static List<Rate> rates(String currency, List<Market> markets, OptionTexts texts) {
    List<Rate> rates = texts.rates();
    for (Market market : markets) {
      String quoted = market.instrument().quoteCurrency();
      boolean isKnown =
          quoted.equals(currency) || rates.stream().anyMatch(r -> r.currency().equals(quoted));
      if (!isKnown) {
        throw new BacktestException(
            market.instrument().symbol()
                + " is quoted in "
                + quoted
                + ", the run is in "
                + currency
                + ": say what it is worth, for example rates = '"
                + quoted
                + "=1.08'");
      }
    }
    // Of currencies that are not needed nothing is asked.
    return rates.stream()
        .filter(rate -> !rate.currency().equals(currency))
        .filter(
            rate ->
                markets.stream()
                    .anyMatch(m -> m.instrument().quoteCurrency().equals(rate.currency())))
        .toList();
  }

  private PodPlan pod(
      String field,
      BacktestRequest.Pod wanted,
      List<String> symbols,
      SizingWish sizing,
      long weight,
      long cash) {
    InstalledStrategy strategy = strategies.apply(field, wanted.strategy());
    String name = wanted.name().isEmpty() ? strategy.id() : wanted.name();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}") || name.matches("time|equity")) {
      throw OptionTexts.wrong(
          "pod", name, "1 to 40 letters, digits or . _ -, other than time and equity,");
    }
    Parameters parameters = parameters(strategy, wanted.parameters(), sizing);
    requireHearsBars(strategy, create(strategy, parameters));
    List<Integer> instruments = new ArrayList<>();
    for (String symbol : wanted.instruments().isEmpty() ? symbols : wanted.instruments()) {
      if (!symbols.contains(symbol)) {
        throw OptionTexts.wrong(
            "instrument of " + name, symbol, "one of " + String.join(", ", symbols));
      }
      if (instruments.contains(symbols.indexOf(symbol))) {
        throw OptionTexts.wrong("instrument of " + name, symbol, "each symbol once");
      }
      instruments.add(symbols.indexOf(symbol));
    }
    long share = FixedPoint.multiplyDivide(cash, weight, FixedPoint.ONE, Rounding.DOWN);
    if (share <= 0) {
      throw new BacktestException("weight of " + name + ": it leaves the pod without cash");
    }
    return new PodPlan(
        name,
        strategy.id(),
        strategy.version(),
        strategy.sha256(),
        new TreeMap<>(parameters.asMap()),
        () -> create(strategy, parameters),
        weight,
        share,
        instruments);
  }

  private static Parameters parameters(
      InstalledStrategy strategy, Map<String, String> given, SizingWish sizing) {
    List<ParameterDefinition> known = strategy.factory().descriptor().parameters();
    SortedMap<String, String> all = new TreeMap<>(given);
    if (sizing != null) {
      List<String> names = known.stream().map(ParameterDefinition::name).toList();
      if (!names.containsAll(Set.of("sizing", "quantity", "fraction"))) {
        throw OptionTexts.wrong(
            RunOption.SIZING.key(),
            sizing.kind() + ":" + sizing.number(),
            "only with strategies that have the parameters sizing, quantity and fraction, which "
                + strategy.id()
                + " has not, it");
      }
      all.putAll(sizing.parameters());
    }
    try {
      return Parameters.resolve(known, all);
    } catch (ParameterException e) {
      throw new BacktestException("strategy " + strategy.id() + ": " + e.getMessage(), e);
    }
  }

  private static Strategy create(InstalledStrategy strategy, Parameters parameters) {
    try {
      return strategy.factory().create(parameters);
    } catch (ParameterException e) {
      throw new BacktestException("strategy " + strategy.id() + ": " + e.getMessage(), e);
    }
  }

  /** A strategy that hears neither bars nor the end of slices would do nothing, and say nothing. */
  private static void requireHearsBars(InstalledStrategy installed, Strategy strategy) {
    boolean hears =
        overrides(strategy, "onBar", Bar.class, StrategyContext.class)
            || overrides(strategy, "onSlice", StrategyContext.class)
            || overrides(strategy, "onTimer", long.class, StrategyContext.class);
    if (!hears) {
      throw new BacktestException(
          "strategy "
              + installed.id()
              + " needs quotes, trades or a book; recorded are bars, which it does not hear");
    }
  }

  private static boolean overrides(Strategy strategy, String hook, Class<?>... types) {
    return Arrays.stream(strategy.getClass().getMethods())
        .filter(method -> method.getName().equals(hook))
        .filter(method -> Arrays.equals(method.getParameterTypes(), types))
        .map(Method::getDeclaringClass)
        .anyMatch(declaring -> declaring != Strategy.class);
  }

  /** Text of a plan's period. */
  static String periodText(RunPlan plan) {
    return BarPeriod.format(plan.period());
  }
}
