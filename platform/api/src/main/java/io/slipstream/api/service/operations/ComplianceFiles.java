package io.slipstream.api.service.operations;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A day's compliance report.
 *
 * @param day in UTC
 * @param files that were written, the page first
 * @param decisions initial decisions to deal
 * @param orderEvents events of outgoing orders
 * @param operatorActions commands of operators and the platform
 * @param gaps holes in the data
 */
public record ComplianceFiles(
    LocalDate day,
    List<Path> files,
    long decisions,
    long orderEvents,
    long operatorActions,
    long gaps) {
  /** Copies the list. */
  public ComplianceFiles {
    files = List.copyOf(files);
  }
}
