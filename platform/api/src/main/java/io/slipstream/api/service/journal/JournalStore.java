package io.slipstream.api.service.journal;

import java.nio.file.Path;

/** Opens journals; an OSGi service. */
public interface JournalStore {
  /**
   * Opens the journal in a directory, creating it when absent; a torn last record is cut off.
   *
   * @throws JournalException when the directory cannot be used, another process holds it, or an
   *     entry before the last one is damaged
   */
  Journal open(Path directory);

  /**
   * Reads a journal that is closed, or that another process writes, as it is now.
   *
   * @throws JournalException when there is none
   */
  JournalReader read(Path directory);
}
