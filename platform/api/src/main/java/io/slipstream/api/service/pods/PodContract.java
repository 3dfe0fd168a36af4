package io.slipstream.api.service.pods;

import io.slipstream.api.service.operations.OperationRefusedException;
import java.util.Map;

/**
 * What every pod answers, in this process or over HTTP. Safe for use by many threads; each call
 * returns within seconds.
 */
public interface PodContract {
  /** Figures, health, limits and parameters. */
  PodReport status();

  /** The last sign of life. */
  PodHeartbeat heartbeat();

  /**
   * Changes limits and parameters, all or none: the whole is checked before anything changes, and
   * what is not taken on is taken back.
   *
   * @param changes new texts by key, {@code limit.maxPosition} or {@code param.short}; an empty one
   *     goes back to the default
   * @throws OperationRefusedException naming field, value and what is allowed
   */
  PodReport configure(Map<String, String> changes);

  /**
   * Cancels its orders, lets it make no more and treats its position by policy. Of a remote pod
   * that does not answer it is kept in mind, over a restart too, and asked until it is confirmed.
   *
   * @throws OperationRefusedException when the policy is not possible here
   */
  PodReport halt(HaltPolicy position, String actor);

  /** Lets it trade again. */
  PodReport start(String actor);
}
