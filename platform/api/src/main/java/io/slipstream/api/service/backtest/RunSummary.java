package io.slipstream.api.service.backtest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * A result that is kept.
 *
 * @param runId its name
 * @param directory where it is
 * @param pods names of its pods
 * @param instruments symbols
 * @param finalEquity at the last close
 * @param totalReturn a fraction
 * @param sharpe annualized
 * @param stateHash of the kernel at the end
 */
public record RunSummary(
    String runId,
    Path directory,
    List<String> pods,
    List<String> instruments,
    BigDecimal finalEquity,
    double totalReturn,
    double sharpe,
    String stateHash) {
  /** Copies the lists. */
  public RunSummary {
    pods = List.copyOf(pods);
    instruments = List.copyOf(instruments);
  }
}
