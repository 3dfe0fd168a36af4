package io.slipstream.verifier;

import java.io.IOException;
import java.security.MessageDigest;

/**
 * Computes the tree of the entries, compares it with the kept hashes and with checkpoints. As soon
 * as an entry and its kept hash differ there are two trees, that of the entries and that of the
 * kept hashes; the next checkpoint tells which of them the log signed.
 */
final class TreeCheck implements EntrySink {
  private final TreeFiles files;
  private final Report report;
  private final Claims claims;
  private final Verdicts verdicts;
  private final Differences differences = new Differences();
  private final Hashing hashing;
  private final byte[] kept = new byte[Hashing.BYTES];
  private final byte[][] entryNodes = new byte[TreeFiles.LEVELS][];
  private final byte[][] keptNodes = new byte[TreeFiles.LEVELS][];
  private Frontier entries;
  private Frontier keptTree;
  private boolean isKnown = true;
  private boolean isRemovedPart;
  private long unknownFrom;
  private long read;

  TreeCheck(TreeFiles files, Claims claims, Report report, Hashing hashing) {
    this.files = files;
    this.claims = claims;
    this.report = report;
    this.verdicts = new Verdicts(report);
    this.hashing = hashing;
    this.entries = new Frontier(hashing);
  }

  @Override
  public void entry(long sequence, byte[] leafHash, String file, long offset) throws IOException {
    read++;
    boolean isKept = files.readLeaf(sequence - 1, kept);
    if (!isKnown) {
      return;
    }
    beginAt(sequence);
    boolean isDifferent = isKept && !MessageDigest.isEqual(kept, leafHash);
    if (isDifferent) {
      differences.add(file, offset, sequence);
      if (keptTree == null) {
        keptTree = entries.copy();
      }
    }
    append(leafHash, isKept ? kept : leafHash);
    compareClaims();
  }

  @Override
  public void unread(long first, long last) throws IOException {
    for (long sequence = first; sequence <= last && isKnown; sequence++) {
      beginAt(sequence);
      if (files.readLeaf(sequence - 1, kept)) {
        append(kept, kept);
        compareClaims();
      } else {
        isKnown = false;
        unknownFrom = sequence;
      }
    }
  }

  /** Compares what is due before the first entry: a checkpoint of the empty tree. */
  void begin() throws IOException {
    compareClaims();
  }

  /**
   * Entries that retention removed: their kept hashes have to give the signed roots; what follows
   * is checked from the subtrees that were signed.
   */
  void removed(Removed removed) throws IOException {
    long there = Math.min(files.leafCount(), removed.last());
    isRemovedPart = true;
    for (long sequence = 1; sequence <= there && files.readLeaf(sequence - 1, kept); sequence++) {
      append(kept, kept);
      if (sequence < removed.last()) {
        compareClaims();
      }
    }
    Frontier signed = Frontier.of(hashing, removed.last(), removed.peaks());
    boolean isLost = entries.size() < removed.last();
    if (isLost) {
      report.find(
          Finding.range(
              "tree/level-0.hashes",
              entries.size() + 1,
              removed.last(),
              "the hashes of these entries, which retention removed, are not there"));
      skipClaims(removed.last() - 1);
    } else if (!MessageDigest.isEqual(entries.root(), signed.root())) {
      report.find(
          Finding.range(
              "tree/level-0.hashes",
              1,
              removed.last(),
              "the hashes kept of these entries, which retention removed, are not those that "
                  + Removed.FILE
                  + " signs"));
    }
    entries = signed;
    compareClaims();
    isRemovedPart = false;
  }

  private void skipClaims(long size) throws IOException {
    while (claims.next(size) != null) {
      report.note("a checkpoint of removed entries could not be compared");
    }
  }

  private void beginAt(long sequence) {
    if (sequence - 1 != entries.size()) {
      throw new IllegalStateException("entry " + sequence + " after " + entries.size());
    }
  }

  private void append(byte[] leafHash, byte[] keptHash) throws IOException {
    entries.append(leafHash, (level, hash) -> entryNodes[level] = hash.clone());
    if (keptTree != null) {
      keptTree.append(keptHash, (level, hash) -> keptNodes[level] = hash.clone());
    }
    if ((entries.size() & 0xff) == 0) {
      compareNodes();
    }
  }

  private void compareNodes() throws IOException {
    for (int level = 1; level < TreeFiles.LEVELS && entryNodes[level] != null; level++) {
      HashFile file = files.level(level);
      long index = (entries.size() >>> (8 * level)) - 1;
      byte[] there = new byte[Hashing.BYTES];
      if (file != null
          && file.read(index, there)
          && !MessageDigest.isEqual(there, entryNodes[level])
          && !(keptNodes[level] != null && MessageDigest.isEqual(there, keptNodes[level]))) {
        long width = 1L << (8 * level);
        report.find(
            new Finding(
                file.name(),
                index * Hashing.BYTES,
                index * width + 1,
                (index + 1) * width,
                "the hash kept here is not that of these entries"));
      }
      entryNodes[level] = null;
      keptNodes[level] = null;
    }
  }

  private void compareClaims() throws IOException {
    for (Claim claim = claims.next(entries.size());
        claim != null;
        claim = claims.next(entries.size())) {
      if (MessageDigest.isEqual(entries.root(), claim.root())) {
        verdicts.entriesFit(claim, differences);
        keptTree = null;
      } else if (keptTree != null && MessageDigest.isEqual(keptTree.root(), claim.root())) {
        verdicts.keptFits(claim, differences);
        entries = keptTree;
        keptTree = null;
      } else if (isRemovedPart) {
        verdicts.removedMisfit(claim);
      } else {
        verdicts.neitherFits(claim);
      }
    }
  }

  /** Says what no later checkpoint can settle any more. */
  void end() {
    if (!isKnown) {
      report.note(
          "no root can be computed from entry "
              + unknownFrom
              + " on, which cannot be read; checkpoints that cover it are not compared");
    }
    verdicts.end(differences);
  }

  boolean isKnown() {
    return isKnown;
  }

  /** How many entries were read. */
  long entryCount() {
    return read;
  }

  long size() {
    return entries.size();
  }

  byte[] root() {
    return entries.root();
  }

  Verdicts verdicts() {
    return verdicts;
  }
}
