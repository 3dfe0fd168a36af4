package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionCodec;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodRequest;
import io.slipstream.kernel.InputCodec;
import io.slipstream.kernel.InputLog;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The journal as the loop sees it. While entries of an earlier run are left it answers from them
 * and compares; when they are used up it appends. A run that was cut off in the middle of a step
 * therefore goes on exactly there.
 */
public final class JournalLog implements InputLog, Retelling {
  private final Journal journal;
  private final Consumer<Input> appended;
  private final IntFunction<String> failure;
  private final BiConsumer<Long, Input> taken;
  private final InputCodec codec;
  private final InputCodec reader;
  private final Iterator<JournalEntry> left;
  private final SortedMap<Integer, String> diverged = new TreeMap<>();
  private JournalEntry current;
  private Input peeked;
  private long sequence;
  private long differences;
  private long firstDifference;

  /**
   * Answers from the entries after {@code sequence}, which is that of a snapshot or zero.
   *
   * @param instruments that were added up to there
   * @param taken sees every input of this run and of earlier ones, with its place
   * @param appended sees every input of this run after it was written
   * @param failure tells why a pod's strategy is not called once nothing is left of earlier runs;
   *     null when it is
   */
  public JournalLog(
      Journal journal,
      long sequence,
      List<Instrument> instruments,
      BiConsumer<Long, Input> taken,
      Consumer<Input> appended,
      IntFunction<String> failure) {
    this.failure = failure;
    this.taken = taken;
    this.journal = journal;
    this.sequence = sequence;
    this.codec = new InputCodec(instruments);
    this.reader = new InputCodec(instruments);
    this.appended = appended;
    this.left = journal.entriesFrom(sequence + 1);
    this.current = left.hasNext() ? left.next() : null;
  }

  @Override
  public boolean isReplaying() {
    return current != null;
  }

  /** The next input of an earlier run, or null. */
  Input peek() {
    while (peeked == null && current != null) {
      JournalEntry entry = current;
      if (entry.kind() == EntryKind.INPUT) {
        peeked = reader.decode(entry.payload());
      } else {
        countDifference(entry.sequence());
        take();
      }
    }
    return peeked;
  }

  private JournalEntry take() {
    JournalEntry entry = current;
    current = left.hasNext() ? left.next() : null;
    peeked = null;
    sequence = entry.sequence();
    return entry;
  }

  @Override
  public void append(Input input) {
    byte[] encoded = codec.encode(input);
    if (peek() == null) {
      sequence = journal.append(EntryKind.INPUT, encoded);
      taken.accept(sequence, input);
      appended.accept(input);
      return;
    }
    JournalEntry entry = take();
    if (!Arrays.equals(encoded, entry.payload())) {
      countDifference(entry.sequence());
    }
    taken.accept(sequence, input);
  }

  @Override
  public PodRequest resolve(int pod, PodRequest wanted) {
    Input next = peek();
    if (next == null) {
      return wanted == null || diverged.containsKey(pod) ? null : appended(wanted);
    }
    if (next instanceof PodRequest request) {
      boolean isOwn = request.pod() == pod;
      if (isOwn && (wanted == null || sameKind(request, wanted))) {
        return appended(request);
      }
      if (wanted != null && request.pod() < pod) {
        noteDivergence(request.pod());
        return appended(request);
      }
    }
    if (wanted != null) {
      noteDivergence(pod);
    }
    return null;
  }

  /** The pod's strategy did not repeat what the journal holds. */
  void noteDivergence(int pod) {
    noteDivergence(pod, "the strategy decided differently when it was asked again");
  }

  @Override
  public void noteDivergence(int pod, String reason) {
    diverged.putIfAbsent(pod, reason);
  }

  private PodRequest appended(PodRequest wanted) {
    append(wanted);
    return wanted;
  }

  @Override
  public String failure(int pod, String call) {
    Input next = peek();
    if (next == null) {
      return failure.apply(pod);
    }
    boolean isThis =
        next instanceof Input.PodReverted reverted
            ? reverted.pod() == pod && reverted.call().equals(call)
            : next instanceof Input.PodSuspended suspended && suspended.pod() == pod;
    return isThis ? "it failed before" : null;
  }

  /** Failures carry an exception's words, which need not repeat to the letter. */
  private static boolean sameKind(Input journaled, PodRequest wanted) {
    return journaled.equals(wanted) || (isFailure(journaled) && isFailure(wanted));
  }

  private static boolean isFailure(Input input) {
    return input instanceof Input.PodSuspended || input instanceof Input.PodReverted;
  }

  @Override
  public void decided(Decision decision) {
    byte[] encoded = DecisionCodec.encode(decision);
    if (current == null) {
      sequence = journal.append(EntryKind.DECISION, encoded);
      return;
    }
    JournalEntry entry = current;
    if (entry.kind() == EntryKind.DECISION && Arrays.equals(encoded, entry.payload())) {
      take();
    } else {
      countDifference(entry.sequence());
    }
  }

  private void countDifference(long at) {
    differences++;
    if (firstDifference == 0) {
      firstDifference = at;
    }
  }

  @Override
  public long sequence() {
    return sequence;
  }

  /** Decisions or inputs that came out differently than in the earlier run. */
  long differences() {
    return differences;
  }

  long firstDifference() {
    return firstDifference;
  }

  /** Pods whose strategy did not repeat itself, with the reason. */
  SortedMap<Integer, String> diverged() {
    return diverged;
  }
}
