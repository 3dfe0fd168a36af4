package io.slipstream.api.service.operations;

import java.util.List;

/** Tells why a strategy is not trading; an OSGi service. */
public interface StrategyDiagnosis {
  /**
   * Everything between a strategy and its orders, in the order of the way: from the file it is in
   * over its pods to the last thing they were denied.
   *
   * @param id of the strategy, which need not be installed
   */
  List<DiagnosisLine> diagnose(String id);
}
