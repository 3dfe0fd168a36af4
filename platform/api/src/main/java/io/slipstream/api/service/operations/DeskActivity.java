package io.slipstream.api.service.operations;

import java.util.List;

/**
 * What desks decided since the process started.
 *
 * @param counts by desk, rule and outcome
 * @param slices that ended with a decision
 * @param seconds from the end of those slices until what was decided had left for the venue, in all
 */
public record DeskActivity(List<Count> counts, long slices, double seconds) {
  /**
   * Decisions of one kind.
   *
   * @param desk its name
   * @param rule it decided by
   * @param outcome BUY, SELL or NONE
   * @param decisions how many
   * @param overrides intents that were dropped or cut
   */
  public record Count(String desk, String rule, String outcome, long decisions, long overrides) {}
}
