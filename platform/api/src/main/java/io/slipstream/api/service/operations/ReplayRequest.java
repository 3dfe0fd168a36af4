package io.slipstream.api.service.operations;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Which part of which journal is replayed. Bounds are journal entries or event times, null for
 * none.
 *
 * @param from first entry whose decisions are compared
 * @param to last entry
 * @param pod the one pod whose decisions are compared, empty for all
 * @param journal directory of another journal, null for the session's own
 */
public record ReplayRequest(Bound from, Bound to, String pod, Path journal) {
  /** All of the session's own journal. */
  public static final ReplayRequest ALL = new ReplayRequest(null, null, "", null);

  /**
   * An entry or a time.
   *
   * @param entry its sequence, zero when it is a time
   * @param time event time, null when it is an entry
   */
  public record Bound(long entry, Instant time) {
    /**
     * Reads a bound.
     *
     * @param field it is named by when it is wrong
     * @throws IllegalArgumentException when it is neither
     */
    public static Bound parse(String field, String text) {
      if (text.matches("[1-9][0-9]{0,17}")) {
        return new Bound(Long.parseLong(text), null);
      }
      try {
        return new Bound(0, Instant.parse(text));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            field
                + " '"
                + text
                + "': an entry's number or a time such as 2013-11-25T17:25:00Z is allowed",
            e);
      }
    }
  }
}
