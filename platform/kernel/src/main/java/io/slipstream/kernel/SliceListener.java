package io.slipstream.kernel;

/**
 * Hears of every slice that is over, while series are played. Time, money, positions and marks may
 * be read then; the state hash only after the series.
 */
public interface SliceListener {
  /** Nobody listens. */
  SliceListener NONE = time -> {};

  /** Every event of a time, in nanoseconds since the epoch, was taken and answered. */
  void onSliceEnd(long time);
}
