package io.slipstream.api.service.tables;

import java.nio.file.Path;
import java.util.List;

/** Writes tables of any length with little memory; an OSGi service. */
public interface TableFiles {
  /**
   * Begins a table.
   *
   * @param file where it shall be; its directory is made when it is not there
   * @param overwrite whether a file that is there may be replaced
   * @throws IllegalArgumentException when there are no columns or two of one name
   * @throws TableException when the file is there already or cannot be written
   */
  TableWriter create(Path file, TableFormat format, List<Column> columns, boolean overwrite);
}
