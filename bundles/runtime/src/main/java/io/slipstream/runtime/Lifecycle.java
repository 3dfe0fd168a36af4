package io.slipstream.runtime;

import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;

/** Inputs that change a pod's life, in words. */
final class Lifecycle {
  private Lifecycle() {}

  /** Null for inputs that change no pod's life. */
  static Change of(Input input, TradingKernel kernel) {
    if (input instanceof Input.PodAdded in) {
      return new Change(in.definition().name(), "ADDED", in.definition().strategy());
    } else if (input instanceof Input.PodReconfigured in) {
      return new Change(name(in.pod(), kernel), "RECONFIGURED", in.definition().strategy());
    } else if (input instanceof Input.PodRemoved in) {
      return new Change(name(in.pod(), kernel), "REMOVED", "by " + in.actor());
    } else if (input instanceof Input.PodBound in) {
      String detail = in.strategy() + " " + in.version();
      return new Change(name(in.pod(), kernel), "BOUND", detail);
    } else if (input instanceof Input.PodUnbound in) {
      return new Change(name(in.pod(), kernel), "UNBOUND", in.reason());
    } else if (input instanceof Input.PodSuspended in) {
      return new Change(name(in.pod(), kernel), "QUARANTINED", in.reason());
    } else if (input instanceof Input.PodReverted in) {
      String detail = in.strategy() + " " + in.version() + " decides again: " + in.reason();
      return new Change(name(in.pod(), kernel), "REVERTED", detail);
    } else if (input instanceof Input.PodFlattened in) {
      return new Change(name(in.pod(), kernel), "FLATTENED", in.reason());
    } else if (input instanceof Input.PodReduced in) {
      return new Change(name(in.pod(), kernel), "REDUCED", in.reason());
    } else if (input instanceof Input.PodStopped in) {
      return new Change(name(in.pod(), kernel), "SUSPENDED", in.reason());
    } else if (input instanceof Input.PodResumed in) {
      return new Change(name(in.pod(), kernel), "RESUMED", "by " + in.actor());
    }
    return null;
  }

  private static String name(int pod, TradingKernel kernel) {
    return kernel.pod(pod).definition().name();
  }

  /**
   * A change.
   *
   * @param pod its name
   * @param kind one word
   * @param detail the rest
   */
  record Change(String pod, String kind, String detail) {
    String text() {
      return kind.toLowerCase(java.util.Locale.ROOT) + ": " + detail;
    }
  }
}
