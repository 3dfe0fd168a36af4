package io.slipstream.api.service.risk;

/**
 * What the gate may know when it decides; valid during the call. Money and units are fixed-point.
 */
public interface GateView {
  /** The kernel's number of the pod, 0 upwards. */
  int pod();

  /** The kernel's number of the instrument, 0 upwards. */
  int instrument();

  /** Time of the decision, nanoseconds since the epoch. */
  long eventTime();

  /** The strictest of what holds for the portfolio, the pod, the instrument and its venue. */
  TradingState tradingState();

  /** Whether the pod may not trade. */
  boolean isPodSuspended();

  /** Limits of the pod. */
  PodLimits limits();

  /** Largest loss of the portfolio since the start of the UTC day, as a fraction of equity then. */
  long portfolioMaxDailyLoss();

  /** Whether the pod's positions are being liquidated. */
  boolean isLiquidating();

  /** Money in the intent's quote currency as money in the portfolio currency, half-even. */
  long toPortfolio(long cash);

  /** The pod's position in the instrument, in the instrument's units. */
  long position();

  /** Quantity of the pod's working BUY orders, with what pending replacements will add. */
  long workingBuyQty();

  /** Quantity of the pod's working SELL orders, with what pending replacements will add. */
  long workingSellQty();

  /** What is filled of the order that the intent replaces; zero when it replaces none. */
  default long filledQty() {
    return 0;
  }

  /** Last price of the instrument; zero before the first. */
  long markPrice();

  /** The pod's equity. */
  long podEquity();

  /** The pod's equity at the start of the UTC day, moved by allocations since. */
  long podDayStartEquity();

  /** The portfolio's equity. */
  long portfolioEquity();

  /** The portfolio's equity at the start of the UTC day. */
  long portfolioDayStartEquity();

  /**
   * Orders of the pod that passed the gate, work, and were not executed yet; without the one that
   * is to be replaced.
   */
  default int waitingOrders() {
    return 0;
  }
}
