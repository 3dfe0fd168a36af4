package io.slipstream.kernel;

import io.slipstream.kernel.Guest.Event;
import io.slipstream.kernel.Guest.Hook;

/**
 * The build that decided before, while the one in its place proves itself: it hears of everything,
 * and what it asks for is ignored.
 */
final class Probation {
  private final Guest before;
  private final String version;
  private final String sha256;
  private final TradingKernel kernel;
  private int left;
  private boolean failed;

  /**
   * From now on.
   *
   * @param before who decided
   * @param version of that one's build
   * @param sha256 of that one's jar
   * @param left events of the market until the other build has proved itself
   */
  Probation(TradingKernel kernel, Guest before, String version, String sha256, int left) {
    this.kernel = kernel;
    this.before = before;
    this.version = version;
    this.sha256 = sha256;
    this.left = left;
  }

  /** Tells it of what became of the pod's orders. */
  void update(Outcome outcome) {
    if (!failed) {
      before.context().warmUp(kernel.eventTime());
      try {
        before.update(outcome);
      } catch (Throwable e) {
        // A guest that fails while nobody needs it only cannot be gone back to.
        failed = true;
      } finally {
        before.context().leave();
      }
    }
  }

  /** Tells it of an event that the other build got through; true when that has proved itself. */
  boolean call(Event what) {
    if (!failed) {
      before.context().warmUp(kernel.eventTime());
      try {
        before.call(what);
      } catch (Throwable e) {
        // As above.
        failed = true;
      } finally {
        before.context().leave();
      }
    }
    boolean isMarket = what.hook != Hook.NONE && what.hook != Hook.TIMER && what.hook != Hook.SLICE;
    left -= isMarket ? 1 : 0;
    return left <= 0;
  }

  /** Whether one can go back to it. */
  boolean isWell() {
    return !failed;
  }

  Guest before() {
    return before;
  }

  String version() {
    return version;
  }

  String sha256() {
    return sha256;
  }

  /** Events of the market until the other build has proved itself. */
  int left() {
    return left;
  }
}
