package io.slipstream.api.service.operations;

/** Where the session is. */
public enum SessionStatus {
  /** Waiting for pods, plugins or data; the message says for what. */
  WAITING,
  /** Rebuilding its state from the journal. */
  RECOVERING,
  /** Trading. */
  RUNNING,
  /** The recorded data has been played to its end. */
  ENDED,
  /** Stopped by an error; the message says which. */
  FAILED;

  /** Whether the session answers questions. */
  public boolean isUp() {
    return this == RUNNING || this == ENDED;
  }
}
