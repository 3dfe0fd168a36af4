package io.slipstream.api.service.operations;

/**
 * An operator's wish that cannot be granted; the message names field, value and what is allowed.
 */
public final class OperationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  public enum Kind {
    /** The wish does not fit what is there. */
    NOT_ALLOWED,
    /** It is about something that is not there. */
    UNKNOWN,
    /** Its key was used for another wish, or by somebody else. */
    KEY_USED,
    /** The session does not answer, or not in time, or not yet: ask again. */
    NOT_UP
  }

  private final Kind kind;

  /** Not allowed, with the reason. */
  public OperationRefusedException(String message) {
    this(Kind.NOT_ALLOWED, message, null);
  }

  /** Not allowed, with the reason and the cause. */
  public OperationRefusedException(String message, Throwable cause) {
    this(Kind.NOT_ALLOWED, message, cause);
  }

  /** With kind and reason. */
  public OperationRefusedException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** With kind, reason and cause, which may be null. */
  public OperationRefusedException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why, for programs. */
  public Kind kind() {
    return kind;
  }
}
