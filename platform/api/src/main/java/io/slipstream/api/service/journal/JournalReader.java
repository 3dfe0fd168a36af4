package io.slipstream.api.service.journal;

import java.util.Iterator;

/** A journal's entries, oldest first. */
public interface JournalReader {
  /** Sequence of the oldest entry that is kept: 1 until retention removes some. */
  long firstSequence();

  /** Sequence of the newest entry, one less than the first when there is none. */
  long lastSequence();

  /**
   * The entries from one on that there are at the time of the call, oldest first. What comes before
   * is not read; there are none when {@code sequence} is one more than the last.
   *
   * @throws IllegalArgumentException when the journal does not reach to there
   */
  Iterator<JournalEntry> entriesFrom(long sequence);
}
