package io.slipstream.verifier;

/** Arguments that are not allowed, or a file that cannot be read. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
