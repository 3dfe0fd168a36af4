package io.slipstream.api.service.operations;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is assumed to happen. Without a shock the usual ones are shown: all instruments, each bucket
 * and the benchmark by 10 %, history's worst and named days.
 *
 * @param shocks returns by symbol, bucket or asset class, -0.1 for a fall by 10 %; all of them in
 *     one scenario
 * @param factors returns of a benchmark by symbol: every instrument moves by its beta to it
 * @param days further named days of the store: {@code 2020-02-19..2020-03-23} by name
 * @param correlation share of the way that correlations go to one, 0 to 1
 * @param volatility what volatilities are multiplied by, above zero
 * @param liquidity what volumes are multiplied by, above zero
 * @param lose what a reverse stress loses; 0 for a tenth of equity
 * @param level of value at risk
 */
public record StressQuestion(
    Map<String, Double> shocks,
    Map<String, Double> factors,
    Map<String, String> days,
    double correlation,
    double volatility,
    double liquidity,
    double lose,
    double level) {
  /** With the maps ordered by name. */
  public StressQuestion {
    shocks = Collections.unmodifiableMap(new TreeMap<>(shocks));
    factors = Collections.unmodifiableMap(new TreeMap<>(factors));
    days = Collections.unmodifiableMap(new TreeMap<>(days));
  }

  /** The usual scenarios: correlation to one, volatility doubled, liquidity halved. */
  public static StressQuestion usual() {
    return new StressQuestion(Map.of(), Map.of(), Map.of(), 1, 2, 0.5, 0, 0.99);
  }
}
