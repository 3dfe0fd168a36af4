package io.slipstream.api.service.state;

/** A written state cannot be read back. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what does not fit. */
  public StateException(String message) {
    super(message);
  }

  /** With what does not fit, and how that was noticed. */
  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
