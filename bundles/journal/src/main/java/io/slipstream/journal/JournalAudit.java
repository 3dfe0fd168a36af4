package io.slipstream.journal;

import io.slipstream.api.service.journal.AuditTrail;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The tree over a journal's entries with its checkpoints; one thread adds, any may ask. */
final class JournalAudit implements AuditTrail, AutoCloseable {
  private static final int LEAVES_AT_ONCE = 1024;
  private static final int MOST_FINDINGS = 1000;
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final FileJournal journal;
  private final HashTree tree;
  private final NoteKey key;
  private final Checkpoints checkpoints;
  private final List<VerifierKey> witnesses;
  private final EntryReader reader;

  /**
   * Opens what belongs to a journal and brings it up to date.
   *
   * @throws JournalException when the entries are not those a checkpoint was signed for
   */
  JournalAudit(FileJournal journal, Path directory, AuditSettings settings, long entries)
      throws IOException {
    this.journal = journal;
    this.reader = new EntryReader(directory);
    this.witnesses = settings.witnesses();
    boolean hasSigned = !Checkpoints.isEmpty(directory);
    this.key = settings.openKey(directory, entries == 0 && !hasSigned, hasSigned);
    this.checkpoints = new Checkpoints(directory, key);
    long newest = checkpoints.newest();
    byte[] root = newest < 0 ? null : signedRoot(newest);
    if (newest > entries) {
      throw changed(entries, newest);
    }
    this.tree = openTree(directory.resolve("tree"), newest, root);
    addFrom(tree, entries);
    Files.writeString(directory.resolve("journal.vkey"), key.verifier() + "\n");
  }

  /**
   * Opens the tree of the entries that were signed for; what is behind them, and what its files
   * have lost, is hashed again.
   */
  private HashTree openTree(Path place, long newest, byte[] root) throws IOException {
    HashTree kept = new HashTree(place, Math.max(0, newest));
    addFrom(kept, newest);
    if (newest < 0 || Arrays.equals(kept.root(newest), root)) {
      return kept;
    }
    kept.close();
    Path beside = place.resolveSibling("tree.rebuilt");
    delete(beside);
    try (HashTree rebuilt = new HashTree(beside, 0)) {
      addFrom(rebuilt, newest);
      if (!Arrays.equals(rebuilt.root(newest), root)) {
        throw changed(newest, newest);
      }
    }
    delete(place);
    Files.move(beside, place);
    return new HashTree(place, newest);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.isDirectory(tree)) {
      try (Stream<Path> files = Files.list(tree)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(tree);
    }
  }

  private void addFrom(HashTree growing, long entries) throws IOException {
    if (growing.size() < entries) {
      Iterator<JournalEntry> left = journal.entriesFrom(growing.size() + 1, entries);
      while (left.hasNext()) {
        byte[] bytes = Segment.kindAndPayload(left.next());
        growing.add(bytes, 0, bytes.length);
      }
    }
  }

  private static JournalException changed(long entries, long newest) {
    return new JournalException(
        "the journal's "
            + entries
            + " entries are not those its checkpoint of "
            + newest
            + " entries was signed for: entries were changed or lost; no entry was changed now"
            + " (verify it, restore it, or begin anew with FRESH=1)");
  }

  private byte[] signedRoot(long size) throws IOException {
    try {
      return checkpoints.checkpoint(size).root();
    } catch (IllegalArgumentException e) {
      throw new JournalException("the newest checkpoint is damaged: " + e.getMessage(), e);
    }
  }

  /** Adds the records of a group that was written, in memory. */
  void addGroup(ByteBuffer records) throws IOException {
    int at = 0;
    while (at < records.limit()) {
      int length = 1 + records.getInt(at);
      tree.add(records.array(), at + Segment.RECORD_BYTES - 1, length);
      at += Segment.RECORD_BYTES - 1 + length;
    }
  }

  /** Hands the tree's new hashes to the operating system; can be tried again. */
  void flush() throws IOException {
    tree.flush();
  }

  /** Whether there are entries that no checkpoint covers. */
  boolean hasNews() {
    return tree.size() > Math.max(0, checkpoints.newest());
  }

  /** Signs the tree as it is. */
  String sign() throws IOException {
    long size = tree.size();
    return checkpoints.write(size, tree.root(size));
  }

  @Override
  public String verifierKey() {
    return key.verifier().toString();
  }

  @Override
  public String checkpoint() {
    try {
      journal.awaitHashed();
      return sign();
    } catch (IOException e) {
      throw new JournalException("cannot write a checkpoint: " + e, e);
    }
  }

