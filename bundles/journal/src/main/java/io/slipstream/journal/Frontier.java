package io.slipstream.journal;

import java.io.IOException;

/** The right edge of a growing tree: the roots of its complete subtrees, largest first. */
final class Frontier {
  private static final int HEIGHTS = 63;

  private final TreeHasher hasher;
  private final byte[][] edge = new byte[HEIGHTS][];
  private long size;

  Frontier(TreeHasher hasher) {
    this.hasher = hasher;
  }

  /** Number of leaves. */
  long size() {
    return size;
  }

  /** Takes the roots of the complete subtrees of a tree that is there. */
  void start(long leaves, Subtrees subtrees) throws IOException {
    size = leaves;
    for (int height = 0; height < HEIGHTS; height++) {
      boolean has = (leaves >> height & 1) == 1;
      edge[height] = has ? subtrees.root(((leaves >> height) - 1) << height, height) : null;
    }
  }

  /** Adds a leaf's hash, which is overwritten, and tells of every subtree that is complete now. */
  void add(byte[] hash, Completed completed) throws IOException {
    completed.on(0, hash);
    int height = 0;
    for (; (size >> height & 1) == 1; height++) {
      hasher.node(edge[height], 0, hash, 0, hash, 0);
      completed.on(height + 1, hash);
    }
    edge[height] = hash;
    size++;
  }

  /** Root of the tree. */
  byte[] root() {
    byte[] root = null;
    for (int height = 0; height < HEIGHTS; height++) {
      if ((size >> height & 1) == 1) {
        byte[] above = edge[height].clone();
        if (root != null) {
          hasher.node(above, 0, root, 0, above, 0);
        }
        root = above;
      }
    }
    return root == null ? hasher.empty() : root;
  }

  /** Hears of complete subtrees; the hash is valid during the call. */
  interface Completed {
    void on(int height, byte[] hash) throws IOException;
  }

  /** Knows the roots of complete subtrees. */
  interface Subtrees {
    byte[] root(long from, int height) throws IOException;
  }
}
