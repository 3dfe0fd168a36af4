package io.slipstream.api.service.risk;

/** How bad a violation is: who has to look, and how soon. */
public enum Severity {
  /** Nothing is at risk: an order was refused, or a soft limit was passed. */
  WARNING,
  /** A hard limit was reached, or a pod was stopped: somebody looks today. */
  CRITICAL,
  /** The whole portfolio is concerned: somebody looks now. */
  EMERGENCY;

  /**
   * Of an intent that was denied; every code has one. The state that keeps orders from leaving was
   * reported when it began, so what is denied because of it is a warning.
   */
  public static Severity of(Verdict denied) {
    Severity usual = of(denied.denial());
    return denied.denial() == DenialCode.DRAWDOWN && denied.level() == LimitLevel.PORTFOLIO
        ? EMERGENCY
        : usual;
  }

  private static Severity of(DenialCode code) {
    return switch (code) {
      case TRADING_HALTED,
          TRADING_REDUCING,
          POD_SUSPENDED,
          LIQUIDATING,
          QUANTITY_NOT_POSITIVE,
          LOT_SIZE,
          TICK_SIZE,
          MIN_QUANTITY,
          MIN_NOTIONAL,
          REDUCE_ONLY,
          REPLACE_BELOW_FILLED,
          NOT_REPLACEABLE,
          NO_CURRENCY_RATE,
          NO_MARKET_PRICE,
          TRADING_HOURS,
          STALE_MARKET,
          CROSSED_MARKET,
          SPREAD,
          VOLATILITY,
          RESTRICTED,
          SHORT_RESTRICTED,
          ORDER_QUANTITY,
          ORDER_NOTIONAL,
          PRICE_COLLAR,
          DUPLICATE_ORDER,
          SELF_TRADE,
          DESK_NETTED,
          DESK_OUTRANKED,
          DESK_CONFLICT,
          DESK_OUTVOTED,
          DESK_WITHDRAWN,
          DESK_ENLARGED ->
          WARNING;
      case POSITION_LIMIT,
          NOTIONAL_LIMIT,
          ORDER_RATE,
          POD_DAILY_LOSS,
          DESK_DAILY_LOSS,
          DRAWDOWN,
          GROSS_EXPOSURE,
          NET_EXPOSURE,
          BUCKET_EXPOSURE,
          LEVERAGE,
          BUYING_POWER,
          CONCENTRATION,
          FAT_FINGER,
          REPEATED_EXECUTION,
          CAPACITY ->
          CRITICAL;
      case PORTFOLIO_DAILY_LOSS -> EMERGENCY;
    };
  }
}
