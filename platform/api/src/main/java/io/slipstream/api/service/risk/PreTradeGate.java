package io.slipstream.api.service.risk;

import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.List;

/**
 * Decides on every intent before it becomes an order. Deterministic: the answer depends on what it
 * is handed and on what it decided before, nothing else. Used by one thread at a time.
 *
 * <p>What it is told between intents it is told only while it {@link #watches()}.
 */
public interface PreTradeGate {
  /** The portfolio it works for; before everything else. */
  default void attach(PortfolioView portfolio) {}

  /**
   * From now on these limits hold, on top of those each pod has. What it watches may be another
   * then: it is told every holding anew.
   */
  default void limit(RiskLimits limits) {}

  /** Decides; an allowed intent counts towards the order rate. */
  Verdict check(OrderTerms intent, GateView view);

  /** Soft limits that the last allowed intent has passed; valid until the next. */
  default List<Verdict> warnings() {
    return List.of();
  }

  /** Whether it wants to be told what follows. */
  default boolean watches() {
    return false;
  }

  /** A pod's position or working quantities in an instrument are other ones. */
  default void onHolding(int pod, int instrument, long position, long buyQty, long sellQty) {}

  /** The price that positions in the instrument are valued at, or its currency's rate, moved. */
  default void onMark(int instrument) {}

  /**
   * A pod's money, its equity at the start of the day or what was given to it may be other ones.
   */
  default void onEquity(int pod) {}

  /** Whether it wants to be told of every event of the market, and of the end of its time. */
  default boolean watchesMarket() {
    return false;
  }

  /** The market of an instrument moved, or did not. */
  default void onMarket(int instrument, long eventTime) {}

  /** One unit became {@code numerator / denominator} units; told whether it watches or not. */
  default void onSplit(int instrument, long numerator, long denominator) {}

  /** Every event of a time has been taken. */
  default void onTimeEnd() {}

  /** A pod wants an order canceled, which is never denied. */
  default void onCancel(int pod, long eventTime) {}

  /** An order of a pod was executed for the first time. */
  default void onExecuted(int pod) {}

  /** A named person lets a pod go on after too many executions. */
  default void onReenabled(int pod) {}

  /**
   * Limits whose use can be told at any time, with it.
   *
   * @param portfolioMaxDailyLoss what the session brings along, a fraction
   */
  default List<LimitUsage> usage(long portfolioMaxDailyLoss) {
    return List.of();
  }

  /** Writes everything a later answer depends on. */
  void writeState(StateSink sink);

  /**
   * Takes what another of its kind has written, before the first intent.
   *
   * @throws io.slipstream.api.service.state.StateException when it does not fit
   */
  void readState(StateSource source);
}
