package io.slipstream.verifier;

import java.util.List;

/**
 * The right edge of a Merkle tree: the roots of the complete subtrees it is made of, one for each
 * bit of its size. That is all that is needed to add leaves and to know the root.
 */
final class Frontier {
  /** Hears of the complete subtrees of 256, 65,536, ... leaves as they are completed. */
  @FunctionalInterface
  interface Completion {
    /** The array is used again and must be copied to be kept. */
    void completed(int level, byte[] hash);
  }

  private static final int HEIGHTS = 63;
  private static final int HEIGHTS_A_LEVEL = 8;

  private final Hashing hashing;
  private final byte[][] nodes = new byte[HEIGHTS][Hashing.BYTES];
  private final byte[] rising = new byte[Hashing.BYTES];
  private long size;

  Frontier(Hashing hashing) {
    this.hashing = hashing;
  }

  Frontier copy() {
    Frontier copy = new Frontier(hashing);
    copy.size = size;
    for (int height = 0; height < HEIGHTS; height++) {
      System.arraycopy(nodes[height], 0, copy.nodes[height], 0, Hashing.BYTES);
    }
    return copy;
  }

  /** A tree of which the roots of its complete subtrees are known, largest first. */
  static Frontier of(Hashing hashing, long size, List<byte[]> peaks) {
    Frontier frontier = new Frontier(hashing);
    frontier.size = size;
    int next = 0;
    for (int height = HEIGHTS - 1; height >= 0; height--) {
      if (((size >>> height) & 1) == 1) {
        System.arraycopy(peaks.get(next++), 0, frontier.nodes[height], 0, Hashing.BYTES);
      }
    }
    return frontier;
  }

  long size() {
    return size;
  }

  void append(byte[] leafHash, Completion completion) {
    System.arraycopy(leafHash, 0, rising, 0, Hashing.BYTES);
    int height = 0;
    while (((size >>> height) & 1) == 1) {
      hashing.node(nodes[height], rising, rising);
      height++;
      if (height % HEIGHTS_A_LEVEL == 0) {
        completion.completed(height / HEIGHTS_A_LEVEL, rising);
      }
    }
    System.arraycopy(rising, 0, nodes[height], 0, Hashing.BYTES);
    size++;
  }

  byte[] root() {
    byte[] root = null;
    for (int height = 0; height < HEIGHTS; height++) {
      if (((size >>> height) & 1) == 1) {
        root = root == null ? nodes[height].clone() : hashing.node(nodes[height], root);
      }
    }
    return root == null ? Hashing.emptyRoot() : root;
  }
}
