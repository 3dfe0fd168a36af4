package io.slipstream.testkit;

/** After which bars a strategy is replaced by a fresh one that goes on from its snapshot. */
@FunctionalInterface
interface Replacements {
  /** It never is. */
  Replacements NONE = slice -> false;

  /** Whether it is after the slice of this number, counted from zero. */
  boolean isDue(int slice);
}
