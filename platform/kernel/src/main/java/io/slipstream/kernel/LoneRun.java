package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.strategy.Strategy;

/**
 * The walk with a guest that is alone: nobody else could use its context between its calls. Each
 * class of strategy gets a copy of this class ({@link QuietRuns}), so it holds the call itself.
 */
final class LoneRun implements QuietRun {
  /** All in parameters: a field would be read from memory again after every call of a guest. */
  @Override
  public Guest run(
      Crowd crowd, BarSeries.Cursor bars, SliceListener slices, int last, long highest) {
    boolean heard = slices != SliceListener.NONE;
    Guest guest = crowd.guests()[0];
    Strategy strategy = guest.strategy();
    PodContext context = guest.context();
    context.enter();
    try {
      while (bars.advanceWithin(last, highest)) {
        try {
          strategy.onBar(bars, context);
        } catch (Throwable e) {
          // Whatever a guest throws is its own failure, errors too; the loop must not end with it.
          guest.fail(e);
          return guest;
        }
        if (context.asks()) {
          return guest;
        }
        if (heard) {
          slices.onSliceEnd(bars.closeTime());
        }
      }
      return null;
    } finally {
      context.leave();
    }
  }
}
