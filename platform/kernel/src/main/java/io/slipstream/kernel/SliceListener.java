package io.slipstream.kernel;

/**
 * Hears of slices that are over, while series are played. Time, money, positions and marks may be
 * read then; the state hash only after the series.
 */
public interface SliceListener {
  /** Nobody listens. */
  SliceListener NONE =
      new SliceListener() {
        @Override
        public void onSliceEnd(long time) {}

        @Override
        public long next() {
          return Long.MAX_VALUE;
        }
      };

  /** What {@link #next} is for who wants to hear of every slice. */
  long EVERY = Long.MIN_VALUE;

  /** Every event of a time, in nanoseconds since the epoch, was taken and answered. */
  void onSliceEnd(long time);

  /**
   * The first time whose slice it has to hear of; of those before it may hear or not. To be later
   * than what it heard of last: bars behind it take the long way.
   */
  default long next() {
    return EVERY;
  }
}
