package io.slipstream.api.service.journal;

import java.util.List;

/**
 * What proves a journal to somebody who does not trust its keeper: a Merkle tree over the entries
 * (RFC 6962) whose root is signed now and then. {@code docs/journal-format.md} has the formats.
 */
public interface AuditTrail {
  /** The public key of the checkpoints, {@code name+id+key}. */
  String verifierKey();

  /**
   * Signs the root over every entry there is, and keeps it.
   *
   * @return the signed note
   * @throws JournalException when it cannot be written
   */
  String checkpoint();

  /**
   * Proves that an entry is in the tree of a signed checkpoint, made now when none covers it.
   *
   * @return entry, path to the root and checkpoint as text
   * @throws IllegalArgumentException when there is no such entry
   */
  String proof(long sequence);

  /**
   * Keeps what witnesses have signed.
   *
   * @param cosigned a checkpoint of this journal with their signature lines
   * @return the note as it is kept then
   * @throws IllegalArgumentException when it is none, or none of the configured witnesses signed it
   */
  String addWitnesses(String cosigned);

  /**
   * Proves that a checkpoint only adds entries to an older one.
   *
   * @param older number of entries of a checkpoint of this journal, or one as text
   * @param newer the same, or empty for one over every entry there is
   * @return the path as text, one hash a line
   * @throws IllegalArgumentException when a checkpoint is not there, or not signed by this journal
   * @throws JournalException when it signs another history, or the kept hashes are damaged
   */
  String consistency(String older, String newer);

  /**
   * Reads every entry from disk and compares with every checkpoint; of entries that retention
   * removed, the hashes.
   */
  Verification verify();

  /**
   * What was found.
   *
   * @param entries that were read
   * @param checkpoints that were compared
   * @param covered entries that the newest checkpoint covers
   * @param findings what does not fit, empty when all is well
   * @param removed entries that retention removed, 1 to this one; 0 when it removed none
   */
  record Verification(
      long entries, int checkpoints, long covered, List<String> findings, long removed) {}
}
