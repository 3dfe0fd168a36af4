package io.slipstream.api.service.venue;

import java.math.BigDecimal;

/** Takes a venue's figure into our books, by a change that the journal has; an OSGi service. */
public interface BookAdoption {
  /**
   * Changes what all pods together hold of an instrument, at its mark and without money: first of
   * those that hold the most, until none is on the other side; the rest is the first pod's that may
   * trade it.
   *
   * @param change that is more than there was, below zero less
   * @throws io.slipstream.api.service.operations.OperationRefusedException when the session is not
   *     up, or it does not fit; nothing has changed then
   */
  void adoptPosition(String symbol, BigDecimal change, String actor, String reason);

  /**
   * Changes the treasury's cash, which is no deposit.
   *
   * @param currency the portfolio's
   * @param change that is more than there was, below zero less
   * @throws io.slipstream.api.service.operations.OperationRefusedException when the session is not
   *     up, or it does not fit; nothing has changed then
   */
  void adoptCash(String currency, BigDecimal change, String actor, String reason);
}
