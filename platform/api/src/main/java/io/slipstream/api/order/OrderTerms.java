package io.slipstream.api.order;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;

/**
 * What is wanted of an order, as values to read. Prices and quantities are in the instrument's
 * units; zero means absent. {@link OrderIntent} keeps terms, {@link OrderDraft} reuses one object
 * for many.
 */
public interface OrderTerms {
  /** What to trade. */
  Instrument instrument();

  /** BUY or SELL. */
  Side side();

  /** How it prices. */
  OrderType type();

  /** How long it lives. */
  TimeInForce timeInForce();

  /** Quantity; the gate denies zero and below. */
  long orderQty();

  /** Limit price of LIMIT and STOP_LIMIT. */
  long limitPrice();

  /** Stop price of STOP_MARKET and STOP_LIMIT. */
  long stopPrice();

  /** Distance of a TRAILING_STOP, in price units. */
  long trailingOffset();

  /** Distance of a TRAILING_STOP as a fraction of the price, {@link FixedPoint}. */
  long trailingRate();

  /** When GTD ends, nanoseconds since the epoch; zero otherwise. */
  long expireTime();

  /** Rejected instead of removing liquidity; LIMIT only. */
  boolean isPostOnly();

  /** Never opens or enlarges a position; canceled when there is none to reduce. */
  boolean isReduceOnly();

  /** Exits that every execution of this order gets; {@link Bracket#NONE} for none. */
  Bracket bracket();

  /** Why: 1 to 40 capital letters, digits or underscores. */
  String rationaleCode();

  /** First number behind the rationale, NaN when unused. */
  double rationaleFirst();

  /** Second number behind the rationale, NaN when unused. */
  double rationaleSecond();

  /** How sure the pod is, 0 to 1; NaN when it does not say. A vote of its desk may count it. */
  default double confidence() {
    return Double.NaN;
  }

  /**
   * Checks that the fields fit each other; limits are the risk gate's matter.
   *
   * @throws IllegalArgumentException naming the field, its value and what is allowed
   */
  static void check(OrderTerms terms) {
    OrderTermsCheck.check(terms);
  }
}