  @Override
  public String proof(long sequence) {
    try {
      journal.requireEntry(sequence);
      journal.awaitDurable(sequence);
      long size = checkpoints.covering(sequence);
      String note = size < 0 ? checkpoint() : checkpoints.read(size);
      long covered = Checkpoint.parse(SignedNote.parse(note).text()).size();
      StringBuilder proof = new StringBuilder("slipstream.io/proof/v1\n");
      proof.append("index ").append(sequence - 1).append('\n');
      List<byte[]> path = tree.inclusion(sequence - 1, covered);
      path.forEach(hash -> proof.append(BASE64.encodeToString(hash)).append('\n'));
      byte[] bytes = Segment.kindAndPayload(reader.read(sequence));
      requireProof(sequence, bytes, path, covered);
      byte[] entry =
          ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(sequence).put(bytes).array();
      proof.append("\nentry ").append(BASE64.encodeToString(entry)).append("\n\n").append(note);
      return proof.toString();
    } catch (IOException e) {
      throw new JournalException("cannot prove entry " + sequence + ": " + e, e);
    }
  }

  /** A file of the tree may be damaged: a proof that proves nothing is not handed out. */
  private void requireProof(long sequence, byte[] bytes, List<byte[]> path, long size)
      throws IOException {
    TreeHasher hasher = new TreeHasher();
    byte[] hash = new byte[TreeHasher.HASH_BYTES];
    hasher.leaf(sequence, bytes, 0, bytes.length, hash, 0);
    if (!Arrays.equals(hasher.climb(sequence - 1, size, hash, path), signedRoot(size))) {
      throw new JournalException(
          "entry "
              + sequence
              + " does not lead to the signed root: verify the journal; when its entries are"
              + " intact, stop, delete its directory tree, and start again");
    }
  }

  @Override
  public String addWitnesses(String cosigned) {
    try {
      return checkpoints.addWitnesses(cosigned, witnesses);
    } catch (IOException e) {
      throw new JournalException("cannot keep the checkpoint: " + e, e);
    }
  }

  @Override
  public Verification verify() {
    journal.awaitHashed();
    List<String> findings = new ArrayList<>();
    Frontier frontier = new Frontier(new TreeHasher());
    try {
      List<Long> sizes = checkpoints.sizes();
      long entries = tree.size();
      Iterator<JournalEntry> left = journal.entriesFrom(1, entries);
      for (long size : sizes) {
        addUntil(size, left, frontier, findings);
        compare(size, frontier, findings);
      }
      addUntil(entries, left, frontier, findings);
      long newest = sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1);
      return new Verification(frontier.size(), sizes.size(), newest, List.copyOf(findings));
    } catch (JournalException e) {
      findings.add(e.getMessage());
      return new Verification(frontier.size(), 0, 0, List.copyOf(findings));
    } catch (IOException e) {
      throw new JournalException("cannot read the journal: " + e, e);
    }
  }

  private void addUntil(
      long size, Iterator<JournalEntry> entries, Frontier frontier, List<String> findings)
      throws IOException {
    TreeHasher hasher = new TreeHasher();
    while (frontier.size() < size && entries.hasNext()) {
      long first = frontier.size();
      int count = (int) Math.min(LEAVES_AT_ONCE, size - first);
      byte[] kept = tree.leaves(first, count);
      long differing = 0;
      long last = 0;
      for (int i = 0; i < count && entries.hasNext(); i++) {
        byte[] bytes = Segment.kindAndPayload(entries.next());
        byte[] hash = new byte[TreeHasher.HASH_BYTES];
        hasher.leaf(first + i + 1, bytes, 0, bytes.length, hash, 0);
        int at = i * TreeHasher.HASH_BYTES;
        if (!Arrays.equals(hash, 0, hash.length, kept, at, at + hash.length)) {
          differing = differing == 0 ? first + i + 1 : differing;
          last = first + i + 1;
        }
        frontier.add(hash, (height, root) -> {});
      }
      if (differing > 0 && findings.size() < MOST_FINDINGS) {
        findings.add(
            "entry "
                + differing
                + (last > differing ? " to " + last + " are" : " is")
                + " not what was hashed when it was new");
      }
    }
  }

  private void compare(long size, Frontier frontier, List<String> findings) throws IOException {
    try {
      Checkpoint signed = checkpoints.checkpoint(size);
      if (frontier.size() != size || !Arrays.equals(frontier.root(), signed.root())) {
        findings.add("the first " + size + " entries do not have the root that was signed");
      }
    } catch (IllegalArgumentException e) {
      findings.add("checkpoint of " + size + " entries: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }
}
