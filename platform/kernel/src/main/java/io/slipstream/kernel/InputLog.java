package io.slipstream.kernel;

import io.slipstream.kernel.Input.PodRequest;

/**
 * Where inputs are written before they are applied, and what is asked which come next on replay.
 */
public interface InputLog {
  /** Keeps nothing: for backtests. */
  InputLog NONE =
      new InputLog() {
        @Override
        public void append(Input input) {}

        @Override
        public PodRequest resolve(int pod, PodRequest wanted) {
          return wanted;
        }

        @Override
        public void decided(Decision decision) {}
      };

  /** Takes an input that is about to be applied. */
  void append(Input input);

  /**
   * Takes the next request of a pod's call and returns the one to apply. Live that is what the pod
   * wants; on replay it is what the log holds. A request of another pod must be applied and the
   * same question asked again.
   *
   * @param wanted the pod's request, or null when nobody asked the pod
   * @return null when there is nothing to apply
   */
  PodRequest resolve(int pod, PodRequest wanted);

  /**
   * Why the next call of the pod's strategy is not made: it failed in it before. Null when it may
   * be made, as it always may when nothing is replayed.
   *
   * @param call names the call among those between two entries of the log
   */
  default String failure(int pod, String call) {
    return null;
  }

  /** Takes a decision on the last input. */
  void decided(Decision decision);
}
