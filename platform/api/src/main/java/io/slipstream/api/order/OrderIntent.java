package io.slipstream.api.order;

import io.slipstream.api.market.Instrument;

/**
 * What a pod wants: sized, not yet permitted. A value to keep; {@link OrderTerms} has the meaning
 * of the fields.
 */
public record OrderIntent(
    Instrument instrument,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    long orderQty,
    long limitPrice,
    long stopPrice,
    long trailingOffset,
    long trailingRate,
    long expireTime,
    boolean isPostOnly,
    boolean isReduceOnly,
    Bracket bracket,
    String rationaleCode,
    double rationaleFirst,
    double rationaleSecond,
    double confidence)
    implements OrderTerms {
  /** The rationale code of an intent that gives none. */
  public static final String UNSTATED = "UNSTATED";

  /** Checks that the fields fit each other. */
  public OrderIntent {
    OrderTermsCheck.checkCode(rationaleCode);
  }

  /** These terms as a value, checked. */
  public static OrderIntent copyOf(OrderTerms terms) {
    OrderTerms.check(terms);
    return new OrderIntent(
        terms.instrument(),
        terms.side(),
        terms.type(),
        terms.timeInForce(),
        terms.orderQty(),
        terms.limitPrice(),
        terms.stopPrice(),
        terms.trailingOffset(),
        terms.trailingRate(),
        terms.expireTime(),
        terms.isPostOnly(),
        terms.isReduceOnly(),
        terms.bracket(),
        terms.rationaleCode(),
        terms.rationaleFirst(),
        terms.rationaleSecond(),
        terms.confidence());
  }

  /** A market order, good till canceled. */
  public static OrderIntent market(Instrument instrument, Side side, long orderQty) {
    return new OrderDraft(instrument).market(side, orderQty).toIntent();
  }

  /** A limit order, good till canceled. */
  public static OrderIntent limit(
      Instrument instrument, Side side, long orderQty, long limitPrice) {
    return new OrderDraft(instrument).limit(side, orderQty, limitPrice).toIntent();
  }

  /** The same intent with its reason. */
  public OrderIntent because(String code, double first, double second) {
    return new OrderDraft(instrument).set(this).because(code, first, second).toIntent();
  }
}
