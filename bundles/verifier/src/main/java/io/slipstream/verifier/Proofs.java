package io.slipstream.verifier;

import java.security.MessageDigest;
import java.util.List;

/**
 * Whether a proof shows what it claims: inclusion and consistency of RFC 6962 (verified as in RFC
 * 9162, section 2.1), and both for the subtrees of draft-ietf-plants-merkle-tree-certs. All numbers
 * are signed longs; a negative one is refused.
 */
final class Proofs {
  private final Hashing hashing = new Hashing();

  /** Whether the leaf is at the index of the tree with that size and root. */
  boolean isIncluded(long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size || !areHashes(path)) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = hashing.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = hashing.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether the newer tree continues the older one. An older tree without leaves is in any. */
  boolean isConsistent(
      long olderSize, byte[] olderRoot, long newerSize, byte[] newerRoot, List<byte[]> path) {
    if (olderSize == 0 && newerSize >= 0) {
      return path.isEmpty()
          && MessageDigest.isEqual(olderRoot, Hashing.emptyRoot())
          && (newerSize > 0 || MessageDigest.isEqual(olderRoot, newerRoot));
    }
    return isSubtreeConsistent(0, olderSize, olderRoot, newerSize, newerRoot, path);
  }

  /** Whether a subtree may begin and end there: whole, and not across a larger one's middle. */
  static boolean isSubtree(long start, long end) {
    if (start < 0 || end <= start) {
      return false;
    }
    long width = end - start;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(width - 1);
    return bits >= Long.SIZE - 1 ? start == 0 : (start & ((1L << bits) - 1)) == 0;
  }

  /** Whether the leaf with that index in the whole tree is in the subtree with that root. */
  boolean isIncludedInSubtree(
      long index, long start, long end, byte[] leafHash, List<byte[]> path, byte[] root) {
    return isSubtree(start, end)
        && index >= start
        && isIncluded(index - start, end - start, leafHash, path, root);
  }

  /** Whether the subtree from start, inclusive, to end, exclusive, is part of the tree. */
  boolean isSubtreeConsistent(
      long start, long end, byte[] subtreeRoot, long size, byte[] root, List<byte[]> path) {
    if (!isSubtree(start, end) || end > size || !areHashes(path)) {
      return false;
    }
    long first = start;
    long last = end - 1;
    long treeLast = size - 1;
    int shift =
        last == treeLast ? bitsOf(first ^ last) : Math.min(bitsOf(first ^ last), ones(last));
    first >>= shift;
    last >>= shift;
    treeLast >>= shift;
    int next = 0;
    byte[] seed = subtreeRoot;
    if (first != last) {
      if (path.isEmpty()) {
        return false;
      }
      seed = path.get(next++);
    }
    return climbs(new long[] {first, last, treeLast}, seed, path, next, subtreeRoot, root);
  }

  private boolean climbs(
      long[] at, byte[] seed, List<byte[]> path, int from, byte[] subtreeRoot, byte[] root) {
    byte[] inner = seed;
    byte[] outer = seed;
    for (byte[] sibling : path.subList(from, path.size())) {
      if (at[2] == 0) {
        return false;
      }
      if ((at[1] & 1) == 1 || at[1] == at[2]) {
        if (at[0] < at[1]) {
          inner = hashing.node(sibling, inner);
        }
        outer = hashing.node(sibling, outer);
        while ((at[1] & 1) == 0 && at[1] != 0) {
          shift(at);
        }
      } else {
        outer = hashing.node(outer, sibling);
      }
      shift(at);
    }
    return at[2] == 0
        && MessageDigest.isEqual(inner, subtreeRoot)
        && MessageDigest.isEqual(outer, root);
  }

  private static void shift(long[] at) {
    for (int i = 0; i < at.length; i++) {
      at[i] >>= 1;
    }
  }

  private static int bitsOf(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  private static int ones(long value) {
    return Long.numberOfTrailingZeros(~value);
  }

  private static boolean areHashes(List<byte[]> path) {
    return path.stream().allMatch(hash -> hash.length == Hashing.BYTES);
  }
}
