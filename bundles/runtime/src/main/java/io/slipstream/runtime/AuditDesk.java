package io.slipstream.runtime;

import io.slipstream.api.service.journal.AuditTrail;
import io.slipstream.api.service.journal.AuditTrail.Verification;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.operations.AuditOperations;
import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.Operator;
import io.slipstream.api.service.operations.SnapshotStatus;
import io.slipstream.api.service.operations.StoryLine;
import io.slipstream.api.service.state.StateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers an auditor on the caller's thread: the journal may be read while the session goes on. */
@Component
public final class AuditDesk implements AuditOperations {
  private final LiveSession session;
  private final Kernels kernels;
  private final OperationDesk operations;

  /** Made by Declarative Services. */
  @Activate
  public AuditDesk(@Reference SessionHost host, @Reference OperationDesk operations) {
    this(host.session(), host.services().kernels(), operations);
  }

  AuditDesk(LiveSession session, Kernels kernels, OperationDesk operations) {
    this.operations = operations;
    this.session = session;
    this.kernels = kernels;
  }

  private Journal journal() {
    return session.ask(SessionEngine::journal);
  }

  private AuditTrail trail() {
    return journal().audit();
  }

  @Override
  public Journal.Status status() {
    return journal().status();
  }

  @Override
  public SnapshotStatus snapshots() {
    return session.snapshots();
  }

  @Override
  public SnapshotStatus.Kept takeSnapshot(Operator operator) {
    return operations.carryOut(
        operator,
        new OperationDesk.Wish<>(
            new Operation("journal:snapshot"),
            SnapshotStatus.Kept.class,
            again -> takeSnapshot(),
            this::newestSnapshot));
  }

  private SnapshotStatus.Kept newestSnapshot() {
    return snapshots().kept().stream()
        .findFirst()
        .orElseThrow(() -> new OperationRefusedException("no snapshot is there any more"));
  }

  private SnapshotStatus.Kept takeSnapshot() {
    try {
      return session.takeSnapshot();
    } catch (StateException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  @Override
  public String verifierKey() {
    return trail().verifierKey();
  }

  @Override
  public String checkpoint() {
    return trail().checkpoint();
  }

  @Override
  public String proof(String entryOrOrder) {
    try {
      return trail().proof(entryOf(entryOrOrder));
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  private long entryOf(String entryOrOrder) {
    if (entryOrOrder.matches("[0-9]{1,18}")) {
      return Long.parseLong(entryOrOrder);
    }
    return story(entryOrOrder).stream()
        .filter(line -> line.step().equals("INTENT"))
        .findFirst()
        .orElseThrow(
            () ->
                new OperationRefusedException(
                    entryOrOrder
                        + " has no intent: the kernel made it; prove an entry of its story"))
        .entry();
  }

  @Override
  public String consistency(String older, String newer) {
    try {
      return trail().consistency(older, newer);
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  @Override
  public String addWitnesses(String cosigned, Operator operator) {
    String hash = Operation.sha256(cosigned.getBytes(StandardCharsets.UTF_8));
    Operation operation = new Operation("audit:witness sha256:" + hash);
    return operations.carryOut(
        operator,
        new OperationDesk.Wish<>(
            operation,
            String.class,
            again -> addWitnesses(cosigned),
            () -> OperationDesk.forgotten(operation)));
  }

  private String addWitnesses(String cosigned) {
    try {
      return trail().addWitnesses(cosigned);
    } catch (IllegalArgumentException e) {
      throw new OperationRefusedException(e.getMessage(), e);
    }
  }

  @Override
  public Verification verify() {
    return trail().verify();
  }

  @Override
  public List<StoryLine> story(String clientOrderId) {
    List<StoryLine> lines =
        new OrderStory(clientOrderId)
            .tell(OrderStory.open(clientOrderId, journal(), session.snapshotFolder(), kernels));
    if (lines.isEmpty()) {
      throw new OperationRefusedException(
          "order '" + clientOrderId + "': the journal has none of this id (order:list shows them)");
    }
    return lines;
  }
}
