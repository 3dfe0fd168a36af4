package io.slipstream.api.service.operations;

import java.util.List;

/**
 * A session and its pods at one moment between two events.
 *
 * @param session without its state hash
 * @param pods all of them, by name
 */
public record PortfolioState(SessionView session, List<PodView> pods) {
  /** Copies the list. */
  public PortfolioState {
    pods = List.copyOf(pods);
  }
}
