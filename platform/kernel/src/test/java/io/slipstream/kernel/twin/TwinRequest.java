package io.slipstream.kernel.twin;

import java.math.BigDecimal;

/** Something on its way to the venue. */
record TwinRequest(
    Kind kind,
    TwinResting target,
    long arrival,
    long sequence,
    BigDecimal orderQty,
    BigDecimal limit,
    BigDecimal stop) {
  enum Kind {
    ORDER,
    CANCEL,
    REPLACE
  }

  /** In order of arrival, then of sending. */
  boolean isBefore(TwinRequest other) {
    return arrival != other.arrival ? arrival < other.arrival : sequence < other.sequence;
  }
}
