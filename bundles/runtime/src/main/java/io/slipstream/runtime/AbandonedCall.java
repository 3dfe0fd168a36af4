package io.slipstream.runtime;

/** Ends a thread that returns from a call which was given up: the session went on without it. */
final class AbandonedCall extends Error {
  private static final long serialVersionUID = 1L;

  AbandonedCall(String message) {
    super(message, null, false, false);
  }
}
