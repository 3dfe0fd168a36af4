package io.slipstream.kernel;

import io.slipstream.api.strategy.Strategy;

/**
 * Stands around the calls of strategies and watches them. A call that it gave up is never returned
 * from: {@link #leave} throws then, and the thread that was in it touches nothing any more.
 */
public interface CallFence {
  /** Watches nothing: for backtests. */
  CallFence NONE =
      new CallFence() {
        @Override
        public void enter(int pod) {}

        @Override
        public String leave() {
          return null;
        }

        @Override
        public void bound(int pod, Strategy strategy) {}
      };

  /** A call of the pod's strategy begins. */
  void enter(int pod);

  /** The same of the build that decided for it before, while the one in its place is tried. */
  default void enterBefore(int pod, String name, String sha256) {
    enter(pod);
  }

  /** The call is over; why the pod may not go on, or null. */
  String leave();

  /** This strategy decides for the pod from now on; nobody does when it is null. */
  void bound(int pod, Strategy strategy);
}
