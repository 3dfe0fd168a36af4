package io.slipstream.runtime;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.state.StateException;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputCodec;
import io.slipstream.kernel.TradingKernel;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * A session as it was at an earlier entry of its journal, in a kernel of its own, and what the
 * journal has behind that.
 */
final class PastSession {
  private final long sequence;
  private final TradingKernel kernel;
  private final InputCodec codec;
  private final Iterator<JournalEntry> entries;
  private final SessionSnapshot snapshot;

  private PastSession(
      long sequence,
      TradingKernel kernel,
      Iterator<JournalEntry> entries,
      SessionSnapshot snapshot) {
    this.snapshot = snapshot;
    this.sequence = sequence;
    this.kernel = kernel;
    this.codec = new InputCodec(kernel.instruments());
    this.entries = entries;
  }

  /**
   * From the newest snapshot that is early enough, else from the first entry, or from the oldest
   * snapshot when retention has removed that.
   *
   * @param isEarly of a snapshot's kernel, restored
   * @throws OperationRefusedException when the journal's beginning was removed and no snapshot
   *     stands for it
   */
  static PastSession open(
      JournalReader journal,
      SnapshotFolder snapshots,
      Kernels kernels,
      Predicate<PastSession> isEarly) {
    PastSession oldest = null;
    for (long sequence : snapshots.sequences()) {
      if (sequence >= journal.firstSequence() && sequence <= journal.lastSequence()) {
        PastSession found = restored(journal, snapshots, kernels, sequence);
        if (found != null && isEarly.test(found)) {
          return found;
        }
        oldest = found == null ? oldest : found;
      }
    }
    if (journal.firstSequence() > 1 && oldest != null) {
      return oldest;
    }
    if (journal.firstSequence() > 1) {
      throw new OperationRefusedException(
          "the journal's entries before "
              + journal.firstSequence()
              + " were removed by retention, and no snapshot stands for them");
    }
    return new PastSession(0, kernels.create(), journal.entriesFrom(1), null);
  }

  /** Null when the snapshot is of no use. */
  private static PastSession restored(
      JournalReader journal, SnapshotFolder snapshots, Kernels kernels, long sequence) {
    try {
      SessionSnapshot snapshot = snapshots.read(sequence);
      Iterator<JournalEntry> entries = journal.entriesFrom(sequence);
      if (!snapshot.isAt(entries.next())) {
        return null;
      }
      TradingKernel kernel = kernels.create();
      kernel.restore(snapshot.kernel());
      return new PastSession(sequence, kernel, entries, snapshot);
    } catch (StateException e) {
      return null;
    }
  }

  /** The last entry that is in the kernel at the beginning, zero for none. */
  long sequence() {
    return sequence;
  }

  TradingKernel kernel() {
    return kernel;
  }

  /** What it began with, or null when that was the first entry. */
  SessionSnapshot snapshot() {
    return snapshot;
  }

  /** What comes behind {@link #sequence()}. */
  Iterator<JournalEntry> entries() {
    return entries;
  }

  /** The input of an entry; every entry before it was decoded, too. */
  Input decode(JournalEntry entry) {
    if (entry.kind() != EntryKind.INPUT) {
      throw new IllegalArgumentException("entry " + entry.sequence() + " is no input");
    }
    return codec.decode(entry.payload());
  }

  /** Event time of an input of the market, {@link Long#MIN_VALUE} of others. */
  static long timeOf(Input input) {
    if (input instanceof Input.BarClosed in) {
      return in.bar().closeTime();
    } else if (input instanceof Input.QuoteChanged in) {
      return in.quote().eventTime();
    } else if (input instanceof Input.TradeSeen in) {
      return in.trade().eventTime();
    } else if (input instanceof Input.InstrumentEvent in) {
      return in.eventTime();
    }
    return input instanceof Input.TimePassed in ? in.eventTime() : Long.MIN_VALUE;
  }
}
