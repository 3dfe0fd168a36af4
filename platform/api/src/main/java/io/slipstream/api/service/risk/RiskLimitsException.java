package io.slipstream.api.service.risk;

/** Limits that cannot be understood or contradict each other; the message says where and why. */
public final class RiskLimitsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With its message. */
  public RiskLimitsException(String message) {
    super(message);
  }
}
