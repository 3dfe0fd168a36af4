package io.slipstream.runtime;

/** Where a session stands whose strategies are asked again, and which of them are. */
interface Retelling {
  /** Whether entries of an earlier run are left. */
  boolean isReplaying();

  /** Sequence of the last entry taken or appended. */
  long sequence();

  /** A pod's strategy cannot go on; the first reason stays. */
  void noteDivergence(int pod, String reason);

  /** Whether the pod's strategy is asked; else the journal answers for it. */
  default boolean asks(int pod) {
    return true;
  }
}
