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
      Crowd crowd, BarSeries.Cursor bars, SliceListener slices, int last, long highest) {
    boolean heard = slices != SliceListener.NONE;
    Strategy[] strategies = crowd.strategies();
    PodContext[] contexts = crowd.contexts();
    OpenCall call = crowd.call();
    call.takeAsked();
    try {
      while (bars.advanceWithin(last, highest)) {
        for (int at = 0; at < strategies.length; at++) {
          PodContext context = contexts[at];
          call.begin(context);
          try {
            strategies[at].onBar(bars, context);
          } catch (Throwable e) {
            // Whatever a guest throws is its own failure, errors too; the loop must not end with
            // it.
            crowd.guests()[at].fail(e);
            return crowd.guests()[at];
          }
          if (call.takeAsked() && context.asks()) {
            return crowd.guests()[at];
          }
        }
        if (heard) {
          call.end();
          slices.onSliceEnd(bars.closeTime());
        }
      }
      return null;
    } finally {
      call.end();
    }
  }
}
