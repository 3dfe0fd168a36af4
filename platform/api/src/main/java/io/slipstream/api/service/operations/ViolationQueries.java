package io.slipstream.api.service.operations;

import io.slipstream.api.service.risk.Violation;
import java.util.List;

/** Violations of rules of risk, as far back as the session's journal is kept; an OSGi service. */
public interface ViolationQueries {
  /**
   * Those that match, newest first.
   *
   * @throws OperationRefusedException when the journal has no such pod
   */
  List<Violation> violations(ViolationQuestion question);

  /**
   * Those that the journal has behind an entry, oldest first, the newest 10,000 at the most; none
   * when it does not reach to there.
   *
   * @throws OperationRefusedException when the session is not up
   */
  List<Violation> after(long sequence);
}
