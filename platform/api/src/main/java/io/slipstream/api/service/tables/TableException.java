package io.slipstream.api.service.tables;

/** A table cannot be written; the message names the file and the reason. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the cause. */
  public TableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Without a cause. */
  public TableException(String message) {
    super(message);
  }
}
