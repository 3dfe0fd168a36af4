package io.slipstream.journal;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Reads every entry and compares with every checkpoint. For one use. */
final class JournalVerification {
  private static final int LEAVES_AT_ONCE = 1024;
  private static final int MOST_FINDINGS = 1000;

  private final FileJournal journal;
  private final HashTree tree;
  private final Checkpoints checkpoints;
  private final Removal removal;
  private final TreeHasher hasher = new TreeHasher();
  private final Frontier frontier = new Frontier(hasher);
  private final List<String> findings = new ArrayList<>();
  private boolean fitted = true;

  JournalVerification(
      FileJournal journal, HashTree tree, Checkpoints checkpoints, Removal removal) {
    this.journal = journal;
    this.tree = tree;
    this.checkpoints = checkpoints;
    this.removal = removal;
  }

  Verification run() throws IOException {
    List<Long> sizes = checkpoints.sizes();
    long newest = sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1);
    int compared = 0;
    try {
      long entries = tree.size();
      Iterator<JournalEntry> left = journal.entriesFrom(removal.last() + 1, entries);
      for (long size : sizes) {
        addUntil(size, left);
        compare(size);
        compared++;
      }
      addUntil(entries, left);
    } catch (JournalException e) {
      findings.add(e.getMessage());
      newest = 0;
    }
    long read = Math.max(0, frontier.size() - removal.last());
    return new Verification(read, compared, newest, List.copyOf(findings), removal.last());
  }

  private void addUntil(long size, Iterator<JournalEntry> entries) throws IOException {
    addRemoved(Math.min(size, removal.last()));
    while (frontier.size() < size && entries.hasNext()) {
      long first = frontier.size();
      int count = (int) Math.min(LEAVES_AT_ONCE, size - first);
      byte[] kept = tree.leaves(first, count);
      long differing = 0;
      long last = 0;
      for (int i = 0; i < count && entries.hasNext(); i++) {
        byte[] hash = hash(entries.next());
        int at = i * TreeHasher.HASH_BYTES;
        if (!Arrays.equals(hash, 0, hash.length, kept, at, at + hash.length)) {
          differing = differing == 0 ? first + i + 1 : differing;
          last = first + i + 1;
        }
        frontier.add(hash, (height, root) -> {});
      }
      if (differing > 0) {
        find(
            "entry "
                + differing
                + (last > differing ? " to " + last + " are" : " is")
                + " not what was hashed when it was new");
      }
    }
  }

  /** Of removed entries there are the hashes, and the signed roots they have to lead to. */
  private void addRemoved(long size) throws IOException {
    while (frontier.size() < size) {
      int count = (int) Math.min(LEAVES_AT_ONCE, size - frontier.size());
      byte[] kept = tree.leaves(frontier.size(), count);
      for (int i = 0; i < count; i++) {
        int at = i * TreeHasher.HASH_BYTES;
        frontier.add(
            Arrays.copyOfRange(kept, at, at + TreeHasher.HASH_BYTES), (height, root) -> {});
      }
      if (frontier.size() == removal.last() && !Arrays.equals(frontier.root(), removal.root())) {
        find(
            "the hashes kept of entries 1 to "
                + removal.last()
                + ", which retention removed, are not those that were signed");
        removal.begin(frontier);
      }
    }
  }

  private byte[] hash(JournalEntry entry) {
    byte[] bytes = Segment.kindAndPayload(entry);
    byte[] hash = new byte[TreeHasher.HASH_BYTES];
    hasher.leaf(entry.sequence(), bytes, 0, bytes.length, hash, 0);
    return hash;
  }

  /** Behind one that does not fit no later one does: only the first says something new. */
  private void compare(long size) throws IOException {
    try {
      Checkpoint signed = checkpoints.checkpoint(size);
      boolean fits = frontier.size() == size && Arrays.equals(frontier.root(), signed.root());
      if (!fits && fitted) {
        find("the first " + size + " entries do not have the root that was signed");
      }
      fitted = fits;
    } catch (IllegalArgumentException e) {
      find("checkpoint of " + size + " entries: " + e.getMessage());
    }
  }

  private void find(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }
}
