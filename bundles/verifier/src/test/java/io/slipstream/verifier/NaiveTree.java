package io.slipstream.verifier;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word by word: slow, and easy to compare with them. */
final class NaiveTree {
  private final List<byte[]> leaves;

  NaiveTree(List<byte[]> leafHashes) {
    leaves = leafHashes;
  }

  static byte[] leaf(byte[] input) {
    return LogKey.sha256(new byte[] {0}, input);
  }

  static byte[] node(byte[] left, byte[] right) {
    return LogKey.sha256(new byte[] {1}, left, right);
  }

  byte[] root(int start, int end) {
    if (start == end) {
      return LogKey.sha256();
    }
    if (end - start == 1) {
      return leaves.get(start);
    }
    int middle = start + split(end - start);
    return node(root(start, middle), root(middle, end));
  }

  List<byte[]> inclusion(int index, int start, int end) {
    List<byte[]> path = new ArrayList<>();
    if (end - start > 1) {
      int middle = start + split(end - start);
      if (index < middle) {
        path.addAll(inclusion(index, start, middle));
        path.add(root(middle, end));
      } else {
        path.addAll(inclusion(index, middle, end));
        path.add(root(start, middle));
      }
    }
    return path;
  }

  List<byte[]> consistency(int older, int newer) {
    return subtree(0, older, 0, newer, true);
  }

  /** The consistency proof of a subtree, as the draft on Merkle tree certificates defines it. */
  List<byte[]> subtree(int start, int end, int from, int to, boolean isKnown) {
    List<byte[]> path = new ArrayList<>();
    if (start == from && end == to) {
      if (!isKnown) {
        path.add(root(from, to));
      }
      return path;
    }
    int middle = from + split(to - from);
    if (end <= middle) {
      path.addAll(subtree(start, end, from, middle, isKnown));
      path.add(root(middle, to));
    } else if (start >= middle) {
      path.addAll(subtree(start, end, middle, to, isKnown));
      path.add(root(from, middle));
    } else {
      path.addAll(subtree(middle, end, middle, to, false));
      path.add(root(from, middle));
    }
    return path;
  }

  private static int split(int count) {
    return Integer.highestOneBit(count - 1);
  }
}
