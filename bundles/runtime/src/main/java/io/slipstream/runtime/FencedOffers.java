package io.slipstream.runtime;

import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.PodState;
import java.util.Map;
import java.util.function.Supplier;

/** Made and tried within the fence, and never again one that did not come back from that. */
final class FencedOffers implements BuildOffers {
  private final GuestFence fence;
  private final CallGuard guard;

  FencedOffers(GuestFence fence, CallGuard guard) {
    this.fence = fence;
    this.guard = guard;
  }

  @Override
  public Strategy create(String pod, InstalledStrategy build, Map<String, String> parameters) {
    BuildOffer offer = new BuildOffer(pod, build.sha256());
    String refusal = guard.refusal(offer);
    if (refusal != null) {
      throw new IllegalArgumentException(
          "strategy " + build.id() + " " + build.version() + ": " + refusal);
    }
    return offering(
        offer,
        () -> {
          fence.enter(build.factory());
          try {
            return StrategyBuilds.create(build, parameters);
          } finally {
            fence.leave();
          }
        });
  }

  @Override
  public Strategy create(PodState pod, InstalledStrategy build, long sequence) {
    String refusal = guard.failureToRepeat(pod.number(), sequence);
    if (refusal != null) {
      throw new IllegalArgumentException(refusal);
    }
    return create(pod.definition().name(), build, pod.definition().parameters());
  }

  @Override
  public boolean canFollow(String pod, String sha256) {
    return guard.refusal(new BuildOffer(pod, sha256, true)) == null;
  }

  @Override
  public <T> T offering(BuildOffer offer, Supplier<T> work) {
    fence.offer(offer);
    try {
      return work.get();
    } finally {
      fence.offer(null);
    }
  }
}
