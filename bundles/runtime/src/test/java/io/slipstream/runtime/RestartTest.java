package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that was stopped in order goes on from its snapshot as it was. */
class RestartTest {
  private static final Operator ME = new Operator("me", "");

  @TempDir Path root;

  @AfterEach
  void mend() {
    BusyStrategy.refusing = false;
  }

  private record Seen(String hash, long entries, long startedFrom) {}

  private static Seen look(OperatedSession session) {
    return session.session.ask(
        engine ->
            new Seen(
                engine.kernel().stateHash().value(),
                engine.log().sequence(),
                session.session.snapshots().startedFrom()));
  }

  @Test
  void shouldComeBackWithAStoppedPodAsItWas() throws IOException {
    Seen before;
    try (OperatedSession first = new OperatedSession(root, false)) {
      first.pods.stop("busy-b", ME);
      before = look(first);
    }
    for (int restart = 0; restart < 3; restart++) {
      try (OperatedSession next = new OperatedSession(root, false)) {
        Seen after = look(next);
        assertTrue(after.startedFrom() > 0, after.toString());
        assertEquals(before.hash(), after.hash());
        assertEquals(before.entries(), after.entries());
      }
    }
  }

  @Test
  void shouldStopThePodWhoseStrategyDoesNotTakeItsSnapshot() throws IOException {
    try (OperatedSession first = new OperatedSession(root, false)) {
      look(first);
    }
    BusyStrategy.refusing = true;
    try (OperatedSession next = new OperatedSession(root, false)) {
      assertTrue(look(next).startedFrom() > 0);
      List<PodView> pods = next.session.ask(engine -> next.session.views().pods());
      for (PodView pod : pods) {
        assertEquals(PodStatus.SUSPENDED, pod.status(), pod.toString());
        assertTrue(pod.reason().contains("no longer mine"), pod.reason());
      }
    }
    try (var files = Files.list(root.resolve("snapshots"))) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".unusable")));
    }
  }

  @Test
  void shouldTryTheNextWhenADamagedSnapshotCannotBeSetAside() throws IOException {
    try (OperatedSession first = new OperatedSession(root, false)) {
      first.session.takeSnapshot();
      first.pods.stop("busy-b", ME);
    }
    Path folder = root.resolve("snapshots");
    SnapshotFolder snapshots = new SnapshotFolder(folder, 3);
    List<Long> sequences = snapshots.sequences();
    assertEquals(2, sequences.size());
    byte[] bytes = Files.readAllBytes(snapshots.file(sequences.get(0)));
    bytes[bytes.length / 2] ^= 1;
    Files.write(snapshots.file(sequences.get(0)), bytes);
    Path blocked = folder.resolve(snapshots.file(sequences.get(0)).getFileName() + ".unusable");
    Files.createDirectories(blocked.resolve("in the way"));
    try (OperatedSession next = new OperatedSession(root, false)) {
      assertEquals(sequences.get(1), look(next).startedFrom());
    }
    assertTrue(Files.isDirectory(blocked));
  }
}
