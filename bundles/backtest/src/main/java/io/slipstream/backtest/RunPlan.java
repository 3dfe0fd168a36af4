package io.slipstream.backtest;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.FillTiming;
import io.slipstream.api.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A run that was checked and can be played, any number of times. Money is {@link
 * io.slipstream.api.market.FixedPoint}, in the run's currency.
 *
 * @param currency of the portfolio
 * @param period of the bars, nanoseconds
 * @param cash of all pods and what none of them was given
 * @param seed of the venue's random choices
 * @param markets in the kernel's order
 * @param rates of other currencies
 * @param pods in the order they are asked
 * @param fractionAtFill share of its worth that an entry has at the next open, which looks ahead;
 *     zero: the strategies size
 * @param limits as {@link io.slipstream.api.service.risk.RiskLimits#parse} reads them, or empty
 * @param desk how the pods decide together, or null
 * @param rebalance when pods are brought back to their weights
 * @param year what ratios are annualized with
 */
public record RunPlan(
    String currency,
    long period,
    long cash,
    long seed,
    List<Market> markets,
    List<Rate> rates,
    List<PodPlan> pods,
    long fractionAtFill,
    String limits,
    RunDesk desk,
    RebalanceRule rebalance,
    TradingYear year) {
  /** Whose pods keep what they have, and whose year is that of the clock. */
  RunPlan(
      String currency,
      long period,
      long cash,
      long seed,
      List<Market> markets,
      List<Rate> rates,
      List<PodPlan> pods,
      long fractionAtFill,
      String limits,
      RunDesk desk) {
    this(
        currency,
        period,
        cash,
        seed,
        markets,
        rates,
        pods,
        fractionAtFill,
        limits,
        desk,
        RebalanceRule.NEVER,
        TradingYear.DEFAULT);
  }

  /** Copies the lists. */
  public RunPlan {
    markets = List.copyOf(markets);
    rates = List.copyOf(rates);
    pods = List.copyOf(pods);
  }

  /** Bars to play and how their venue answers. */
  public record Market(BarSeries series, SimulationModel model, String source, String contentHash) {
    public Instrument instrument() {
      return series.instrument();
    }
  }

  /** What one unit of a currency is worth in the portfolio's. */
  public record Rate(String currency, long worth) {}

  /**
   * One pod.
   *
   * @param name of it
   * @param id of its strategy
   * @param version of the plugin
   * @param sha256 of the plugin's jar
   * @param parameters all of them
   * @param strategy makes it anew for each run
   * @param weight share of the cash
   * @param cash what that is
   * @param instruments numbers of the markets that it trades
   */
  public record PodPlan(
      String name,
      String id,
      String version,
      String sha256,
      SortedMap<String, String> parameters,
      Supplier<Strategy> strategy,
      long weight,
      long cash,
      List<Integer> instruments) {
    /** Copies the list. */
    public PodPlan {
      instruments = List.copyOf(instruments);
    }
  }

  /** The same run, whose pods are brought back to their weights. */
  RunPlan with(RebalanceRule rule) {
    return new RunPlan(
        currency,
        period,
        cash,
        seed,
        markets,
        rates,
        pods,
        fractionAtFill,
        limits,
        desk,
        rule,
        year);
  }

  /** The same run with these pods, which decide alone, keep what they have, and pay for it. */
  RunPlan with(List<PodPlan> others) {
    String capital = RunLimits.capital(fractionAtFill == 0);
    return new RunPlan(
        currency,
        period,
        cash,
        seed,
        markets,
        rates,
        others,
        fractionAtFill,
        capital,
        null,
        RebalanceRule.NEVER,
        year);
  }

  /** The same of one pod on other bars of its markets, with all of this cash. */
  public RunPlan on(List<BarSeries> bars, long money) {
    List<Market> others = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      Market market = markets.get(i);
      others.add(new Market(bars.get(i), market.model(), market.source(), market.contentHash()));
    }
    PodPlan pod = pods.get(0);
    PodPlan richer =
        new PodPlan(
            pod.name(),
            pod.id(),
            pod.version(),
            pod.sha256(),
            pod.parameters(),
            pod.strategy(),
            FixedPoint.ONE,
            money,
            pod.instruments());
    return new RunPlan(
        currency,
        period,
        money,
        seed,
        others,
        rates,
        List.of(richer),
        fractionAtFill,
        limits,
        null,
        RebalanceRule.NEVER,
        year);
  }

  /** Bars of all markets. */
  public List<BarSeries> series() {
    return markets.stream().map(Market::series).toList();
  }

  /** What one unit of a currency is worth in the run's, {@link FixedPoint}. */
  public long worth(String other) {
    return rates.stream()
        .filter(rate -> rate.currency().equals(other))
        .mapToLong(Rate::worth)
        .findFirst()
        .orElse(FixedPoint.ONE);
  }

  /** The terms of an instrument of the run. */
  Instrument instrument(String symbol) {
    return markets.stream()
        .map(Market::instrument)
        .filter(instrument -> instrument.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  /** What a reader of any result of it must know. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (fractionAtFill > 0) {
      warnings.add("looks ahead: entries are sized at the price they are filled at");
    }
    if (markets.get(0).model().timing() == FillTiming.SAME_CLOSE) {
      warnings.add("looks ahead: orders are filled at the close they were decided on");
    }
    return warnings;
  }

  /** Slices a year that ratios are annualized with. */
  double periodsPerYear() {
    return year.periods(period);
  }

  /** Number of bars of all markets. */
  public long bars() {
    return markets.stream().mapToLong(market -> market.series().length()).sum();
  }

  /** When the first bar opens. */
  public long start() {
    return played().mapToLong(bars -> bars.bar(0).openTime()).min().orElse(0);
  }

  /** When the last bar closes. */
  long end() {
    return played().mapToLong(bars -> bars.bar(bars.length() - 1).closeTime()).max().orElse(0);
  }

  /** A part of the timeline may have no bar of an instrument. */
  private Stream<BarSeries> played() {
    return markets.stream().map(Market::series).filter(bars -> bars.length() > 0);
  }
}
