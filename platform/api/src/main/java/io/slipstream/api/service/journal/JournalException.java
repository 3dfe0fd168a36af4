package io.slipstream.api.service.journal;

/** The journal cannot be read or written; the message names the file and the reason. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the cause. */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Without a cause. */
  public JournalException(String message) {
    super(message);
  }
}
