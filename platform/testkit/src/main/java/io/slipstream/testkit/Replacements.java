package io.slipstream.testkit;

/**
 * After which bars a strategy is asked for its snapshot and replaced by a fresh one that goes on
 * from it.
 */
@FunctionalInterface
interface Replacements {
  /** It never is. */
  Replacements NONE = slice -> false;

  /** Whether it is after the slice of this number, counted from zero. */
  boolean isDue(int slice);

  /** It is only asked, and goes on itself, as one does whose session keeps snapshots. */
  static Replacements onlyAsked() {
    return new Replacements() {
      @Override
      public boolean isDue(int slice) {
        return true;
      }

      @Override
      public boolean replaces() {
        return false;
      }
    };
  }

  /** Whether a fresh one goes on. */
  default boolean replaces() {
    return true;
  }
}
