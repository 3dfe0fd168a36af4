package io.slipstream.journal;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The two hashes of the Merkle tree of RFC 6962, section 2.1, with SHA-256. For one thread. */
final class TreeHasher {
  static final int HASH_BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = sha256();
  private final byte[] leafHead = new byte[9];
  private final byte[] pair = new byte[1 + 2 * HASH_BYTES];

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Hash of the tree without leaves. */
  byte[] empty() {
    return digest.digest();
  }

  /**
   * Hash of an entry.
   *
   * @param kindAndPayload array that holds them from {@code from} on, {@code length} bytes
   */
  void leaf(long sequence, byte[] kindAndPayload, int from, int length, byte[] into, int at) {
    leafHead[0] = LEAF;
    ByteBuffer.wrap(leafHead).putLong(1, sequence);
    digest.update(leafHead);
    digest.update(kindAndPayload, from, length);
    finish(into, at);
  }

  /** Hash of a node over two hashes; {@code into} may be one of them. */
  void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] into, int at) {
    pair[0] = NODE;
    System.arraycopy(left, leftAt, pair, 1, HASH_BYTES);
    System.arraycopy(right, rightAt, pair, 1 + HASH_BYTES, HASH_BYTES);
    digest.update(pair);
    finish(into, at);
  }

  /** Root of a tree of {@code size} leaves that the path of one leads to (RFC 9162, 2.1.3.2). */
  byte[] climb(long index, long size, byte[] leaf, List<byte[]> path) {
    byte[] hash = leaf.clone();
    long node = index;
    long last = size - 1;
    for (byte[] other : path) {
      boolean isRight = (node & 1) == 1 || node == last;
      if (isRight) {
        node(other, 0, hash, 0, hash, 0);
      } else {
        node(hash, 0, other, 0, hash, 0);
      }
      while (isRight && (node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
      node >>= 1;
      last >>= 1;
    }
    return hash;
  }

  private void finish(byte[] into, int at) {
    try {
      digest.digest(into, at, HASH_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("there is room for the hash", e);
    }
  }
}
