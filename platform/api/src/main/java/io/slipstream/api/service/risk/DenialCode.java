package io.slipstream.api.service.risk;

/** Why the gate denied an intent: a closed list, each with a limit and an actual value. */
public enum DenialCode {
  /** Trading is halted; limit and actual are zero. */
  TRADING_HALTED,
  /** Only reducing orders are allowed; limit is the position, actual the order's quantity. */
  TRADING_REDUCING,
  /** The pod is suspended; limit and actual are zero. */
  POD_SUSPENDED,
  /** Quantity is zero or below; limit is zero. */
  QUANTITY_NOT_POSITIVE,
  /** Quantity is no multiple of the lot size, the limit. */
  LOT_SIZE,
  /** Limit price is no multiple of the tick size, the limit. */
  TICK_SIZE,
  /** Quantity is below the instrument's minimum, the limit. */
  MIN_QUANTITY,
  /** Notional at the mark is below the instrument's minimum, the limit. */
  MIN_NOTIONAL,
  /** A reduce-only order has nothing to reduce; limit is what could be reduced. */
  REDUCE_ONLY,
  /** The pod is being liquidated; limit and actual are zero. */
  LIQUIDATING,
  /** A replacement's quantity is not above what is filled, the limit. */
  REPLACE_BELOW_FILLED,
  /** The order to replace is closed, unknown, or has a wish pending; limit and actual are zero. */
  NOT_REPLACEABLE,
  /** The instrument's quote currency has no rate yet; limit and actual are zero. */
  NO_CURRENCY_RATE,
  /** The instrument has no price yet. */
  NO_MARKET_PRICE,
  /** Position with all working orders would pass the limit, in units. */
  POSITION_LIMIT,
  /** Notional of the position with all working orders would pass the limit, in money. */
  NOTIONAL_LIMIT,
  /** Orders of the pod within one minute of event time; limit and actual are counts. */
  ORDER_RATE,
  /** The pod lost more today than its limit; money. */
  POD_DAILY_LOSS,
  /** The portfolio lost more today than its limit; money. */
  PORTFOLIO_DAILY_LOSS
}
