package io.slipstream.verifier;

/** Bytes that are not what their format says; the message tells what is wrong. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message);
  }
}
