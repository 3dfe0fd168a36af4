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

  QuietBars(TradingKernel kernel, Venue venue, GuestCalls calls) {
    this.kernel = kernel;
    this.venue = venue;
    this.calls = calls;
  }

  /**
   * Plays bars as long as they are quiet and nothing is asked for. The event has begun.
   *
   * @return null, or the guest that asked for something at the last bar, or failed; the guests
   *     behind it have not been called and its slice has not ended
   */
  Guest play(int instrument, BarSeries.Cursor bars, SliceListener slices) {
    InstrumentState state = kernel.instrumentAt(instrument);
    long highest = isQuiet(state) ? state.highestRoomyMark() : 0;
    long dayEnd = kernel.dayEnd();
    long latest = Math.min(kernel.nextTimer() - 1, InputRules.LATEST);
    if (bars.nextCloseTime() < kernel.eventTime() || !fits(bars, dayEnd, latest, highest)) {
      return null;
    }
    Guest[] guests = calls.subscribers(instrument);
    int before = bars.position();
    kernel.beginQuiet(state);
    try {
      return run(kernel, state, guests, bars, slices, dayEnd, latest, highest);
    } finally {
      kernel.endQuiet(bars.position() - before);
      venue.onBar(instrument, bars);
    }
  }

  private boolean isQuiet(InstrumentState state) {
    return state.model().feed() == ExecutionFeed.BARS
        && !calls.wantSlices()
        && kernel.isQuiet()
        && venue.isIdle(state.number());
  }

  private static boolean fits(BarSeries.Cursor bars, long dayEnd, long latest, long highest) {
    return bars.nextOpenTime() < dayEnd
        && bars.nextCloseTime() <= latest
        && bars.nextClosePrice() <= highest;
  }

  /** All in parameters: a field would be read from memory again after every call of a guest. */
  private static Guest run(
      KernelState kernel,
      InstrumentState state,
      Guest[] guests,
      BarSeries.Cursor bars,
      SliceListener slices,
      long dayEnd,
      long latest,
      long highest) {
    boolean heard = slices != SliceListener.NONE;
    while (fits(bars, dayEnd, latest, highest)) {
      bars.advance();
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
}
