package io.slipstream.alerts.book;

import io.slipstream.api.service.alerts.Alert;
import io.slipstream.api.service.alerts.Silence;
import java.time.Instant;
import java.util.List;

/**
 * All that a book has to know again after a restart.
 *
 * @param lastAlert number of the last alert
 * @param lastSilence number of the last silence
 * @param open alerts that are not closed
 * @param closed alerts that are over, newest first
 * @param silences that had not ended
 * @param heard place in the journal up to which its violations are in the book; null when that is
 *     not known
 */
public record AlertBookState(
    long lastAlert,
    long lastSilence,
    List<Kept> open,
    List<Alert> closed,
    List<Silence> silences,
    Long heard) {
  /** Nothing yet. */
  public static final AlertBookState EMPTY =
      new AlertBookState(0, 0, List.of(), List.of(), List.of(), 0L);

  /** Copies the lists. */
  public AlertBookState {
    open = List.copyOf(open);
    closed = List.copyOf(closed);
    silences = List.copyOf(silences);
  }

  /**
   * An alert that is not closed.
   *
   * @param alert itself
   * @param windowEnds when more of the same may be told of
   * @param untold violations that were not told of
   * @param escalated how many channels it went to as nobody acknowledged
   * @param escalateAt when the next one has its turn
   * @param owed channels that have not got their message yet
   */
  public record Kept(
      Alert alert,
      Instant windowEnds,
      long untold,
      int escalated,
      Instant escalateAt,
      List<String> owed) {
    /** Copies the list. */
    public Kept {
      owed = List.copyOf(owed);
    }
  }
}
