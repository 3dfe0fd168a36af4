package io.slipstream.compliance;

import io.slipstream.api.service.operations.AuditEntry;
import io.slipstream.api.service.operations.AuditQuestion;
import io.slipstream.api.service.operations.OperationRefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;

/** Hands on the entries that match a question, until nobody wants more. */
final class Search implements JournalWalk.Visitor {
  private static final String IN_JOURNAL = "the journal has ";

  private final AuditQuestion question;
  private final String kind;
  private final Consumer<AuditEntry> matches;
  private boolean isOrderKnown;
  private long left;

  Search(AuditQuestion question, long limit, Consumer<AuditEntry> matches) {
    this.question = question;
    this.left = limit;
    this.kind = question.kind() == null ? null : question.kind().toUpperCase(Locale.ROOT);
    this.matches = matches;
    if (kind != null && !Kinds.names().contains(kind)) {
      throw refused("kind", question.kind(), "there are ", Kinds.names());
    }
  }

  @Override
  public void entry(ReadEntry entry, Register register) {
    if (isSatisfied()) {
      return;
    }
    Facets facets = Facets.of(entry, register);
    if (question.order() != null) {
      boolean isSame = isSameOrder(facets);
      isOrderKnown |= isSame;
      if (!isSame) {
        return;
      }
    }
    Instant time = EventTimes.instant(entry.time());
    String kindOfEntry = Kinds.of(entry.type());
    if (matches(kind, kindOfEntry)
        && matches(question.pod(), facets.pod())
        && matches(question.instrument(), facets.instrument())
        && matches(question.correlationId(), facets.correlationId())
        && matches(question.actor(), facets.actor())
        && isWithin(time)) {
      left--;
      matches.accept(
          new AuditEntry(
              entry.sequence(),
              time,
              kindOfEntry,
              facets.pod(),
              facets.instrument(),
              facets.order(),
              facets.correlationId(),
              facets.actor(),
              Words.of(entry, register),
              Payloads.of(entry)));
    }
  }

  @Override
  public boolean isSatisfied() {
    return left <= 0;
  }

  private boolean isSameOrder(Facets facets) {
    return !facets.order().isEmpty()
        && Register.first(facets.order()).equals(Register.first(question.order()));
  }

  private static boolean matches(String asked, String found) {
    return asked == null || asked.equals(found);
  }

  private boolean isWithin(Instant time) {
    if (time == null) {
      return question.from() == null;
    }
    return (question.from() == null || !time.isBefore(question.from()))
        && (question.to() == null || time.isBefore(question.to()));
  }

  /**
   * Of a journal that was read to its end: refuses what it does not know, rather than answering
   * with nothing.
   */
  void requireKnown(Register register) {
    if (isSatisfied()) {
      return;
    }
    if (question.pod() != null && !register.podNames().contains(question.pod())) {
      throw refused("pod", question.pod(), IN_JOURNAL, register.podNames());
    }
    if (question.instrument() != null && !register.symbols().contains(question.instrument())) {
      throw refused("instrument", question.instrument(), IN_JOURNAL, register.symbols());
    }
    if (question.order() != null && !isOrderKnown) {
      throw new OperationRefusedException(
          "order '"
              + question.order()
              + "': the journal has none of this id (order:list shows them)");
    }
  }

  private static OperationRefusedException refused(
      String field, String value, String where, Collection<String> allowed) {
    return new OperationRefusedException(
        "unknown " + field + " '" + value + "': " + where + String.join(", ", allowed));
  }
}
