package io.slipstream.api.service.backtest;

/** A backtest that cannot be run; the message names the field, the value and what is allowed. */
public final class BacktestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public BacktestException(String message) {
    super(message);
  }

  /** With the reason and the cause. */
  public BacktestException(String message, Throwable cause) {
    super(message, cause);
  }
}
