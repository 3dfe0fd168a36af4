package io.slipstream.remotepods;

/**
 * What a program answered is not what it may; the message names field, value and what is allowed.
 */
final class BadAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadAnswerException(String message) {
    super(message);
  }
}
