package io.slipstream.kernel;

/** An input the kernel cannot take; its state is unchanged. The message names field and value. */
public final class KernelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /** Without a code of its own: bytes that are no input. */
  public KernelException(String message) {
    this(Refusal.MALFORMED, message);
  }

  /** With the reason as a code and in words. */
  public KernelException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  /** The reason as a code. */
  public Refusal refusal() {
    return refusal;
  }

  /** Why an input is refused: a closed list. */
  public enum Refusal {
    /** Bytes or values that are no input. */
    MALFORMED,
    /** The session is open already, or not yet. */
    SESSION,
    /** No instrument has the number, or it is there already. */
    INSTRUMENT,
    /** No pod has the number or name, or it is there already. */
    POD,
    /** No venue has the name. */
    VENUE,
    /** A pod's definition does not fit. */
    DEFINITION,
    /** The event is older than the last one. */
    TIME_BACKWARDS,
    /** A price is zero or below. */
    PRICE,
    /** A quantity is negative, or zero where that is nothing. */
    QUANTITY,
    /** High and low do not enclose open and close, bid is above ask, levels are out of order. */
    INCONSISTENT,
    /** A currency is unknown or has no rate. */
    CURRENCY,
    /** A ratio or a rate is out of its range. */
    RATE,
    /** A number of the ledger would not fit. */
    OUT_OF_RANGE
  }
}
