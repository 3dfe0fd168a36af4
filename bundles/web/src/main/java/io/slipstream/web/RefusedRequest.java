package io.slipstream.web;

/** A request that is answered with an error; the message names field, value and what is allowed. */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
