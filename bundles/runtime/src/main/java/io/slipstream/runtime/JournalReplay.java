package io.slipstream.runtime;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.operations.ReplayView;
import io.slipstream.api.service.risk.PreTradeGateFactory;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionCodec;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputCodec;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Runs a journal's inputs through a fresh kernel, without plugins, and compares every decision. */
final class JournalReplay {
  private final TradingKernel kernel;
  private final InputCodec codec = new InputCodec();
  private final Deque<Decision> expected = new ArrayDeque<>();
  private long inputs;
  private long decisions;
  private long firstDifference;

  JournalReplay(PreTradeGateFactory gates) {
    kernel = new TradingKernel(gates.create(), new SimulatedVenue());
  }

  /** Replays up to an entry, whose state had the hash {@code liveStateHash}. */
  ReplayView replay(Journal journal, long upTo, String liveStateHash) {
    journal.forEach(
        entry -> {
          if (entry.sequence() <= upTo) {
            take(entry);
          }
        });
    noteLeftOver(upTo);
    return new ReplayView(
        inputs, decisions, firstDifference, kernel.stateHash().value(), liveStateHash);
  }

  private void take(JournalEntry entry) {
    if (entry.kind() == EntryKind.DECISION) {
      decisions++;
      Decision made = expected.pollFirst();
      if (made == null || !Arrays.equals(DecisionCodec.encode(made), entry.payload())) {
        noteDifference(entry.sequence());
      }
      return;
    }
    noteLeftOver(entry.sequence());
    Input input = codec.decode(entry.payload());
    kernel.apply(input, expected::addLast);
    inputs++;
  }

  private void noteLeftOver(long sequence) {
    if (!expected.isEmpty()) {
      expected.clear();
      noteDifference(sequence);
    }
  }

  private void noteDifference(long sequence) {
    if (firstDifference == 0) {
      firstDifference = sequence;
    }
  }
}
