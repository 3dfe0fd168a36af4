package io.slipstream.runtime;

import io.slipstream.api.service.risk.RiskLimits;
import java.util.List;
import java.util.SortedMap;

/** The session's limits for whoever measures correlations; a service within this room. */
public interface CorrelationLimits {
  /**
   * Limits as they hold now.
   *
   * @throws io.slipstream.api.service.operations.OperationRefusedException when no session is up
   */
  RiskLimits present();

  /**
   * Puts buckets in the place of those that correlations made before, as a journaled change of the
   * limits; nothing when they are the same, or when nobody wants such buckets any more.
   *
   * @param buckets symbols by name
   * @param reason what they are from
   * @throws io.slipstream.api.service.operations.OperationRefusedException when no session is up
   */
  void derive(SortedMap<String, List<String>> buckets, String reason);
}
