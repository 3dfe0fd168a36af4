package io.slipstream.api.service.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What the portfolio holds, money in its currency.
 *
 * @param time of the last event, null before the first
 * @param currency of all money
 * @param equity of the pods and the treasury
 * @param gross sum of absolute notionals, each instrument netted over the pods
 * @param net signed sum of notionals
 * @param leverage gross / equity
 * @param netPnl the pods' equity minus what they were given
 * @param drawdown fraction below the high-water mark of the portfolio's return, zero or below
 * @param initialMargin what a margin account needs to open these positions
 * @param maintenanceMargin what it needs to keep them
 * @param largestShare gross of the largest instrument / gross of all
 * @param herfindahl sum of the squared shares of gross: 1 for a single instrument, 1 / n for n
 *     equal ones
 * @param betas to each benchmark: sum of exposure x beta, over equity
 * @param lines by kind, then name
 * @param notes what to know about the figures
 */
public record ExposureView(
    Instant time,
    String currency,
    BigDecimal equity,
    BigDecimal gross,
    BigDecimal net,
    double leverage,
    BigDecimal netPnl,
    double drawdown,
    BigDecimal initialMargin,
    BigDecimal maintenanceMargin,
    double largestShare,
    double herfindahl,
    List<Beta> betas,
    List<Line> lines,
    List<String> notes) {
  /** What a line is about. */
  public enum Kind {
    /** One instrument over all pods. */
    INSTRUMENT,
    /** An asset class. */
    ASSET_CLASS,
    /** A bucket of instruments that move together. */
    BUCKET,
    /** A currency that instruments are quoted in. */
    CURRENCY,
    /** A pod. */
    POD
  }

  /**
   * A sum of positions; within a group instruments do not net in gross.
   *
   * @param kind what it is about
   * @param name of it
   * @param gross sum of absolute notionals
   * @param net signed sum
   * @param shareOfGross of the portfolio; for a pod of its own equity, which is its leverage
   * @param pnl unrealized of an instrument or group; of a pod net of commission
   */
  public record Line(
      Kind kind,
      String name,
      BigDecimal gross,
      BigDecimal net,
      double shareOfGross,
      BigDecimal pnl) {}

  /**
   * To a benchmark.
   *
   * @param benchmark symbol
   * @param beta of the portfolio's equity
   * @param returns it was estimated from
   * @param period of them
   */
  public record Beta(String benchmark, double beta, int returns, String period) {}
}
