package io.slipstream.journal;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows that a tree begins with an older one, by the path of RFC 6962, section 2.1.2.
 *
 * @param older tree
 * @param newer tree
 * @param path hashes from the older tree's edge upwards
 */
record ConsistencyProof(Checkpoint older, Checkpoint newer, List<byte[]> path) {
  /** The path, one hash a line; nothing when both are of the same size. */
  String text() {
    StringBuilder text = new StringBuilder();
    path.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return text.toString();
  }

  /** Whether the path leads to both roots (RFC 9162, section 2.1.4.2). */
  boolean isValid(TreeHasher hasher) {
    if (older.size() == newer.size() || older.size() == 0) {
      return path.isEmpty()
          && Arrays.equals(older.root(), older.size() == 0 ? hasher.empty() : newer.root());
    }
    boolean areHashes =
        Stream.concat(Stream.of(older.root(), newer.root()), path.stream())
            .allMatch(hash -> hash.length == TreeHasher.HASH_BYTES);
    if (older.size() < 0 || older.size() > newer.size() || !areHashes) {
      return false;
    }
    boolean isComplete = Long.bitCount(older.size()) == 1;
    if (path.isEmpty() && !isComplete) {
      return false;
    }
    byte[] inner = (isComplete ? older.root() : path.get(0)).clone();
    byte[] outer = inner.clone();
    int shift = Long.numberOfTrailingZeros(older.size());
    long node = (older.size() - 1) >> shift;
    long last = (newer.size() - 1) >> shift;
    for (byte[] hash : path.subList(isComplete ? 0 : 1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hasher.node(hash, 0, inner, 0, inner, 0);
        hasher.node(hash, 0, outer, 0, outer, 0);
        // A left node that has no sibling in this tree is its own parent.
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hasher.node(outer, 0, hash, 0, outer, 0);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(inner, older.root()) && Arrays.equals(outer, newer.root());
  }
}
