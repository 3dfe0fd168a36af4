package io.slipstream.compliance;

import io.slipstream.api.service.operations.OperationRefusedException;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The UTC days that a journal's events are of. */
final class Days implements JournalWalk.Visitor {
  private LocalDate first;
  private LocalDate last;

  @Override
  public void entry(ReadEntry entry, Register register) {
    if (register.time() != Long.MIN_VALUE) {
      last = of(register.time());
      first = first == null ? last : first;
    }
  }

  static LocalDate of(long nanos) {
    return EventTimes.instant(nanos).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Day of the first event. */
  LocalDate first() {
    return first;
  }

  /** The day that is asked for, or the last; refused when no event can be of it. */
  LocalDate choose(LocalDate asked) {
    if (last == null) {
      throw new OperationRefusedException("the journal has no event yet, so there is no day");
    }
    if (asked == null) {
      return last;
    }
    if (asked.isBefore(first) || asked.isAfter(last)) {
      throw new OperationRefusedException(
          "day '" + asked + "': a day from " + first + " to " + last + " is allowed");
    }
    return asked;
  }
}
