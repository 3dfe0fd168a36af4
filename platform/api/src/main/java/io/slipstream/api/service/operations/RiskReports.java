package io.slipstream.api.service.operations;

import io.slipstream.api.service.tables.TableException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Writes what a risk officer reads once a day; an OSGi service. */
public interface RiskReports {
  /**
   * Writes the risk report of a day, over an earlier one of the same day. What is measured on
   * positions is measured now, so a day that is over has its violations only.
   *
   * @param day in UTC; null for today's, that of the session's last event
   * @param folder where the files go
   * @throws OperationRefusedException when the journal has nothing of that day
   * @throws TableException when a file cannot be written
   */
  RiskReportFiles report(LocalDate day, Path folder);
}
