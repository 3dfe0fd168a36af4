package io.slipstream.api.service.backtest;

import io.slipstream.api.service.analytics.PerformanceSummary;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What came out.
 *
 * @param runId name of the run
 * @param directory where its files are
 * @param instrument symbol
 * @param period of the bars, as text
 * @param bars number of them
 * @param from open time of the first bar
 * @param to close time of the last bar
 * @param results the strategy first, the benchmark second when asked for
 */
public record BacktestOutcome(
    String runId,
    Path directory,
    String instrument,
    String period,
    int bars,
    Instant from,
    Instant to,
    List<Result> results) {

  /**
   * One strategy's result; money in the quote currency.
   *
   * @param strategy id
   * @param version of its plugin
   * @param initialCash at the start
   * @param finalEquity at the last close
   * @param fills number of executions
   * @param denied intents the risk gate denied
   * @param rejected orders the venue rejected for cash
   * @param trades number of round trips closed
   * @param winRate share of closed trades with a net profit, null without a trade
   * @param commission paid
   * @param performance one return a bar
   * @param stateHash of the kernel at the end
   */
  public record Result(
      String strategy,
      String version,
      BigDecimal initialCash,
      BigDecimal finalEquity,
      int fills,
      int denied,
      int rejected,
      int trades,
      Double winRate,
      BigDecimal commission,
      PerformanceSummary performance,
      String stateHash) {}
}
