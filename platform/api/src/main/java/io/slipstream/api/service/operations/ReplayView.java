package io.slipstream.api.service.operations;

import java.util.List;

/**
 * What came out when a journal was replayed through a fresh kernel, without plugins.
 *
 * @param from first entry whose decisions were compared
 * @param to last entry that was replayed
 * @param snapshot entry of the snapshot it began with, zero when it began with the first entry
 * @param inputs inputs applied
 * @param decisions decisions compared
 * @param snapshots snapshots on the way whose state was compared
 * @param firstDifference sequence of the first entry that came out differently, zero for none
 * @param difference what it is: what the journal has, what came out, and the order's story
 * @param stateHash hash of the replayed state
 * @param liveStateHash hash of the session's state after the same entries, empty when it is not
 *     known
 */
public record ReplayView(
    long from,
    long to,
    long snapshot,
    long inputs,
    long decisions,
    int snapshots,
    long firstDifference,
    List<String> difference,
    String stateHash,
    String liveStateHash) {
  /** Whether every decision and the state are the same, as far as it is known. */
  public boolean isEqual() {
    return firstDifference == 0 && (liveStateHash.isEmpty() || stateHash.equals(liveStateHash));
  }
}
