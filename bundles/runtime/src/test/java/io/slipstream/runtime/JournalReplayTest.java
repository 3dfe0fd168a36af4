package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.ReplayRequest;
import io.slipstream.api.service.operations.ReplayRequest.Bound;
import io.slipstream.api.service.operations.ReplayView;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.journal.FileJournalStore;
import io.slipstream.risk.LimitGateFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays a busy session that was recorded by the engine itself, and copies that tell lies. */
class JournalReplayTest {
  private static final Kernels KERNELS =
      new Kernels(new LimitGateFactory(), new DeskCoordinatorFactory());

  @TempDir static Path recorded;
  @TempDir Path scratch;
  private static FileJournalStore store;
  private static JournalReader journal;
  private static SnapshotFolder snapshots;

  @BeforeAll
  static void record() throws Exception {
    System.setProperty("slipstream.snapshot.nanos", "50000000");
    try {
      EngineHost.main(new String[] {recorded.toString(), "60000", "600"});
    } finally {
      System.clearProperty("slipstream.snapshot.nanos");
    }
    store = EngineHost.journals();
    journal = store.read(recorded.resolve("journal"));
    snapshots = new SnapshotFolder(recorded.resolve("snapshots"), 3);
  }

  private static ReplayView replay(JournalReader of, SnapshotFolder with, ReplayRequest request) {
    PastSession past =
        PastSession.open(of, with, KERNELS, found -> JournalReplay.isEarly(found, request.from()));
    JournalReplay replay = new JournalReplay(past, with, request);
    replay.run(of.lastSequence());
    return replay.view("", List.of());
  }

  private static ReplayRequest from(Bound bound) {
    return new ReplayRequest(bound, null, "", null);
  }

  private static Bound entry(long sequence) {
    return new Bound(sequence, null);
  }

  @Test
  void shouldComeToTheSameFromTheBeginningAndFromASnapshot() {
    ReplayView whole = replay(journal, snapshots, ReplayRequest.ALL);
    assertTrue(whole.isEqual(), whole.difference().toString());
    assertEquals(0, whole.snapshot());
    assertEquals(1, whole.from());
    assertEquals(journal.lastSequence(), whole.to());
    assertEquals(snapshots.sequences().size(), whole.snapshots());
    assertTrue(whole.decisions() > 1000, whole.toString());
    ReplayView end = replay(journal, snapshots, from(entry(journal.lastSequence() - 10)));
    assertTrue(end.isEqual(), end.difference().toString());
    assertTrue(end.snapshot() > 0);
    assertTrue(end.decisions() <= 11, end.toString());
    assertEquals(whole.stateHash(), end.stateHash());
  }

  @Test
  void shouldStopAtAnEntryOrATime() {
    Bound last = entry(5000);
    ReplayView byEntry = replay(journal, snapshots, new ReplayRequest(null, last, "", null));
    assertEquals(5000, byEntry.to());
    for (long end = 4_000; end < 4_040; end++) {
      ReplayView some = replay(journal, snapshots, new ReplayRequest(null, entry(end), "", null));
      assertTrue(some.isEqual(), some.difference().toString());
    }
    Bound hour = Bound.parse("--to", "1970-01-01T01:00:00Z");
    ReplayView byTime = replay(journal, snapshots, new ReplayRequest(null, hour, "", null));
    assertTrue(byTime.isEqual());
    Bound next = Bound.parse("--from", "1970-01-01T01:00:00.000000001Z");
    ReplayView rest = replay(journal, snapshots, from(next));
    assertTrue(rest.from() > byTime.to(), rest.from() + " after " + byTime.to());
    ReplayView all = replay(journal, snapshots, ReplayRequest.ALL);
    assertEquals(all.decisions(), byTime.decisions() + rest.decisions());
  }

  private JournalReader copy(UnaryOperator<JournalEntry> change) {
    Path directory = scratch.resolve("journal");
    try (Journal target = store.open(directory)) {
      for (Iterator<JournalEntry> from = journal.entriesFrom(1); from.hasNext(); ) {
        JournalEntry entry = change.apply(from.next());
        if (entry != null) {
          target.append(entry.kind(), entry.payload());
        }
      }
    }
    return store.read(directory);
  }

  private SnapshotFolder none() {
    return new SnapshotFolder(scratch.resolve("snapshots"), 1);
  }

