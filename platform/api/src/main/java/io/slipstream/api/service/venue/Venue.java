package io.slipstream.api.service.venue;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/**
 * A venue inside the session's step. It answers through the listener, within a call or with a later
 * event, asks no clock, and its state is part of the session's. A broker's venue sends what it is
 * given and answers nothing: its reports come back as inputs of the kernel.
 */
public interface Venue {
  /** What operators call it. */
  default String name() {
    return "SIM";
  }

  /**
   * How many of the last closed orders are kept, a power of two: its reports may be about them.
   * What it says of an order that is not kept any more is counted and changes nothing.
   */
  default int keptOrders() {
    return 8192;
  }

  /** Called once, before anything else: where answers go and what may be known of accounts. */
  void connect(ExecutionListener listener, VenueAccounts accounts);

  /** A session begins; every random choice comes from this seed. */
  void begin(long seed);

  /** An instrument may be traded from now on; numbers ascend from zero. */
  void addInstrument(int instrument, Instrument terms, SimulationModel model);

  /** Takes an order. The view is read during the call. */
  void submit(VenueOrder order);

  /** Asks to take back what is left of an order. */
  void cancel(long orderId, long eventTime);

  /** Asks to change an order's quantity and prices; unchanged values are repeated. */
  void replace(long orderId, long orderQty, long limitPrice, long stopPrice, long eventTime);

  /**
   * Whether bars of an instrument would find nothing to answer: no order and no request is there.
   * As long as that is so, it is enough to be shown the last of several bars.
   */
  default boolean isIdle(int instrument) {
    return false;
  }

  /** A bar is complete. */
  void onBar(int instrument, Bar bar);

  /** The best prices changed. */
  void onQuote(int instrument, Quote quote);

  /** Somebody traded. */
  void onTrade(int instrument, TradeTick trade);

  /** The book changed, to what the view shows. */
  void onBook(int instrument, Book book, long eventTime);

  /** The instrument's trading session opened, closed, was halted or went on. */
  void onSession(int instrument, SessionPhase phase, long eventTime);

  /**
   * One unit became {@code numerator / denominator} units: what stands in the market is unknown
   * until it is seen again, and the last price is another. The kernel canceled working orders.
   */
  void onSplit(int instrument, long numerator, long denominator);

  /** Time has passed without an event of the market. */
  void onTime(long eventTime);

  /** Writes everything a later answer depends on. */
  void writeState(StateSink sink);

  /**
   * Takes what another of its kind has written, after the instruments were added and before any
   * event.
   *
   * @throws io.slipstream.api.service.state.StateException when it does not fit
   */
  void readState(StateSource source);
}
