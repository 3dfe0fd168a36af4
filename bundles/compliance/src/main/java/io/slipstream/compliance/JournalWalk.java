package io.slipstream.compliance;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalException;
import io.slipstream.api.service.journal.SessionJournal;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionCodec;
import io.slipstream.kernel.DecisionReader;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputCodec;
import io.slipstream.kernel.KernelException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Goes through a journal's entries once, oldest first, and understands them. An intent is handed on
 * together with the order id that the decision behind it tells.
 */
final class JournalWalk {
  private final Register register;
  private final Visitor visitor;
  private final InputCodec inputs;
  private final InputCodec echo;
  private final DecisionReader decisions;
  private Input cause;
  private ReadEntry heldIntent;

  private JournalWalk(Visitor visitor, Register register, List<Instrument> before) {
    this.visitor = visitor;
    this.register = register;
    this.inputs = new InputCodec(before);
    this.echo = new InputCodec(before);
    this.decisions = new DecisionReader(register::instrument);
  }

  /**
   * Reads the session's journal, as far as it is kept, until its end or until the visitor has
   * enough, and returns what was learnt.
   */
  static Register read(SessionJournal session, Visitor visitor) {
    Journal journal = session.journal();
    // Retention may remove entries at any moment: the first that is read tells what is kept.
    Iterator<JournalEntry> entries = journal.entries();
    JournalEntry first = entries.hasNext() ? entries.next() : null;
    boolean isWhole = (first == null ? journal.firstSequence() : first.sequence()) == 1;
    List<Instrument> before = isWhole ? List.of() : session.instruments();
    Register register = isWhole ? new Register() : Register.after(before, session.podNames());
    return new JournalWalk(visitor, register, before).read(first, entries);
  }

  /**
   * The same from an entry on, or from the oldest that is kept after it; nothing when the journal
   * does not reach to there.
   */
  static Register readFrom(SessionJournal session, long sequence, Visitor visitor) {
    Journal journal = session.journal();
    if (sequence <= journal.firstSequence()) {
      return read(session, visitor);
    }
    List<Instrument> before = session.instruments();
    Register register = Register.after(before, session.podNames());
    if (sequence > journal.lastSequence()) {
      return register;
    }
    Iterator<JournalEntry> entries = journal.entriesFrom(sequence);
    JournalEntry first = entries.hasNext() ? entries.next() : null;
    return new JournalWalk(visitor, register, before).read(first, entries);
  }

  /** Who is told of the entries. */
  interface Visitor {
    /** An entry that was understood; the register has all entries up to it. */
    void entry(ReadEntry entry, Register register);

    /** Whether the rest need not be read. */
    default boolean isSatisfied() {
      return false;
    }

    /** An entry that was not; without another wish, reading ends. */
    default void unreadable(long sequence, String reason) {
      throw new JournalException(
          "entry " + sequence + " cannot be read: " + reason + "; journal:verify finds all");
    }
  }

  private Register read(JournalEntry first, Iterator<JournalEntry> rest) {
    JournalEntry entry = first;
    while (entry != null && !visitor.isSatisfied()) {
      read(entry);
      entry = !visitor.isSatisfied() && rest.hasNext() ? rest.next() : null;
    }
    if (!visitor.isSatisfied()) {
      release("");
    }
    return register;
  }

  private void read(JournalEntry entry) {
    if (entry.kind() == EntryKind.DECISION) {
      readDecision(entry);
    } else {
      readInput(entry);
    }
  }

  private void readInput(JournalEntry entry) {
    release("");
    cause = null;
    Input input;
    try {
      input = inputs.decode(entry.payload());
      requireWhole(entry, echo.encode(input));
    } catch (KernelException e) {
      visitor.unreadable(entry.sequence(), e.getMessage());
      return;
    }
    cause = input;
    register.note(input);
    ReadEntry read =
        new ReadEntry(entry.sequence(), input, null, input, timeOf(EventTimes.of(input)), "");
    if (input instanceof Input.IntentMade) {
      heldIntent = read;
    } else {
      visitor.entry(read, register);
    }
  }

  private void readDecision(JournalEntry entry) {
    Decision decision;
    try {
      decision = decisions.decode(entry.payload());
      requireWhole(entry, DecisionCodec.encode(decision));
    } catch (KernelException e) {
      release("");
      visitor.unreadable(entry.sequence(), e.getMessage());
      return;
    }
    release(Register.first(Facets.orderOf(decision)));
    register.note(decision);
    long time = timeOf(EventTimes.of(decision));
    visitor.entry(new ReadEntry(entry.sequence(), null, decision, cause, time, ""), register);
  }

  private static void requireWhole(JournalEntry entry, byte[] again) {
    if (!Arrays.equals(entry.payload(), again)) {
      throw new KernelException("it was not written by this version: it encodes differently");
    }
  }

  private long timeOf(long own) {
    return own == Long.MIN_VALUE ? register.time() : own;
  }

  private void release(String order) {
    ReadEntry held = heldIntent;
    if (held != null) {
      heldIntent = null;
      visitor.entry(
          new ReadEntry(held.sequence(), held.input(), null, held.cause(), held.time(), order),
          register);
    }
  }
}
