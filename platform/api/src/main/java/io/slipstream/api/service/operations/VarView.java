package io.slipstream.api.service.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Value at risk and expected shortfall: above zero for a loss. Of a file they are fractions, of the
 * portfolio money in its currency.
 *
 * @param subject the file or portfolio
 * @param currency of money, empty for a file
 * @param equity of the portfolio, null for a file
 * @param level of confidence
 * @param horizon periods ahead
 * @param period of a return, such as 1d; empty for a file, which does not say
 * @param returns used
 * @param from of the first return, null for a file
 * @param to end of the last one, null for a file
 * @param lines of the whole and of each pod
 * @param parts of the portfolio by instrument, none for a file
 * @param notes what to know about the figures, such as an instrument that is not in them
 */
public record VarView(
    String subject,
    String currency,
    BigDecimal equity,
    double level,
    int horizon,
    String period,
    int returns,
    Instant from,
    Instant to,
    List<Line> lines,
    List<Part> parts,
    List<String> notes) {
  /**
   * One estimate.
   *
   * @param scope file, portfolio or the pod's name
   * @param method its name
   * @param valueAtRisk the loss
   * @param expectedShortfall mean loss at or beyond it
   * @param shareOfEquity value at risk as a fraction of equity; of a file the same figure
   */
  public record Line(
      String scope,
      String method,
      double valueAtRisk,
      double expectedShortfall,
      double shareOfEquity) {}

  /**
   * What an instrument has to do with the portfolio's value at risk, gaussian with mean zero but
   * for the last two.
   *
   * @param instrument symbol
   * @param exposure signed notional
   * @param standalone of this position by itself
   * @param marginal change of the total per unit of exposure more
   * @param component its share; these sum to the total
   * @param incremental total minus that without this position
   * @param shortfallComponent its mean loss where the portfolio's is at or beyond historical value
   *     at risk; these sum to the historical shortfall
   * @param liquidityAdjusted standalone of a day, over the days it takes to leave evenly
   * @param daysToLeave at a tenth of the mean daily volume; 0 when volumes are not recorded
   */
  public record Part(
      String instrument,
      double exposure,
      double standalone,
      double marginal,
      double component,
      double incremental,
      double shortfallComponent,
      double liquidityAdjusted,
      int daysToLeave) {}
}
