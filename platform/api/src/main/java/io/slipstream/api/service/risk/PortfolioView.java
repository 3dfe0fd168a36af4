package io.slipstream.api.service.risk;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;

/**
 * What the gate may know of any pod and any instrument, by the kernel's numbers. Money is in units
 * of the portfolio currency.
 */
public interface PortfolioView {
  /** Number of pods that ever joined. */
  int podCount();

  /** Name of a pod. */
  String podName(int pod);

  /** Limits that the pod brings along. */
  PodLimits limits(int pod);

  /** Equity of a pod. */
  long equity(int pod);

  /** Net money given to a pod so far. */
  long capital(int pod);

  /** A pod's equity at the start of the UTC day, moved by allocations since. */
  long dayStartEquity(int pod);

  /** Whether the pod's positions need their initial margin only, not their whole value. */
  boolean isMargin(int pod);

  /** Time of the last market event. */
  long eventTime();

  /** The portfolio's equity at the start of the UTC day. */
  long portfolioDayStartEquity();

  /** Equity of all pods and the treasury. */
  long portfolioEquity();

  /** Money put in from outside so far. */
  long portfolioCapital();

  /** Decimals of the portfolio currency's money. */
  int cashScale();

  /** Number of instruments. */
  int instrumentCount();

  /** Terms of an instrument. */
  Instrument instrument(int instrument);

  /** Last price of an instrument; zero before the first. */
  long mark(int instrument);

  /** Whether the instrument's quote currency has a rate. */
  boolean hasRate(int instrument);

  /** Money in an instrument's quote currency as money in the portfolio currency, half-even. */
  long toPortfolio(int instrument, long cash);

  /** Time of the instrument's last market event, or {@link Long#MIN_VALUE}. */
  long marketTime(int instrument);

  /** Best bid of the last quote or book; zero when there is none, or no quantity at it. */
  long bidPrice(int instrument);

  /** Best ask of the last quote or book; zero when there is none, or no quantity at it. */
  long askPrice(int instrument);

  /** Whether an order could trade with a working order of any pod. */
  boolean meetsOwnOrder(int instrument, OrderTerms order);
}