  private long decisionBehind(long sequence) {
    for (Iterator<JournalEntry> left = journal.entriesFrom(sequence); left.hasNext(); ) {
      JournalEntry entry = left.next();
      if (entry.kind() == EntryKind.DECISION) {
        return entry.sequence();
      }
    }
    throw new AssertionError("no decision behind " + sequence);
  }

  @Test
  void shouldFindAChangedDecision() {
    long changed = decisionBehind(3000);
    JournalReader copy =
        copy(
            entry -> {
              if (entry.sequence() != changed) {
                return entry;
              }
              byte[] payload = entry.payload().clone();
              payload[payload.length - 1] ^= 1;
              return new JournalEntry(changed, entry.kind(), payload);
            });
    ReplayView found = replay(copy, none(), ReplayRequest.ALL);
    assertEquals(changed, found.firstDifference());
    assertFalse(found.isEqual());
    assertTrue(found.difference().get(0).contains("another decision"));
    ReplayView behind = replay(copy, none(), from(entry(changed + 1)));
    assertTrue(behind.isEqual(), behind.difference().toString());
  }

  @Test
  void shouldFindAMissingDecisionAndAMissingInput() {
    long gone = decisionBehind(4000);
    JournalReader copy = copy(entry -> entry.sequence() == gone ? null : entry);
    assertEquals(gone, replay(copy, none(), ReplayRequest.ALL).firstDifference());
  }

  @Test
  void shouldCompareOnePodOnly() {
    List<Long> decisions = new ArrayList<>();
    for (String pod : new String[] {"busy-a", "busy-b", "busy-c"}) {
      ReplayView one = replay(journal, snapshots, new ReplayRequest(null, null, pod, null));
      assertTrue(one.isEqual(), one.difference().toString());
      decisions.add(one.decisions());
    }
    ReplayView all = replay(journal, snapshots, ReplayRequest.ALL);
    long sum = decisions.stream().mapToLong(Long::longValue).sum();
    assertTrue(sum <= all.decisions() && decisions.stream().allMatch(count -> count > 100));
  }

  @Test
  void shouldTellAnOrdersStoryFromTheNewestSnapshotBeforeIt() {
    PastSession late = OrderStory.open("busy-a-900", journal, snapshots, KERNELS);
    PastSession first = OrderStory.open("busy-a-900", journal, none(), KERNELS);
    assertEquals(0, first.sequence());
    assertEquals(new OrderStory("busy-a-900").tell(first), new OrderStory("busy-a-900").tell(late));
    PastSession last = OrderStory.open("busy-b-" + Integer.MAX_VALUE, journal, snapshots, KERNELS);
    assertEquals(snapshots.sequences().get(0), last.sequence());
  }

  @Test
  void shouldNameABoundThatIsNone() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Bound.parse("--from", "noon"))
            .getMessage();
    assertTrue(message.startsWith("--from 'noon': an entry's number or a time"), message);
  }

  @Test
  void shouldRefuseWhenNothingStandsForWhatWasRemoved() {
    JournalReader cut =
        new JournalReader() {
          @Override
          public long firstSequence() {
            return 10;
          }

          @Override
          public long lastSequence() {
            return journal.lastSequence();
          }

          @Override
          public Iterator<JournalEntry> entriesFrom(long sequence) {
            return journal.entriesFrom(sequence);
          }
        };
    assertThrows(
        OperationRefusedException.class,
        () -> PastSession.open(cut, none(), KERNELS, found -> true));
    long newest = snapshots.sequences().get(0);
    assertEquals(newest, PastSession.open(cut, snapshots, KERNELS, found -> true).sequence());
  }

  @Test
  void shouldFindASurplusDecisionOfTheOnePodThatIsAsked() {
    long twice = decisionBehind(3000);
    Path directory = scratch.resolve("journal");
    try (Journal target = store.open(directory)) {
      for (Iterator<JournalEntry> from = journal.entriesFrom(1); from.hasNext(); ) {
        JournalEntry entry = from.next();
        target.append(entry.kind(), entry.payload());
        if (entry.sequence() == twice) {
          target.append(entry.kind(), entry.payload());
        }
      }
    }
    JournalReader copy = store.read(directory);
    assertFalse(replay(copy, none(), ReplayRequest.ALL).isEqual());
    long found = 0;
    for (String pod : new String[] {"busy-a", "busy-b", "busy-c"}) {
      ReplayView one = replay(copy, none(), new ReplayRequest(null, null, pod, null));
      found += one.isEqual() ? 0 : 1;
    }
    assertEquals(1, found);
  }
}
