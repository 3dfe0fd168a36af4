package io.slipstream.journal;

import io.slipstream.api.service.journal.AuditTrail;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The tree over a journal's entries with its checkpoints; one thread adds, any may ask. */
final class JournalAudit implements AuditTrail, AutoCloseable {
  private static final int LEAVES_AT_ONCE = 1024;
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final FileJournal journal;
  private final HashTree tree;
  private final NoteKey key;
  private final Checkpoints checkpoints;
  private final List<VerifierKey> witnesses;
  private final EntryReader reader;
  private final Path directory;
  private final ReadWriteLock reading = new ReentrantReadWriteLock();
  private volatile Removal removal;

  /**
   * Opens what belongs to a journal and brings it up to date.
   *
   * @throws JournalException when the entries are not those a checkpoint was signed for
   */
  JournalAudit(
      FileJournal journal,
      Path directory,
      AuditSettings settings,
      SegmentWriter found,
      Removal removal)
      throws IOException {
    this.journal = journal;
    this.directory = directory;
    this.removal = removal;
    this.reader = new EntryReader(found.segments());
    this.witnesses = settings.witnesses();
    long entries = found.recoveredEntries();
    boolean hasSigned = !Checkpoints.isEmpty(directory) || !removal.isNone();
    this.key = settings.openKey(directory, entries == 0 && !hasSigned, hasSigned);
    removal.requireSignature(key.verifier());
    this.checkpoints = new Checkpoints(directory, key);
    long newest = checkpoints.newest();
    byte[] root = newest < 0 ? null : signedRoot(newest);
    if (newest > entries) {
      throw changed(entries, newest);
    }
    this.tree = openTree(new TreeFolder(directory), newest, root);
    addFrom(tree, entries);
    Files.writeString(directory.resolve("journal.vkey"), key.verifier() + "\n");
  }

  /**
   * Opens the tree of the entries that were signed for; what is behind them, and what its files
   * have lost, is hashed again.
   */
  private HashTree openTree(TreeFolder folder, long newest, byte[] root) throws IOException {
    long signed = Math.max(removal.last(), newest);
    HashTree kept = new HashTree(folder.open(), Math.max(0, signed));
    if (kept.size() >= removal.last()) {
      addFrom(kept, signed);
      if (fits(kept, newest, root)) {
        folder.deleteOthers();
        return kept;
      }
    }
    try (kept;
        HashTree rebuilt = new HashTree(folder.begin(), 0)) {
      addRemoved(kept, rebuilt);
      addFrom(rebuilt, signed);
      if (!fits(rebuilt, newest, root)) {
        throw changed(newest, newest);
      }
      rebuilt.force();
    }
    folder.exchange();
    return new HashTree(folder.open(), signed);
  }

  private boolean fits(HashTree grown, long newest, byte[] root) throws IOException {
    return Arrays.equals(grown.root(removal.last()), removal.root())
        && (newest < 0 || Arrays.equals(grown.root(newest), root));
  }

  /** The hashes of removed entries cannot be computed again. */
  private void addRemoved(HashTree kept, HashTree rebuilt) throws IOException {
    long there = Math.min(kept.size(), removal.last());
    while (rebuilt.size() < there) {
      int count = (int) Math.min(LEAVES_AT_ONCE, there - rebuilt.size());
      byte[] hashes = kept.leaves(rebuilt.size(), count);
      for (int at = 0; at < hashes.length; at += TreeHasher.HASH_BYTES) {
        rebuilt.addLeaf(Arrays.copyOfRange(hashes, at, at + TreeHasher.HASH_BYTES));
      }
    }
    if (there < removal.last() || !Arrays.equals(rebuilt.root(removal.last()), removal.root())) {
      throw new JournalException(
          "tree/level-0.hashes in "
              + directory
              + " has lost hashes of entries 1 to "
              + removal.last()
              + ", which retention removed, or others are there: bring the file back from a copy;"
              + " no entry was changed now");
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
              + " intact, "
              + treeAdvice());
    }
  }

  private String treeAdvice() {
    return removal.isNone()
        ? "stop, delete its directory tree, and start again"
        : "stop, bring its directory tree back from a copy, and start again; without one leave it"
            + " there: nothing else has the hashes of entries 1 to "
            + removal.last()
            + ", which retention removed";
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
  public String consistency(String older, String newer) {
    try {
      journal.awaitHashed();
      Checkpoint from = signed(older);
      Checkpoint to = signed(newer);
      if (from.size() > to.size()) {
        throw new IllegalArgumentException(
            "the older checkpoint has "
                + from.size()
                + " entries, the newer "
                + to.size()
                + ": 0 to "
                + to.size()
                + " is allowed");
      }
      List<byte[]> path = tree.consistency(from.size(), to.size());
      ConsistencyProof proof = new ConsistencyProof(from, to, path);
      if (!proof.isValid(new TreeHasher())) {
        throw new JournalException(
            "the hashes that are kept do not lead from the checkpoint of "
                + from.size()
                + " entries to that of "
                + to.size()
                + ": verify the journal");
      }
      return proof.text();
    } catch (IOException e) {
      throw new JournalException("cannot prove what was added: " + e, e);
    }
  }

  /** A checkpoint by its size, or the one that is given; empty for the newest. */
  private Checkpoint signed(String sizeOrNote) throws IOException {
    if (sizeOrNote.isBlank()) {
      return Checkpoint.parse(SignedNote.parse(sign()).text());
    }
    return sizeOrNote.matches("[0-9]{1,18}")
        ? checkpoints.checkpoint(checkpoints.requireSize(Long.parseLong(sizeOrNote)))
        : checkpoints.requireSigned(sizeOrNote);
  }

  @Override
  public Verification verify() {
    journal.awaitHashed();
    reading.readLock().lock();
    try {
      return new JournalVerification(journal, tree, checkpoints, removal).run();
    } catch (IOException e) {
      throw new JournalException("cannot read the journal: " + e, e);
    } finally {
      reading.readLock().unlock();
    }
  }

  /** How many entries the newest checkpoint covers. */
  long covered() {
    return Math.max(0, checkpoints.newest());
  }

  /** What is done to segments at times when nobody verifies them. */
  interface Step {
    void run() throws IOException;
  }

  /** Runs a step, or leaves it for another time. */
  void whileNobodyReads(Step step) throws IOException {
    if (reading.writeLock().tryLock()) {
      try {
        step.run();
      } finally {
        reading.writeLock().unlock();
      }
    }
  }

  /** Signs that entries up to one are removed; their hashes are on the device then. */
  void signRemoval(long last, long seconds) throws IOException {
    tree.force();
    Removal signed = Removal.sign(key, last, seconds, tree.peaks(last));
    signed.store(directory);
    removal = signed;
  }

  /** Sequence of the oldest entry that is kept. */
  long firstKept() {
    return removal.last() + 1;
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }
}
