package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.operations.ReplayRequest;
import io.slipstream.api.service.operations.ReplayRequest.Bound;
import io.slipstream.api.service.operations.ReplayView;
import io.slipstream.api.service.state.StateException;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionCodec;
import io.slipstream.kernel.DecisionReader;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs inputs of a journal through a past session's kernel, without plugins, and compares every
 * decision in the range, and the state where there is a snapshot of it.
 */
final class JournalReplay {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);

  private final PastSession past;
  private final SnapshotFolder snapshots;
  private final List<Long> toCompare;
  private final Bound from;
  private final Bound to;
  private final String pod;
  private final DecisionReader reader = new DecisionReader(this::instrument);
  private final Deque<Decision> expected = new ArrayDeque<>();
  private boolean compares;
  private long first;
  private long last;
  private long inputs;
  private long decisions;
  private int comparedStates;
  private long firstDifference;
  private List<String> difference = List.of();
  private String order = "";

  JournalReplay(PastSession past, SnapshotFolder snapshots, ReplayRequest request) {
    this.past = past;
    this.snapshots = snapshots;
    this.toCompare = snapshots.sequences();
    this.from = request.from();
    this.to = request.to();
    this.pod = request.pod();
    this.last = past.sequence();
  }

  private Instrument instrument(String symbol) {
    int number = past.kernel().instrumentNumber(symbol);
    return number < 0 ? null : past.kernel().instruments().get(number);
  }

  /** Whether a past session is not behind the first entry that is asked for. */
  static boolean isEarly(PastSession past, Bound from) {
    if (from == null) {
      return false;
    }
    return from.time() == null
        ? past.sequence() < from.entry()
        : past.kernel().eventTime() < Nanos.of(from.time());
  }

  /** Replays up to the last entry that is asked for, at most up to {@code end}. */
  void run(long end) {
    long bound = to == null || to.time() != null ? end : Math.min(end, to.entry());
    boolean goesOn = true;
    while (goesOn && last < bound && past.entries().hasNext()) {
      goesOn = take(past.entries().next());
    }
    if (goesOn && past.entries().hasNext()) {
      JournalEntry behind = past.entries().next();
      if (behind.kind() == EntryKind.INPUT) {
        noteLeftOver(behind.sequence());
      }
    }
  }

  /** False when the entry is behind the time that is asked for. */
  private boolean take(JournalEntry entry) {
    if (entry.kind() == EntryKind.DECISION) {
      compare(entry);
    } else {
      Input input = past.decode(entry);
      noteLeftOver(entry.sequence());
      if (to != null && to.time() != null && PastSession.timeOf(input) > Nanos.of(to.time())) {
        return false;
      }
      if (!apply(entry.sequence(), input)) {
        return false;
      }
      noteRange(entry.sequence());
    }
    last = entry.sequence();
    if (toCompare.contains(last)) {
      compareState(entry);
    }
    return true;
  }

  /** False when the kernel does not take it: nothing behind it can be compared. */
  private boolean apply(long sequence, Input input) {
    try {
      past.kernel().apply(input, expected::addLast);
      inputs++;
      return true;
    } catch (KernelException e) {
      note(sequence, null, "an input that the kernel refuses, " + e.getMessage());
      return false;
    }
  }

  private void noteRange(long sequence) {
    boolean isIn =
        from == null
            || (from.time() == null
                ? sequence >= from.entry()
                : past.kernel().eventTime() >= Nanos.of(from.time()));
    if (isIn && !compares) {
      compares = true;
      first = sequence;
    }
  }

  private void compare(JournalEntry entry) {
    Decision made = expected.pollFirst();
    if (!compares || !(isAsked(made) || isAsked(journaled(entry)))) {
      return;
    }
    decisions++;
    if (made == null || !Arrays.equals(DecisionCodec.encode(made), entry.payload())) {
      note(entry.sequence(), made, "another decision than the journal has");
    }
  }

  /** Null when its bytes are none. */
  private Decision journaled(JournalEntry entry) {
    try {
      return reader.decode(entry.payload());
    } catch (KernelException e) {
      return null;
    }
  }

  private boolean isAsked(Decision made) {
    return pod.isEmpty()
        || (made != null
            && made.pod() >= 0
            && made.pod() < past.kernel().podCount()
            && past.kernel().pod(made.pod()).definition().name().equals(pod));
  }

  private void noteLeftOver(long sequence) {
    Decision left = expected.pollFirst();
    expected.clear();
    if (left != null && compares && isAsked(left)) {
      note(sequence, left, "a decision that the journal does not have");
    }
  }

  private void compareState(JournalEntry entry) {
    try {
      SessionSnapshot snapshot = snapshots.read(last);
      if (!snapshot.isAt(entry)) {
        throw new StateException("it is of another journal");
      }
      String kept = snapshot.kernel().hash(snapshot.kernel().sections()).value();
      comparedStates++;
      if (!kept.equals(past.kernel().stateHash().value()) && expected.isEmpty()) {
        note(last, null, "another state than the snapshot has");
      }
    } catch (StateException e) {
      LOG.warn("The snapshot at entry {} is not compared: {}", last, e.getMessage());
    }
  }

  private void note(long sequence, Decision made, String what) {
    if (firstDifference == 0) {
      firstDifference = sequence;
      String here = made == null ? "no decision" : made.toString();
      difference = List.of("entry " + sequence + ": " + what, "replayed: " + here);
      order = made == null ? "" : OrderStory.orderOf(made);
    }
  }

  /** Id of the order that the first difference is about, empty when there is none. */
  String differingOrder() {
    return order;
  }

  /**
   * What came out.
   *
   * @param live the session's own state hash at this point, empty when it is not known
   * @param story of the order that the first difference is about
   */
  ReplayView view(String live, List<String> story) {
    List<String> lines = new ArrayList<>(difference);
    lines.addAll(story);
    return new ReplayView(
        first,
        last,
        past.sequence(),
        inputs,
        decisions,
        comparedStates,
        firstDifference,
        List.copyOf(lines),
        past.kernel().stateHash().value(),
        live);
  }
}
