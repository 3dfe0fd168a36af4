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
    DeskWish desk,
    RebalanceRule rebalance) {
  /** Whose pods keep what they have. */
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
      DeskWish desk) {
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
        RebalanceRule.NEVER);
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
        currency, period, cash, seed, markets, rates, pods, fractionAtFill, limits, desk, rule);
  }

  /** The same run with these pods, which decide alone and keep what they have. */
  RunPlan with(List<PodPlan> others) {
    return new RunPlan(
        currency, period, cash, seed, markets, rates, others, fractionAtFill, limits, null);
  }

  /** The same of one pod on other bars of its only market, with all of this cash. */
  public RunPlan on(BarSeries bars, long money) {
    Market market = markets.get(0);
    PodPlan pod = pods.get(0);
    Market other = new Market(bars, market.model(), market.source(), market.contentHash());
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
        List.of(other),
        rates,
        List.of(richer),
        fractionAtFill,
        limits,
        null);
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

  /** Number of bars of all markets. */
  long bars() {
    return markets.stream().mapToLong(market -> market.series().length()).sum();
  }

  /** When the first bar opens. */
  long start() {
    return markets.stream().mapToLong(market -> market.series().bar(0).openTime()).min().orElse(0);
  }

  /** When the last bar closes. */
  long end() {
    return markets.stream()
        .mapToLong(market -> market.series().bar(market.series().length() - 1).closeTime())
        .max()
        .orElse(0);
  }
}
