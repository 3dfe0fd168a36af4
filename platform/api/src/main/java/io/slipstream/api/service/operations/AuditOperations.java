package io.slipstream.api.service.operations;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.Journal;
import java.util.List;

/** What an auditor asks of the session's journal; an OSGi service. */
public interface AuditOperations {
  /** How large the journal is, what of it is durable, what was found on opening. */
  Journal.Status status();

  /** Snapshots of the session. */
  SnapshotStatus snapshots();

  /**
   * Takes a snapshot of the session now.
   *
   * @throws OperationRefusedException when a strategy cannot tell what it remembers, or it cannot
   *     be written
   */
  SnapshotStatus.Kept takeSnapshot(Operator operator);

  /** The public key of the checkpoints, {@code name+id+key}. */
  String verifierKey();

  /** Signs a checkpoint over every entry there is; returns the signed note. */
  String checkpoint();

  /**
   * Proves that an entry is in the journal.
   *
   * @param entryOrOrder sequence of an entry, or a client order id, whose intent is proved
   * @return entry, path to the root and checkpoint as text
   * @throws OperationRefusedException when there is no such entry or order
   */
  String proof(String entryOrOrder);

  /**
   * Proves that a checkpoint only adds entries to an older one.
   *
   * @param older number of entries of a checkpoint of this journal, or one as text
   * @param newer the same, or empty for one over every entry there is
   * @return the path as text, one hash a line
   * @throws OperationRefusedException when a checkpoint is not there or not this journal's
   */
  String consistency(String older, String newer);

  /**
   * Keeps the signatures that witnesses gave to a checkpoint of this journal.
   *
   * @return the note as it is kept then
   * @throws OperationRefusedException when no configured witness signed it
   */
  String addWitnesses(String cosigned, Operator operator);

  /** Reads every entry and compares with every checkpoint. */
  Verification verify();

  /**
   * Why an order happened and what became of it, from the journal alone.
   *
   * @throws OperationRefusedException when the journal has no such order
   */
  List<StoryLine> story(String clientOrderId);
}
