package io.slipstream.kernel.twin;

/** How one kind of market event executes orders. */
interface TwinFeed {
  /** An order was accepted while the market is open. */
  void arrived(TwinPlace place, TwinResting resting, long time);
}
