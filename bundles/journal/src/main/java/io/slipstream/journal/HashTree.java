package io.slipstream.journal;

import static io.slipstream.journal.TreeHasher.HASH_BYTES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 over the entries. Every eighth level is kept in a file, so that a
 * proof reads a few hundred hashes however large the tree is; the right edge is in memory.
 */
final class HashTree implements AutoCloseable {
  private static final int LEVEL_BITS = 8;
  private static final int LEVELS = 5;

  private final LevelFile[] levels = new LevelFile[LEVELS];
  private final TreeHasher hasher = new TreeHasher();
  private final Frontier frontier = new Frontier(hasher);

  /** Opens the tree of at most {@code entries} leaves; what is missing has to be added. */
  HashTree(Path directory, long entries) throws IOException {
    Files.createDirectories(directory);
    levels[0] = LevelFile.open(directory, 0, entries);
    long size = levels[0].size();
    for (int level = 1; level < LEVELS; level++) {
      levels[level] = LevelFile.open(directory, level, size >> (LEVEL_BITS * level));
      complete(level, size >> (LEVEL_BITS * level));
    }
    frontier.start(size, this::subtree);
  }

  private void complete(int level, long count) throws IOException {
    while (levels[level].size() < count) {
      levels[level].append(over(level - 1, levels[level].size() << LEVEL_BITS, LEVEL_BITS));
    }
  }

  /** Number of leaves. */
  synchronized long size() {
    return frontier.size();
  }

  /** Adds the next entry, whose sequence is the tree's new size. */
  synchronized void add(byte[] kindAndPayload, int from, int length) throws IOException {
    byte[] hash = new byte[HASH_BYTES];
    hasher.leaf(frontier.size() + 1, kindAndPayload, from, length, hash, 0);
    frontier.add(hash, this::keep);
  }

  /** Adds the next entry by its hash alone. */
  synchronized void addLeaf(byte[] hash) throws IOException {
    frontier.add(hash.clone(), this::keep);
  }

  private void keep(int height, byte[] hash) throws IOException {
    if (height % LEVEL_BITS == 0 && height / LEVEL_BITS < LEVELS) {
      levels[height / LEVEL_BITS].append(hash);
    }
  }

  /** Hashes that were kept of some leaves. */
  synchronized byte[] leaves(long first, int count) throws IOException {
    byte[] hashes = new byte[count * HASH_BYTES];
    levels[0].read(first, count, hashes);
    return hashes;
  }

  /** Root of the first {@code leaves} leaves. */
  synchronized byte[] root(long leaves) throws IOException {
    requireSize(leaves);
    return leaves == frontier.size() ? frontier.root() : root(0, leaves);
  }

  /** Roots of the complete subtrees that the first leaves make, largest first. */
  synchronized List<byte[]> peaks(long leaves) throws IOException {
    requireSize(leaves);
    List<byte[]> peaks = new ArrayList<>();
    long from = 0;
    while (from < leaves) {
      long count = Long.highestOneBit(leaves - from);
      peaks.add(range(from, from + count));
      from += count;
    }
    return peaks;
  }

  /** From the leaf upwards, the hashes that lead from leaf {@code index} to the root. */
  synchronized List<byte[]> inclusion(long index, long leaves) throws IOException {
    requireSize(leaves);
    if (index < 0 || index >= leaves) {
      throw new IllegalArgumentException("leaf " + index + ": 0 to " + (leaves - 1) + " is there");
    }
    List<byte[]> path = new ArrayList<>();
    path(index, 0, leaves, path);
    return path;
  }

  private void path(long index, long from, long to, List<byte[]> path) throws IOException {
    if (to - from == 1) {
      return;
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(range(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(range(from, middle));
    }
  }

  /**
   * The hashes that prove the tree of {@code older} leaves a beginning of that of {@code newer}.
   */
  synchronized List<byte[]> consistency(long older, long newer) throws IOException {
    requireSize(newer);
    if (older < 0 || older > newer) {
      throw new IllegalArgumentException("size " + older + ": 0 to " + newer + " is allowed");
    }
    List<byte[]> proof = new ArrayList<>();
    if (older > 0) {
      consistency(older, 0, newer, true, proof);
    }
    return proof;
  }

  private void consistency(long older, long from, long to, boolean known, List<byte[]> proof)
      throws IOException {
    if (older == to) {
      if (!known) {
        proof.add(range(from, to));
      }
      return;
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    if (older <= middle) {
      consistency(older, from, middle, known, proof);
      proof.add(range(middle, to));
    } else {
      consistency(older, middle, to, false, proof);
      proof.add(range(from, middle));
    }
  }

  private void requireSize(long leaves) {
    if (leaves < 0 || leaves > frontier.size()) {
      throw new IllegalArgumentException(
          "size " + leaves + ": 0 to " + frontier.size() + " is there");
    }
  }

  private byte[] root(long from, long to) throws IOException {
    return from == to ? hasher.empty() : range(from, to);
  }

  private byte[] range(long from, long to) throws IOException {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      return subtree(from, Long.numberOfTrailingZeros(count));
    }
    long middle = from + Long.highestOneBit(count);
    byte[] hash = new byte[HASH_BYTES];
    hasher.node(range(from, middle), 0, range(middle, to), 0, hash, 0);
    return hash;
  }

  /** Root of a complete subtree that begins at a multiple of its size. */
  private byte[] subtree(long from, int height) throws IOException {
    int level = Math.min(height / LEVEL_BITS, LEVELS - 1);
    return over(level, from >> (LEVEL_BITS * level), height - LEVEL_BITS * level);
  }

  /** Root over 2^height hashes of a level. */
  private byte[] over(int level, long first, int height) throws IOException {
    int count = 1 << height;
    byte[] hashes = new byte[count * HASH_BYTES];
    levels[level].read(first, count, hashes);
    for (; count > 1; count /= 2) {
      for (int i = 0; i < count; i += 2) {
        int at = i * HASH_BYTES;
        hasher.node(hashes, at, hashes, at + HASH_BYTES, hashes, at / 2);
      }
    }
    return Arrays.copyOf(hashes, HASH_BYTES);
  }

  /** Hands all hashes to the operating system. */
  synchronized void flush() throws IOException {
    for (LevelFile level : levels) {
      level.flush();
    }
  }

  /** Forces all hashes to the device. */
  synchronized void force() throws IOException {
    flush();
    for (LevelFile level : levels) {
      level.force();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (LevelFile level : levels) {
      level.close();
    }
  }
}
