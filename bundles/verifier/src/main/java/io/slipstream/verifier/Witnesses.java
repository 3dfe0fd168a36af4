package io.slipstream.verifier;

import java.util.ArrayList;
import java.util.List;

/** Counts the cosignatures by the witnesses whose keys were given. */
final class Witnesses {
  private final List<VerifierKey> keys;
  private final long[] counts;
  private final long[] newest;

  Witnesses(List<VerifierKey> keys) {
    this.keys = List.copyOf(keys);
    this.counts = new long[keys.size()];
    this.newest = new long[keys.size()];
  }

  /**
   * Counts a checkpoint's cosignatures; one that claims to be by a witness and is not is malformed.
   */
  void count(Claim claim) throws MalformedException {
    for (int i = 0; i < counts.length; i++) {
      if (claim.checkpoint().signaturesBy(keys.get(i)) > 0) {
        counts[i]++;
        newest[i] = Math.max(newest[i], claim.size());
      }
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      lines.add(
          "witness      "
              + keys.get(i).name()
              + (counts[i] == 0
                  ? ": no cosignature"
                  : ": " + counts[i] + " checkpoints, the newest of " + newest[i] + " entries"));
    }
    return lines;
  }
}
