package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.PodStatus;
import io.slipstream.api.service.operations.PodView;
import io.slipstream.kernel.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  /** The process ended between the journal's two entries about a changed parameter. */
  @Test
  void shouldMakeAStrategyAnewWhenTheProcessEndedBeforeThat() throws IOException {
    Path whole = Files.createDirectories(root.resolve("whole"));
    Path etc = Files.createDirectories(whole.resolve("etc"));
    Files.writeString(
        etc.resolve("io.slipstream.pod-guest.cfg"),
        "strategy = busy\ninstruments = BTC/USD\ncapital = 1000000\nparam.every = 3\n");
    int defined;
    try (OperatedSession first = new OperatedSession(whole)) {
      first.pods.configure("guest", Map.of("param.every", "4"), ME);
      List<Input> inputs = first.inputs();
      defined = inputs.lastIndexOf(last(inputs, Input.PodReconfigured.class)) + 1;
      assertTrue(inputs.get(defined) instanceof Input.PodBound, inputs.toString());
    }
    Path killed = OperatedSession.killed(whole, root.resolve("killed"), defined);
    int entries;
    try (OperatedSession next = new OperatedSession(killed, false)) {
      List<Input> inputs = next.inputs();
      entries = inputs.size();
      assertTrue(inputs.lastIndexOf(last(inputs, Input.PodBound.class)) >= defined);
    }
    Path again = OperatedSession.killed(killed, root.resolve("again"), entries);
    try (OperatedSession repeated = new OperatedSession(again, false)) {
      long differences = repeated.session.ask(engine -> engine.log().differences());
      assertEquals(0, differences);
      assertEquals(entries, repeated.inputs().size());
    }
  }

  private static Input last(List<Input> inputs, Class<? extends Input> kind) {
    return inputs.stream().filter(kind::isInstance).reduce((a, b) -> b).orElseThrow();
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
