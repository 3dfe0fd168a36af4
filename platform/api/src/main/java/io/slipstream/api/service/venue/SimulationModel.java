package io.slipstream.api.service.venue;

import io.slipstream.api.market.FixedPoint;
import java.util.Objects;

/**
 * How a simulated venue treats one instrument.
 *
 * @param feed which events execute orders
 * @param timing which bar executes what was decided at a bar's close
 * @param limitRule what fills a resting limit order
 * @param maxParticipation largest share of a bar's or a trade's quantity, {@link FixedPoint}; zero
 *     for no cap
 * @param latency from a decision to its arrival at the venue, nanoseconds
 * @param latencyJitter most that is added to it at random, evenly, nanoseconds
 * @param slippage of what removes liquidity
 * @param commission of executions
 */
public record SimulationModel(
    ExecutionFeed feed,
    FillTiming timing,
    LimitRule limitRule,
    long maxParticipation,
    long latency,
    long latencyJitter,
    SlippageModel slippage,
    CommissionModel commission) {

  /** Bars, the next open, touch, no cap, no latency, no slippage, the instrument's rates. */
  public static final SimulationModel DEFAULT =
      new SimulationModel(
          ExecutionFeed.BARS,
          FillTiming.NEXT_OPEN,
          LimitRule.TOUCH,
          0,
          0,
          0,
          SlippageModel.NONE,
          CommissionModel.MAKER_TAKER);

  /** Which events execute orders; the others only inform. */
  public enum ExecutionFeed {
    /** Complete bars. */
    BARS,
    /** Best prices. */
    QUOTES,
    /** Trades of the market. */
    TRADES,
    /** The order book; resting orders wait for trades. */
    BOOK
  }

  /** Which bar executes what was decided at a bar's close. */
  public enum FillTiming {
    /** A bar that opens at or after the arrival. */
    NEXT_OPEN,
    /**
     * The close the decision was made on: looks ahead, for comparison with other tools only; every
     * result says so.
     */
    SAME_CLOSE
  }

  /** What fills a resting limit order. */
  public enum LimitRule {
    /** The market reaches the limit. */
    TOUCH,
    /** The market passes the limit. */
    TRADE_THROUGH
  }

  /** Checks every field and names the one that is wrong. */
  public SimulationModel {
    Objects.requireNonNull(feed, "feed");
    Objects.requireNonNull(timing, "timing");
    Objects.requireNonNull(limitRule, "limitRule");
    Objects.requireNonNull(slippage, "slippage");
    Objects.requireNonNull(commission, "commission");
    if (maxParticipation < 0 || maxParticipation > FixedPoint.ONE) {
      throw new IllegalArgumentException(
          "max participation " + FixedPoint.format(maxParticipation) + ": 0 to 1 is allowed");
    }
    if (latency < 0 || latencyJitter < 0) {
      throw new IllegalArgumentException(
          "latency " + latency + " and jitter " + latencyJitter + ": 0 or more is allowed");
    }
    if (timing == FillTiming.SAME_CLOSE && feed != ExecutionFeed.BARS) {
      throw new IllegalArgumentException("fill timing SAME_CLOSE: only with feed BARS is allowed");
    }
  }

  /** The same with another feed. */
  public SimulationModel withFeed(ExecutionFeed other) {
    return new SimulationModel(
        other, timing, limitRule, maxParticipation, latency, latencyJitter, slippage, commission);
  }

  /** The same with another timing. */
  public SimulationModel withTiming(FillTiming other) {
    return new SimulationModel(
        feed, other, limitRule, maxParticipation, latency, latencyJitter, slippage, commission);
  }

  /** The same with another limit rule. */
  public SimulationModel withLimitRule(LimitRule other) {
    return new SimulationModel(
        feed, timing, other, maxParticipation, latency, latencyJitter, slippage, commission);
  }

  /** The same with a cap, {@link FixedPoint}. */
  public SimulationModel withMaxParticipation(long share) {
    return new SimulationModel(
        feed, timing, limitRule, share, latency, latencyJitter, slippage, commission);
  }

  /** The same with a latency, nanoseconds. */
  public SimulationModel withLatency(long nanoseconds, long jitter) {
    return new SimulationModel(
        feed, timing, limitRule, maxParticipation, nanoseconds, jitter, slippage, commission);
  }

  /** The same with another slippage. */
  public SimulationModel withSlippage(SlippageModel other) {
    return new SimulationModel(
        feed, timing, limitRule, maxParticipation, latency, latencyJitter, other, commission);
  }

  /** The same with another commission. */
  public SimulationModel withCommission(CommissionModel other) {
    return new SimulationModel(
        feed, timing, limitRule, maxParticipation, latency, latencyJitter, slippage, other);
  }
}
