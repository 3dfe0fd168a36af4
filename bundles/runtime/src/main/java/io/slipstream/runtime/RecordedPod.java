package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.operations.ReplayRequest.Bound;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionReader;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.TradingKernel;

/**
 * The recorded side of a comparison: hands out a journal's inputs one by one, keeps a kernel in
 * step with them, and what one pod did in them.
 */
final class RecordedPod {
  private final PastSession past;
  private final String name;
  private final long end;
  private final Bound to;
  private final PodDeeds deeds;
  private final DecisionReader reader = new DecisionReader(this::instrument);
  private Input next;
  private long sequenceOfNext;
  private long sequence;
  private boolean isOver;

  /** Up to an entry, and to what is asked for when that is not null. */
  RecordedPod(PastSession past, String name, long end, Bound to, PodDeeds deeds) {
    this.past = past;
    this.name = name;
    this.end = to == null || to.time() != null ? end : Math.min(end, to.entry());
    this.to = to;
    this.deeds = deeds;
    this.sequence = past.sequence();
  }

  private Instrument instrument(String symbol) {
    int number = kernel().instrumentNumber(symbol);
    return number < 0 ? null : kernel().instruments().get(number);
  }

  TradingKernel kernel() {
    return past.kernel();
  }

  /** The pod's number, or -1 when it is not there yet. */
  int pod() {
    return kernel().podNumber(name);
  }

  /** Sequence of the last entry taken. */
  long sequence() {
    return sequence;
  }

  /** Sequence of what {@link #peek()} gave. */
  long sequenceOfNext() {
    return sequenceOfNext;
  }

  /** The next input, or null at the end; decisions before it are read. */
  Input peek() {
    while (next == null && !isOver && past.entries().hasNext()) {
      JournalEntry entry = past.entries().next();
      isOver = entry.sequence() > end;
      if (isOver) {
        break;
      } else if (entry.kind() == EntryKind.INPUT) {
        offer(entry);
      } else {
        sequence = entry.sequence();
        note(entry);
      }
    }
    return next;
  }

  private void offer(JournalEntry entry) {
    Input input = past.decode(entry);
    isOver = to != null && to.time() != null && PastSession.timeOf(input) > Nanos.of(to.time());
    if (!isOver) {
      next = input;
      sequenceOfNext = entry.sequence();
    }
  }

  private void note(JournalEntry entry) {
    Decision decision = reader.decode(entry.payload());
    if (decision.pod() >= 0 && decision.pod() == pod()) {
      deeds.decided(entry.sequence(), decision);
    }
  }

  /** Takes it; there is one. */
  Input take() {
    Input taken = peek();
    next = null;
    sequence = sequenceOfNext;
    if (taken instanceof Input.IntentMade made && made.pod() == pod()) {
      long number = kernel().pod(made.pod()).orders() + 1;
      deeds.asked(sequence, kernel().eventTime(), number, made.intent());
    }
    try {
      kernel().apply(taken, decision -> {});
    } catch (KernelException e) {
      throw new BacktestException(
          "the journal's entry " + sequence + " cannot be replayed: " + e.getMessage(), e);
    }
    return taken;
  }
}
