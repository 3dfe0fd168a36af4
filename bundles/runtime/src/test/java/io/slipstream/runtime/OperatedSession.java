package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.operations.SessionStatus;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.InputCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A paused session in a directory with the desks of an operator; pods' files are polled. */
final class OperatedSession implements AutoCloseable {
  private static final int HEADER = 16;
  private static final int RECORD = 9;

  final LiveSession session;
  final PodDesk pods;
  final FederatedPods federated;
  final TradingDesk trading;
  final HaltFile file;
  private final Thread poll;

  OperatedSession(Path root) throws IOException {
    this(root, true);
  }

  OperatedSession(Path root, boolean polled) throws IOException {
    this(root, polled, 10, HaltPlan.NONE);
  }

  /** Not polled, with so many bars to play. */
  OperatedSession(Path root, int bars) throws IOException {
    this(root, false, bars, HaltPlan.NONE);
  }

  /** Not polled. */
  OperatedSession(Path root, EngineHost host) throws IOException {
    this(root, false, host);
  }

  OperatedSession(Path root, boolean polled, int bars, HaltPlan halts) throws IOException {
    this(root, polled, new EngineHost(root, bars).halting(halts));
  }

  private OperatedSession(Path root, boolean polled, EngineHost host) throws IOException {
    SessionServices services = host.services();
    session = host.session(0, TimeUnit.HOURS.toNanos(1), services);
    OperationDesk operations = new OperationDesk(session);
    federated = new FederatedPods(session, services);
    pods = new PodDesk(session, services, operations, federated);
    file = new HaltFile(root.resolve("etc/HALT"), reason -> haltAll(reason));
    trading = new TradingDesk(session, services, operations, file);
    file.start();
    session.start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!session.status().isUp()) {
      assertTrue(session.status() != SessionStatus.FAILED, session.message());
      assertTrue(System.nanoTime() < deadline, session.message());
      LockSupport.parkNanos(1_000_000);
    }
    poll = new Thread(this::poll, "poll");
    if (polled) {
      poll.start();
    }
  }

  private void haltAll(String reason) {
    trading.halt(TradingScope.ALL, "file", reason);
  }

  private void poll() {
    while (!poll.isInterrupted()) {
      session.notePodsChanged();
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Inputs in the journal, at their places less one; null where a decision is. */
  List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    InputCodec codec = new InputCodec();
    session
        .ask(SessionEngine::journal)
        .forEach(
            entry ->
                inputs.add(
                    entry.kind() == io.slipstream.api.service.journal.EntryKind.INPUT
                        ? codec.decode(entry.payload())
                        : null));
    return inputs;
  }

  /** The directory as a process leaves it that is killed after {@code entries} were written. */
  static Path killed(Path root, Path copy, int entries) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.toString().matches(".*(\\.hashes|\\.note|\\.snapshot)")) {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Path segment = copy.resolve("journal/00000000000000000001.journal");
    byte[] bytes = Files.readAllBytes(segment);
    int end = HEADER;
    for (int i = 0; i < entries; i++) {
      end += RECORD + ByteBuffer.wrap(bytes, end, 4).getInt();
    }
    Files.write(segment, Arrays.copyOf(bytes, end));
    return copy;
  }

  @Override
  public void close() {
    file.close();
    poll.interrupt();
    session.close();
  }
}
