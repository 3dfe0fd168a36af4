package io.slipstream.api.service.operations;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import java.util.List;

/**
 * What was found when the whole journal was read: its proofs, and whether every entry can be
 * understood.
 *
 * @param verification of bytes, hashes and checkpoints
 * @param inputs that were understood
 * @param decisions that were understood
 * @param unreadable entries that were not, with the reason; the first hundred
 */
public record JournalCheck(
    Verification verification, long inputs, long decisions, List<String> unreadable) {
  /** Copies the list. */
  public JournalCheck {
    unreadable = List.copyOf(unreadable);
  }

  /** Whether nothing was found. */
  public boolean isIntact() {
    return verification.findings().isEmpty() && unreadable.isEmpty();
  }
}
