package io.slipstream.api.service.marketdata;

/** Market data that is not there or not right; the message says what and where. */
public final class MarketDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public MarketDataException(String message) {
    super(message);
  }

  /** With the reason and the cause. */
  public MarketDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
