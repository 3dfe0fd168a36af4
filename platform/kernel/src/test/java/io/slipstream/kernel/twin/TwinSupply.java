package io.slipstream.kernel.twin;

import java.math.BigDecimal;

/** What one bar, quote side, trade or level offers, and what our orders took from it. */
final class TwinSupply {
  final BigDecimal quantity;

  /** Never more than there is, also without a cap. */
  final boolean isBounded;

  BigDecimal taken = BigDecimal.ZERO;

  TwinSupply(BigDecimal quantity, boolean isBounded) {
    this.quantity = quantity;
    this.isBounded = isBounded;
  }

  /** What an order may take, null for any quantity; {@code unseen} does not reach the order. */
  BigDecimal left(TwinInstrument instrument, BigDecimal unseen) {
    BigDecimal share = Decimals.rate(instrument.model.maxParticipation());
    if (share.signum() == 0) {
      if (!isBounded) {
        return null;
      }
      share = BigDecimal.ONE;
    }
    BigDecimal most = Decimals.floor(quantity.subtract(unseen).multiply(share), instrument.lot);
    return most.subtract(taken).max(BigDecimal.ZERO);
  }
}
