package io.slipstream.benchmarks;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.service.venue.VenueAccounts;
import io.slipstream.api.service.venue.VenueOrder;
import io.slipstream.simulator.SimulatedVenue;

/** The simulated venue, with the moment at which the last order came in. */
final class StampingVenue implements Venue {
  private final Venue venue = new SimulatedVenue();
  private long stamp;

  /** {@link System#nanoTime()} of the last order. */
  long stamp() {
    return stamp;
  }

  @Override
  public int keptOrders() {
    return venue.keptOrders();
  }

  @Override
  public void submit(VenueOrder order) {
    stamp = System.nanoTime();
    venue.submit(order);
  }

  @Override
  public void connect(ExecutionListener listener, VenueAccounts accounts) {
    venue.connect(listener, accounts);
  }

  @Override
  public void begin(long seed) {
    venue.begin(seed);
  }

  @Override
  public void addInstrument(int instrument, Instrument terms, SimulationModel model) {
    venue.addInstrument(instrument, terms, model);
  }

  @Override
  public void cancel(long orderId, long eventTime) {
    venue.cancel(orderId, eventTime);
  }

  @Override
  public void replace(
      long orderId, long orderQty, long limitPrice, long stopPrice, long eventTime) {
    venue.replace(orderId, orderQty, limitPrice, stopPrice, eventTime);
  }

  @Override
  public void onBar(int instrument, Bar bar) {
    venue.onBar(instrument, bar);
  }

  @Override
  public void onQuote(int instrument, Quote quote) {
    venue.onQuote(instrument, quote);
  }

  @Override
  public void onTrade(int instrument, TradeTick trade) {
    venue.onTrade(instrument, trade);
  }

  @Override
  public void onBook(int instrument, Book book, long eventTime) {
    venue.onBook(instrument, book, eventTime);
  }

  @Override
  public void onSession(int instrument, SessionPhase phase, long eventTime) {
    venue.onSession(instrument, phase, eventTime);
  }

  @Override
  public void onSplit(int instrument, long numerator, long denominator) {
    venue.onSplit(instrument, numerator, denominator);
  }

  @Override
  public void onTime(long eventTime) {
    venue.onTime(eventTime);
  }

  @Override
  public void writeState(StateSink sink) {
    venue.writeState(sink);
  }

  @Override
  public void readState(StateSource source) {
    venue.readState(source);
  }
}
