package io.slipstream.api.service.allocation;

import java.util.List;

/**
 * What an allocation cycle is decided on. Money is {@link io.slipstream.api.market.FixedPoint}.
 *
 * @param eventTime time of the cycle, nanoseconds since the epoch
 * @param totalCapital equity of all candidates together
 * @param candidates pods that may receive capital, in pod order
 */
public record AllocationRequest(long eventTime, long totalCapital, List<Candidate> candidates) {
  /** Copies the list. */
  public AllocationRequest {
    candidates = List.copyOf(candidates);
  }

  /**
   * One pod.
   *
   * @param pod its name
   * @param equity its equity
   * @param returns its simple returns over the look-back, oldest first
   * @param periodsPerYear to annualize them
   */
  public record Candidate(String pod, long equity, double[] returns, double periodsPerYear) {}
}
