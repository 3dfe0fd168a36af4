package io.slipstream.runtime;

import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSnapshot;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A session between two events: everything that its next decisions depend on. {@code
 * docs/journal-format.md} has the bytes.
 *
 * @param sequence of the last journal entry that is in it
 * @param entryHash SHA-256 of that entry, which ties the snapshot to one journal
 * @param kernel the kernel's state, with gate and venue
 * @param session what the session knows beside it: strategies, performance
 */
record SessionSnapshot(
    long sequence, byte[] entryHash, StateSnapshot kernel, StateSnapshot session) {
  private static final byte[] MAGIC = "SLIPSNP1".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH = 32;
  private static final int LEAST = MAGIC.length + Long.BYTES + HASH + 2 * Integer.BYTES + HASH;

  /** One that is not tied to a journal yet. */
  static SessionSnapshot taken(long sequence, StateSnapshot kernel, StateSnapshot session) {
    return new SessionSnapshot(sequence, new byte[HASH], kernel, session);
  }

  /** The same, tied to the journal that its last entry is of. */
  SessionSnapshot tiedTo(JournalEntry last) {
    return new SessionSnapshot(sequence, hash(last), kernel, session);
  }

  /** Whether an entry is the last that is in it. */
  boolean isAt(JournalEntry entry) {
    return Arrays.equals(entryHash, hash(entry));
  }

  /** SHA-256 over sequence, kind and payload of an entry. */
  private static byte[] hash(JournalEntry entry) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(entry.sequence()).array());
    digest.update((byte) entry.kind().ordinal());
    return digest.digest(entry.payload());
  }

  byte[] toBytes() {
    byte[] first = kernel.toBytes();
    byte[] second = session.toBytes();
    ByteBuffer bytes = ByteBuffer.allocate(LEAST + first.length + second.length);
    bytes.put(MAGIC).putLong(sequence).put(entryHash);
    bytes.putInt(first.length).put(first).putInt(second.length).put(second);
    MessageDigest digest = sha256();
    digest.update(bytes.array(), 0, bytes.position());
    return bytes.put(digest.digest()).array();
  }

  /**
   * The snapshot of these bytes.
   *
   * @throws StateException when they are none
   */
  static SessionSnapshot of(byte[] bytes) {
    if (bytes.length < LEAST || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new StateException("it is no snapshot");
    }
    MessageDigest digest = sha256();
    digest.update(bytes, 0, bytes.length - HASH);
    if (!Arrays.equals(
        digest.digest(), Arrays.copyOfRange(bytes, bytes.length - HASH, bytes.length))) {
      throw new StateException("its checksum does not fit");
    }
    ByteBuffer left = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length - HASH);
    long sequence = left.getLong();
    byte[] entryHash = take(left, HASH);
    byte[] kernel = take(left, left.getInt());
    int length = left.remaining() < Integer.BYTES ? -1 : left.getInt();
    byte[] session = take(left, length);
    if (left.hasRemaining()) {
      throw new StateException("it is longer than it says");
    }
    return new SessionSnapshot(
        sequence, entryHash, StateSnapshot.of(kernel), StateSnapshot.of(session));
  }

  private static byte[] take(ByteBuffer left, int length) {
    if (length < 0 || length > left.remaining()) {
      throw new StateException("it ends too early");
    }
    byte[] bytes = new byte[length];
    left.get(bytes);
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
