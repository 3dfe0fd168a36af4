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
  /** Notional at the mark is below the instrument's minimum, the limit; money of its currency. */
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
  PORTFOLIO_DAILY_LOSS,
  /** The pods of a desk lost more today than their limit; money. */
  DESK_DAILY_LOSS,
  /** PnL fell further below its highest than the limit; a fraction. */
  DRAWDOWN,
  /** Gross exposure with all working orders would pass the limit; money. */
  GROSS_EXPOSURE,
  /** Net exposure with the working orders of one side would pass the limit; money. */
  NET_EXPOSURE,
  /** Exposure of instruments that move together would pass the limit; money. */
  BUCKET_EXPOSURE,
  /** Gross exposure over equity would pass the limit; a ratio. */
  LEVERAGE,
  /** Initial margin over equity would pass the limit, the rest is not there to use; a fraction. */
  BUYING_POWER,
  /** Notional in the instrument over equity would pass the limit; a fraction. */
  CONCENTRATION,
  /** The order's quantity is above the limit, in units. */
  ORDER_QUANTITY,
  /** The order's notional is above the limit; money. */
  ORDER_NOTIONAL,
  /** The order's price is further beyond the market than the limit; a fraction. */
  PRICE_COLLAR,
  /** The order is a larger multiple of what the pod usually orders than the limit. */
  FAT_FINGER,
  /** The pod executed as many orders as it may until a named person lets it go on; counts. */
  REPEATED_EXECUTION,
  /** The pod made an equal order so many seconds ago; limit is how many have to pass. */
  DUPLICATE_ORDER,
  /** It could trade with a working order of ours; limit and actual are zero. */
  SELF_TRADE,
  /** The instrument is restricted; limit is the position, actual what it would be, in units. */
  RESTRICTED,
  /** The instrument may not be sold short; limit is zero, actual the position, in units. */
  SHORT_RESTRICTED,
  /** Outside hours; limit is zero, actual the minute of the day. */
  TRADING_HOURS,
  /** The instrument's last market event is older than the limit; seconds. */
  STALE_MARKET,
  /** The bid, the actual, is above the ask, the limit. */
  CROSSED_MARKET,
  /** The spread is wider than the limit; a fraction. */
  SPREAD,
  /** One-minute returns deviate more than the limit; a fraction. */
  VOLATILITY,
  /** Notional of all pods in the instrument would pass what its market takes back; money. */
  CAPACITY,
  /**
   * The desk's other pods want the other side; limit is what goes on, actual the wish, in units.
   */
  DESK_NETTED,
  /** A pod of the desk that comes first wants the other side; as {@link #DESK_NETTED}. */
  DESK_OUTRANKED,
  /** Pods of the desk want both sides, so neither goes on; as {@link #DESK_NETTED}. */
  DESK_CONFLICT,
  /** The desk's vote did not go this way; as {@link #DESK_NETTED}. */
  DESK_OUTVOTED,
  /** Taken back before the desk decided; as {@link #DESK_NETTED}. */
  DESK_WITHDRAWN,
  /**
   * A replacement would add to what the desk let go on; limit is the order's quantity, in units.
   */
  DESK_ENLARGED;

  /** Whether a desk said so, which is no rule of risk. */
  public boolean isOfDesk() {
    return compareTo(DESK_NETTED) >= 0;
  }
}
