package io.slipstream.compliance;

import io.slipstream.api.service.operations.OperationRefusedException;
import io.slipstream.api.service.operations.ViolationQuestion;
import io.slipstream.api.service.risk.Violation;
import io.slipstream.kernel.Violations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the newest violations that match a question. */
final class ViolationSearch implements JournalWalk.Visitor {
  private final ViolationQuestion question;
  private final Deque<Violation> newest = new ArrayDeque<>();
  private Register known;
  private Violations violations;

  ViolationSearch(ViolationQuestion question) {
    this.question = question;
  }

  @Override
  public void entry(ReadEntry entry, Register register) {
    if (known != register) {
      known = register;
      violations = new Violations(register::pod);
    }
    Violation found =
        entry.input() == null
            ? violations.of(entry.decision(), register.time(), entry.sequence())
            : violations.of(entry.input(), register.time(), entry.sequence());
    if (found != null && matches(found)) {
      newest.addFirst(found);
      if (newest.size() > question.limit()) {
        newest.removeLast();
      }
    }
  }

  private boolean matches(Violation found) {
    return (question.pod() == null || question.pod().equals(found.pod()))
        && (question.severity() == null || found.severity().compareTo(question.severity()) >= 0)
        && (question.from() == null || !found.time().isBefore(question.from()))
        && (question.to() == null || found.time().isBefore(question.to()));
  }

  /** Newest first; of a journal that was read to its end. */
  List<Violation> found(Register register) {
    if (question.pod() != null && !register.podNames().contains(question.pod())) {
      throw new OperationRefusedException(
          OperationRefusedException.Kind.UNKNOWN,
          "unknown pod '"
              + question.pod()
              + "': the journal has "
              + String.join(", ", register.podNames()));
    }
    return List.copyOf(newest);
  }
}
