package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.Venue;

/**
 * The short way of bars that no order waits for: time and mark move and the strategies are called;
 * all else is done once, when one of them asks for something or the mark's worth is read. What is
 * left then is what the long way leaves. Nothing is written down here.
 */
final class QuietBars {
  private final TradingKernel kernel;
  private final Venue venue;
  private final GuestCalls calls;
  private BarSeries.Cursor counted;
  private long countedUntil;
  private int end;

  QuietBars(TradingKernel kernel, Venue venue, GuestCalls calls) {
    this.kernel = kernel;
    this.venue = venue;
    this.calls = calls;
  }

  /** Whether no order waits for the next bar and nothing but its price can matter. */
  boolean isQuiet(int instrument) {
    return venue.isIdle(instrument)
        && kernel.instrumentAt(instrument).model().feed() == ExecutionFeed.BARS
        && !calls.wantSlices()
        && kernel.isQuiet();
  }

  /**
   * Plays bars as long as they are quiet and nothing is asked for. The event has begun.
   *
   * @return null, or the guest that asked for something at the last bar, or failed; the guests
   *     behind it have not been called and its slice has not ended
   */
  Guest play(int instrument, BarSeries.Cursor bars, SliceListener slices) {
    InstrumentState state = kernel.instrumentAt(instrument);
    long highest = state.highestRoomyMark();
    int before = bars.position();
    int last = end(bars);
    if (last <= before
        || bars.nextCloseTime() < kernel.eventTime()
        || bars.nextClosePrice() > highest) {
      return null;
    }
    Guest[] guests = calls.subscribers(instrument);
    kernel.beginQuiet(state);
    try {
      return guests.length == 1 && guests[0].mayTrade()
          ? runAlone(kernel, state, guests[0], bars, slices, last, highest)
          : run(kernel, state, guests, bars, slices, last, highest);
    } finally {
      kernel.endQuiet(state, bars.position() - before);
      venue.onBar(instrument, bars);
    }
  }

  /** How many bars there are until one starts a day, comes after a timer or is out of range. */
  private int end(BarSeries.Cursor bars) {
    long period = bars.nextCloseTime() - bars.nextOpenTime();
    long dayEnd = kernel.dayEnd();
    long inDay = dayEnd > Long.MAX_VALUE - period ? Long.MAX_VALUE : dayEnd + period - 1;
    long until = Math.min(inDay, Math.min(kernel.nextTimer() - 1, InputRules.LATEST));
    if (counted != bars || countedUntil != until) {
      end = bars.closedBy(until);
      counted = bars;
      countedUntil = until;
    }
    return end;
  }

  /** All in parameters: a field would be read from memory again after every call of a guest. */
  private static Guest run(
      KernelState kernel,
      InstrumentState state,
      Guest[] guests,
      BarSeries.Cursor bars,
      SliceListener slices,
      int last,
      long highest) {
    boolean heard = slices != SliceListener.NONE;
    while (bars.advanceWithin(last, highest)) {
      kernel.setEventTime(bars.closeTime());
      state.markOnly(bars.closePrice());
      for (Guest guest : guests) {
        if (guest.mayTrade() && guest.asks(bars)) {
          return guest;
        }
      }
      if (heard) {
        slices.onSliceEnd(bars.closeTime());
      }
    }
    return null;
  }

  /** The same with one guest: nobody else could use its context between its calls. */
  private static Guest runAlone(
      KernelState kernel,
      InstrumentState state,
      Guest guest,
      BarSeries.Cursor bars,
      SliceListener slices,
      int last,
      long highest) {
    boolean heard = slices != SliceListener.NONE;
    guest.context().enter();
    try {
      while (bars.advanceWithin(last, highest)) {
        kernel.setEventTime(bars.closeTime());
        state.markOnly(bars.closePrice());
        if (guest.asksInCall(bars)) {
          return guest;
        }
        if (heard) {
          slices.onSliceEnd(bars.closeTime());
        }
      }
      return null;
    } finally {
      guest.context().leave();
    }
  }
}
