package io.slipstream.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The checkpoints in the order of their sizes: those of the journal, each read when its turn comes,
 * and those kept elsewhere.
 */
final class Claims {
  private final Path folder;
  private final long[] sizes;
  private final List<Claim> trusted;
  private final VerifierKey log;
  private final Witnesses witnesses;
  private final Report report;
  private int next;
  private int nextTrusted;
  private Claim largest;

  Claims(
      Path folder,
      long[] sizes,
      List<Claim> trusted,
      VerifierKey log,
      Witnesses witnesses,
      Report report) {
    this.folder = folder;
    this.sizes = sizes;
    this.trusted = trusted;
    this.log = log;
    this.witnesses = witnesses;
    this.report = report;
  }

  int count() {
    return sizes.length;
  }

  /** Whether there are checkpoints that were not asked for yet. */
  boolean hasMore() {
    return next < sizes.length || nextTrusted < trusted.size();
  }

  /** The checkpoint of the most entries among those that were given out, or null. */
  Claim largest() {
    return largest;
  }

  /** The next checkpoint of at most that size, or null. */
  Claim next(long size) throws IOException {
    Claim claim = find(size);
    if (claim != null && (largest == null || claim.size() > largest.size())) {
      largest = claim;
    }
    return claim;
  }

  private Claim find(long size) throws IOException {
    while (next < sizes.length && sizes[next] <= size) {
      long named = sizes[next];
      next++;
      Claim claim = read(named);
      if (claim != null) {
        return claim;
      }
    }
    if (nextTrusted < trusted.size() && trusted.get(nextTrusted).size() <= size) {
      return trusted.get(nextTrusted++);
    }
    return null;
  }

  static String nameOf(long size) {
    String digits = Long.toString(size);
    return "0".repeat(20 - digits.length()) + digits + ".note";
  }

  private Claim read(long named) throws IOException {
    String file = "checkpoints/" + nameOf(named);
    try {
      Checkpoint checkpoint = Checkpoint.parse(bytes(folder.resolve(nameOf(named))), log);
      if (checkpoint.size() != named) {
        throw new MalformedException(
            "the name says " + named + " entries, the checkpoint " + checkpoint.size());
      }
      Claim claim = new Claim(file, false, checkpoint);
      witnesses.count(claim);
      return claim;
    } catch (MalformedException e) {
      report.find(Finding.in(file, e.getMessage()));
      return null;
    }
  }

  /** A note's bytes; of a file that is too large no more than is needed to know it. */
  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Note.MOST_BYTES + 1);
    }
  }
}
