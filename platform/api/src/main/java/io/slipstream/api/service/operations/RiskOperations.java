package io.slipstream.api.service.operations;

import java.util.Map;

/**
 * Limits above those that pods bring along; an OSGi service. A change is checked as a whole, is
 * durable before it is answered, and is in the file that the limits come from afterwards.
 */
public interface RiskOperations {
  /** What limits hold and what is used of them. */
  LimitsView limits();

  /**
   * Sets limits by their keys; an empty value takes one away. Where two persons have to agree, a
   * change that loosens something waits for the second.
   *
   * @throws OperationRefusedException naming key, value and what is allowed; nothing has changed
   */
  LimitsView set(Map<String, String> changes, String reason, Operator operator);

  /**
   * Agrees to a change that waits.
   *
   * @param change its number
   * @throws OperationRefusedException when there is none, or it is the operator's own
   */
  LimitsView approve(long change, Operator operator);

  /**
   * Lets a pod go on that executed as many orders as it may.
   *
   * @throws OperationRefusedException when there is no such pod
   */
  LimitsView reenable(String pod, String reason, Operator operator);
}
