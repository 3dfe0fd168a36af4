package io.slipstream.verifier;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The hashes that the journal keeps beside its segments, level by level, as far as there are. */
final class TreeFiles implements Closeable {
  /** 256 to the power of eight is more than a sequence can count. */
  static final int LEVELS = 8;

  private static final int BITS_A_LEVEL = 8;

  private final HashFile[] levels = new HashFile[LEVELS];

  TreeFiles(Path journal) throws IOException {
    for (int level = 0; level < LEVELS; level++) {
      String name = "tree/level-" + level + ".hashes";
      Path file = journal.resolve(name);
      if (Files.isRegularFile(file)) {
        levels[level] = new HashFile(file, name);
      }
    }
  }

  /** The file of a level, or null. */
  HashFile level(int level) {
    return levels[level];
  }

  /** How many leaf hashes are kept. */
  long leafCount() {
    return levels[0] == null ? 0 : levels[0].count();
  }

  /** Reads a leaf's hash; false when it is not there. */
  boolean readLeaf(long index, byte[] into) throws IOException {
    return levels[0] != null && levels[0].read(index, into);
  }

  /** Compares how many hashes there are with how many entries there are. */
  void count(long entries, boolean isUnfinished, Report report) {
    if (levels[0] == null && entries > 0) {
      report.note(
          "tree/level-0.hashes is not there; damage is named by the range between two checkpoints");
    }
    for (int level = 0; level < LEVELS; level++) {
      HashFile file = levels[level];
      long expected = entries >>> (BITS_A_LEVEL * level);
      if (file == null) {
        if (level > 0 && expected > 0) {
          report.note("tree/level-" + level + ".hashes is not there; it can be rebuilt");
        }
        continue;
      }
      if (file.count() < expected || file.surplusBytes() > 0) {
        report.note(
            file.name()
                + " has "
                + file.count()
                + " of "
                + expected
                + " hashes"
                + (file.surplusBytes() > 0 ? " and " + file.surplusBytes() + " bytes more" : "")
                + "; it can be rebuilt");
      }
      if (file.count() > expected) {
        findSurplus(file, entries, expected, isUnfinished, report);
      }
    }
  }

  private static void findSurplus(
      HashFile file, long entries, long expected, boolean isUnfinished, Report report) {
    long surplus = file.count() - expected;
    String text =
        file.count()
            + " hashes, but the entries there are make "
            + expected
            + ": entries after "
            + entries
            + " were cut off, or hashes were added";
    if (isUnfinished && surplus == 1) {
      report.note(file.name() + " has the hash of the entry whose write was not finished");
    } else {
      report.find(Finding.at(file.name(), expected * Hashing.BYTES, text));
    }
  }

  @Override
  public void close() throws IOException {
    for (HashFile level : levels) {
      if (level != null) {
        level.close();
      }
    }
  }
}
