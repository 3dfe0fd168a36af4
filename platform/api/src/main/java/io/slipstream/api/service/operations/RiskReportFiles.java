package io.slipstream.api.service.operations;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day's risk report.
 *
 * @param day in UTC
 * @param measured event time at which positions were measured; null when they were not
 * @param files that were written, the page first
 * @param violations of the day
 * @param missing sections that could not be measured, with the reason
 */
public record RiskReportFiles(
    LocalDate day, Instant measured, List<Path> files, long violations, List<String> missing) {
  /** Copies the lists. */
  public RiskReportFiles {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }
}
