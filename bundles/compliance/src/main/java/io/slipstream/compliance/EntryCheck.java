package io.slipstream.compliance;

import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.operations.JournalCheck;
import java.util.ArrayList;
import java.util.List;

/** Counts what can be understood, and remembers what cannot. */
final class EntryCheck implements JournalWalk.Visitor {
  private static final int MOST_REASONS = 100;

  private final List<String> unreadable = new ArrayList<>();
  private long inputs;
  private long decisions;

  @Override
  public void entry(ReadEntry entry, Register register) {
    if (entry.input() == null) {
      decisions++;
    } else {
      inputs++;
    }
  }

  @Override
  public void unreadable(long sequence, String reason) {
    if (unreadable.size() < MOST_REASONS) {
      unreadable.add("entry " + sequence + ": " + reason);
    }
  }

  JournalCheck result(Verification verification) {
    return new JournalCheck(verification, inputs, decisions, unreadable);
  }
}
