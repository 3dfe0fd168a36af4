package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;

/** A walk over quiet bars. */
@FunctionalInterface
interface QuietRun {
  /**
   * Plays bars as long as they are quiet and nothing is asked for.
   *
   * @param crowd those who are called
   * @param last how many bars are behind at the end
   * @param highest the highest close that has room
   * @return null, or the guest that asked for something at the last bar, or failed; those behind it
   *     have not been called, and the bar's slice has not ended
   */
  Guest run(Crowd crowd, BarSeries.Cursor bars, SliceListener slices, int last, long highest);
}
