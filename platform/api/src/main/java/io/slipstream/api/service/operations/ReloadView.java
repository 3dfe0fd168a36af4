package io.slipstream.api.service.operations;

import java.util.List;

/**
 * What came of making another build of a strategy current.
 *
 * @param strategy the build that is current now
 * @param before the build that was current, as version and hash; empty when there was none
 * @param pods of the strategy, none while the session is not up
 */
public record ReloadView(StrategyView strategy, String before, List<PodOutcome> pods) {
  /**
   * What a pod made of it.
   *
   * @param pod its name
   * @param version of the build it runs, empty while it waits
   * @param sha256 of the build it runs, empty while it waits
   * @param moved whether it runs the build that is current now
   * @param reason why it does not, or what to mind; else empty
   */
  public record PodOutcome(
      String pod, String version, String sha256, boolean moved, String reason) {}

  /** Whether every pod runs the build. */
  public boolean isComplete() {
    return pods.stream().allMatch(PodOutcome::moved);
  }
}
