package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.strategy.Strategy;

/**
 * The walk with any number of guests. Those of one class have a copy of this class ({@link
 * QuietRuns}), so it holds the call itself.
 */
final class CrowdRun implements QuietRun {
  /** All in parameters: a field would be read from memory again after every call of a guest. */
  @Override
  public Guest run(
      Guest[] guests, BarSeries.Cursor bars, SliceListener slices, int last, long highest) {
    boolean heard = slices != SliceListener.NONE;
    while (bars.advanceWithin(last, highest)) {
      for (Guest guest : guests) {
        if (guest.mayTrade() && asks(guest, bars)) {
          return guest;
        }
      }
      if (heard) {
        slices.onSliceEnd(bars.closeTime());
      }
    }
    return null;
  }

  private static boolean asks(Guest guest, BarSeries.Cursor bars) {
    Strategy strategy = guest.strategy();
    PodContext context = guest.context();
    context.enter();
    try {
      strategy.onBar(bars, context);
      return context.asks();
    } catch (Throwable e) {
      // Whatever a guest throws is its own failure, errors too; the loop must not end with it.
      guest.fail(e);
      return true;
    } finally {
      context.leave();
    }
  }
}
