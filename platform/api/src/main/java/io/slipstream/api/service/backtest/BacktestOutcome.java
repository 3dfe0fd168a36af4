package io.slipstream.api.service.backtest;

import io.slipstream.api.service.analytics.PerformanceSummary;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What came out. Money is in the run's currency.
 *
 * @param runId name of the run
 * @param directory where its files are
 * @param instruments symbols
 * @param period of the bars, as text
 * @param bars number of them, of all instruments
 * @param from open time of the first bar
 * @param to close time of the last bar
 * @param total all pods together, with the cash that none of them was given
 * @param pods in the order of the request
 * @param benchmark the strategy beside it, or null
 * @param correlations of the pods' returns, one return a slice; NaN where one never moves
 * @param notes what a reader must know: looking ahead, correlations that are high or low
 * @param stateHash of the kernel at the end
 */
public record BacktestOutcome(
    String runId,
    Path directory,
    List<String> instruments,
    String period,
    long bars,
    Instant from,
    Instant to,
    Result total,
    List<Result> pods,
    Result benchmark,
    double[][] correlations,
    List<String> notes,
    String stateHash) {
  /** Copies the lists. */
  public BacktestOutcome {
    instruments = List.copyOf(instruments);
    pods = List.copyOf(pods);
    notes = List.copyOf(notes);
  }

  /**
   * The result of a pod, of the benchmark, or of all pods together.
   *
   * @param pod its name
   * @param strategy id, empty for the total
   * @param version of its plugin, empty for the total
   * @param weight share of the cash it was given
   * @param initialCash at the start
   * @param finalEquity at the last close
   * @param contribution what it added to the total's return, a fraction of the initial cash
   * @param mostUsed largest share of its capital that was in positions at their cost
   * @param fills number of executions
   * @param denied intents the risk gate denied
   * @param rejected orders the venue rejected for cash
   * @param trades number of round trips closed
   * @param winRate share of closed trades with a net profit, null without a trade
   * @param commission paid
   * @param performance one return a slice
   * @param stateHash of this pod's section at the end, empty for the total
   */
  public record Result(
      String pod,
      String strategy,
      String version,
      BigDecimal weight,
      BigDecimal initialCash,
      BigDecimal finalEquity,
      double contribution,
      double mostUsed,
      int fills,
      int denied,
      int rejected,
      int trades,
      Double winRate,
      BigDecimal commission,
      PerformanceSummary performance,
      String stateHash) {}
}
