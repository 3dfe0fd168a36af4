package io.slipstream.api.service.operations;

/**
 * An operator's wish that cannot be granted; the message names field, value and what is allowed.
 */
public final class OperationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public OperationRefusedException(String message) {
    super(message);
  }

  /** With the reason and the cause. */
  public OperationRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
