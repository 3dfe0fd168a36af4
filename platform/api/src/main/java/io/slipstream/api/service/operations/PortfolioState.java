package io.slipstream.api.service.operations;

import java.util.List;

/**
 * A session and its pods at one moment between two events.
 *
 * @param session with its state hash when that was asked for
 * @param pods all of them, by name
 */
public record PortfolioState(SessionView session, List<PodView> pods) {
  /** Copies the list. */
  public PortfolioState {
    pods = List.copyOf(pods);
  }
}
