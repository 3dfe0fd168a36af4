package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.Venue;

/**
 * The short way of bars that no order waits for: the strategies are called, and time and mark are
 * the bar's; all else is done once, when one of them asks for something or the mark's worth is
 * read. What is left then is what the long way leaves. Nothing is written down here.
 */
final class QuietBars {
  private final TradingKernel kernel;
  private final Venue venue;
  private final GuestCalls calls;
  private final Gathering gathering;
  private BarSeries.Cursor counted;
  private long countedUntil;
  private int end;

  QuietBars(TradingKernel kernel, GuestCalls calls, Gathering gathering) {
    this.kernel = kernel;
    this.venue = kernel.venue();
    this.gathering = gathering;
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
   * Plays bars as long as they are quiet and nothing is asked for, up to the first whose slice the
   * listener has to hear of: it hears of the last one here only when it hears of all. The event has
   * begun.
   *
   * @return null, or the guest that asked for something at the last bar, or failed; the guests
   *     behind it have not been called and its slice has not ended
   */
  Guest play(int instrument, BarSeries.Cursor bars, SliceListener slices) {
    InstrumentState state = kernel.instrumentAt(instrument);
    long highest = state.highestRoomyMark();
    int before = bars.position();
    long next = slices.next();
    boolean heard = next == SliceListener.EVERY;
    int last = end(bars, heard ? Long.MAX_VALUE : next);
    if (last <= before
        || bars.nextCloseTime() < kernel.eventTime()
        || bars.nextClosePrice() > highest) {
      return null;
    }
    gathering.gather(calls.subscribers(instrument));
    kernel.beginQuiet(state, bars);
    try {
      Guest asking =
          gathering
              .walk()
              .run(gathering.crowd(), bars, heard ? slices : SliceListener.NONE, last, highest);
      if (asking != null && asking.hasFailed()) {
        gathering.disperse();
      }
      return asking;
    } finally {
      kernel.endQuiet(state, bars.position() - before);
      venue.onBar(instrument, bars);
    }
  }

  /**
   * How many bars there are until one starts a day, comes after a timer, is out of range or is
   * later than a time that is waited for.
   */
  private int end(BarSeries.Cursor bars, long wanted) {
    long period = bars.nextCloseTime() - bars.nextOpenTime();
    long dayEnd = kernel.dayEnd();
    long inDay = dayEnd > Long.MAX_VALUE - period ? Long.MAX_VALUE : dayEnd + period - 1;
    long known = Math.min(inDay, Math.min(kernel.nextTimer() - 1, InputRules.LATEST));
    long until = Math.min(known, wanted);
    if (counted != bars || countedUntil != until) {
      end = bars.closedBy(until);
      counted = bars;
      countedUntil = until;
    }
    return end;
  }
}
