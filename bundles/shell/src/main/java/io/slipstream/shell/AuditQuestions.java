package io.slipstream.shell;

import io.slipstream.api.service.operations.AuditQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Questions about the journal as people type them. */
final class AuditQuestions {
  private static final int MOST = 100_000;

  private AuditQuestions() {}

  static AuditQuestion of(
      String from,
      String to,
      String pod,
      String instrument,
      String order,
      String correlation,
      String actor,
      String kind) {
    return new AuditQuestion(
        time("--from", from), time("--to", to), pod, instrument, order, correlation, actor, kind);
  }

  /** A moment in UTC, or null when it is not given. */
  static Instant time(String option, String text) {
    if (text == null) {
      return null;
    }
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          option
              + " '"
              + text
              + "': a UTC date or time is allowed, for example 2013-11-25 or 2013-11-25T14:30:00",
          e);
    }
  }

  /** A UTC day, or null when it is not given. */
  static LocalDate day(String option, String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          option + " '" + text + "': a day is allowed, for example 2013-11-25", e);
    }
  }

  /**
   * How many answers are wanted at the most.
   *
   * @throws IllegalArgumentException when that is none or too many
   */
  static int limit(int wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new IllegalArgumentException("--limit '" + wanted + "': 1 to " + MOST + " is allowed");
    }
    return wanted;
  }
}
