package io.slipstream.api.service.operations;

import io.slipstream.api.service.analytics.EquityCurve;
import java.util.List;
import java.util.Map;

/**
 * The one read model that shell, console and metrics share; an OSGi service. Every answer is of one
 * moment between two events.
 */
public interface PortfolioQueries {
  /** The session without its state hash. */
  SessionView session();

  /** The session with the hash of its state now. */
  SessionView sessionWithStateHash();

  /** All pods, by name. */
  List<PodView> pods();

  /**
   * The session and all pods, of the same moment.
   *
   * @param withHash whether with the hash of the session's state
   */
  PortfolioState portfolio(boolean withHash);

  /** The newest orders first, at most {@code limit}. */
  List<OrderView> orders(int limit);

  /** The newest fills first, at most {@code limit}. */
  List<FillView> fills(int limit);

  /** Allocations of the newest cycles first, at most {@code limit} rows. */
  List<AllocationView> allocations(int limit);

  /**
   * Equity curve by pod, with {@code portfolio} for the sum, at most {@code points} points each.
   */
  Map<String, EquityCurve> equity(int points);

  /**
   * Replays a journal through a fresh kernel and compares decisions and state.
   *
   * @throws OperationRefusedException when the request does not fit the journal
   */
  ReplayView replayJournal(ReplayRequest request);
}
