package io.slipstream.api.service.operations;

import io.slipstream.api.service.tables.TableException;
import io.slipstream.api.service.tables.TableFormat;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Questions about what is in the session's journal; an OSGi service. */
public interface AuditQueries {
  /** The kinds of entries there can be. */
  List<String> kinds();

  /**
   * Entries that match, oldest first.
   *
   * @param limit how many at the most
   * @throws OperationRefusedException when the question names a kind, pod, instrument or order that
   *     is not there
   */
  List<AuditEntry> find(AuditQuestion question, int limit);

  /** Compares every entry with the checkpoints, and decodes it. */
  JournalCheck verify();

  /**
   * Writes entries that match to a file, oldest first.
   *
   * @return how many
   * @throws OperationRefusedException as {@link #find}
   * @throws TableException when the file is there already or cannot be written
   */
  long export(AuditQuestion question, TableFormat format, Path file, boolean overwrite);

  /**
   * Writes the compliance report of a day, over an earlier one of the same day.
   *
   * @param day in UTC; null for that of the last event
   * @param folder where the files go
   * @throws OperationRefusedException when the journal has nothing of that day
   * @throws TableException when a file cannot be written
   */
  ComplianceFiles report(LocalDate day, Path folder);
}
