package io.slipstream.runtime;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.PodState;
import java.util.Map;
import java.util.function.Supplier;

/** Builds that may decide for pods. */
interface BuildOffers {
  /** Without a fence: for backtests. */
  BuildOffers UNFENCED =
      new BuildOffers() {
        @Override
        public Strategy create(
            String pod, InstalledStrategy build, Map<String, String> parameters) {
          return StrategyBuilds.create(build, parameters);
        }

        @Override
        public Strategy create(PodState pod, InstalledStrategy build, long sequence) {
          return StrategyBuilds.create(build, pod.definition().parameters());
        }

        @Override
        public boolean canFollow(String pod, String sha256) {
          return true;
        }

        @Override
        public <T> T offering(BuildOffer offer, Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * A new instance for a pod.
   *
   * @throws IllegalArgumentException when it cannot be made with these parameters
   */
  Strategy create(String pod, InstalledStrategy build, Map<String, String> parameters);

  /**
   * The same for a pod whose calls behind an entry of the journal are repeated.
   *
   * @throws IllegalArgumentException when it cannot be made, or did not come back from one of them
   */
  Strategy create(PodState pod, InstalledStrategy build, long sequence);

  /** Whether a build that decided for a pod can be told of everything while another is tried. */
  boolean canFollow(String pod, String sha256);

  /** Does something of which it is the build's fault when that does not come back. */
  <T> T offering(BuildOffer offer, Supplier<T> work);
}
