package io.slipstream.api.service.operations;

/**
 * What came out when the journal was replayed through a fresh kernel, without plugins.
 *
 * @param inputs inputs applied
 * @param decisions decisions compared
 * @param firstDifference sequence of the first entry whose decision differs, zero for none
 * @param stateHash hash of the replayed state
 * @param liveStateHash hash of the session's state after the same entries
 */
public record ReplayView(
    long inputs, long decisions, long firstDifference, String stateHash, String liveStateHash) {
  /** Whether every decision and the state are the same. */
  public boolean isEqual() {
    return firstDifference == 0 && stateHash.equals(liveStateHash);
  }
}
