package io.slipstream.api.order;

import io.slipstream.api.market.FixedPoint;
import java.util.Objects;

/** Which fields of an order go together. */
final class OrderTermsCheck {
  private static final int LONGEST_CODE = 40;

  private OrderTermsCheck() {}

  static void check(OrderTerms terms) {
    Objects.requireNonNull(terms.instrument(), "instrument");
    Objects.requireNonNull(terms.side(), "side");
    Objects.requireNonNull(terms.timeInForce(), "timeInForce");
    Objects.requireNonNull(terms.bracket(), "bracket");
    OrderType type = Objects.requireNonNull(terms.type(), "type");
    if (type.hasLimit() ? terms.limitPrice() <= 0 : terms.limitPrice() != 0) {
      throw wrong("limit price", terms, terms.limitPrice(), "above 0 with LIMIT and STOP_LIMIT");
    }
    boolean fixedStop = type.hasStop() && type != OrderType.TRAILING_STOP;
    if (fixedStop ? terms.stopPrice() <= 0 : terms.stopPrice() != 0) {
      throw wrong(
          "stop price", terms, terms.stopPrice(), "above 0 with STOP_MARKET and STOP_LIMIT");
    }
    checkTrailing(terms);
    checkTime(terms);
    if (terms.isPostOnly() && (type != OrderType.LIMIT || !rests(terms.timeInForce()))) {
      throw new IllegalArgumentException("post-only: LIMIT with DAY, GTC or GTD is allowed");
    }
    double confidence = terms.confidence();
    if (confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException("confidence " + confidence + ": 0 to 1 is allowed");
    }
    if (terms instanceof OrderDraft draft) {
      draft.checkCode();
    } else {
      checkCode(terms.rationaleCode());
    }
  }

  private static void checkTrailing(OrderTerms terms) {
    long offset = terms.trailingOffset();
    long rate = terms.trailingRate();
    boolean trails = terms.type() == OrderType.TRAILING_STOP;
    boolean fits =
        trails
            ? offset >= 0 && rate >= 0 && rate < FixedPoint.ONE && (offset > 0) != (rate > 0)
            : offset == 0 && rate == 0;
    if (!fits) {
      throw new IllegalArgumentException(
          "trailing offset "
              + terms.instrument().priceText(offset)
              + " and rate "
              + FixedPoint.format(rate)
              + ": one of the two is allowed, above 0, the rate below 1, with TRAILING_STOP only");
    }
  }

  private static void checkTime(OrderTerms terms) {
    TimeInForce force = terms.timeInForce();
    if ((force == TimeInForce.GTD) != (terms.expireTime() > 0)) {
      throw new IllegalArgumentException(
          "expire time " + terms.expireTime() + ": above 0 with GTD, and only with it, is allowed");
    }
    if (terms.type().hasStop() && !rests(force)) {
      throw new IllegalArgumentException(
          "time in force " + force + ": a stop order may be DAY, GTC or GTD");
    }
  }

  private static boolean rests(TimeInForce force) {
    return force == TimeInForce.DAY || force == TimeInForce.GTC || force == TimeInForce.GTD;
  }

  static void checkCode(String code) {
    int length = code.length();
    boolean fits = length > 0 && length <= LONGEST_CODE;
    for (int i = 0; i < length && fits; i++) {
      char c = code.charAt(i);
      fits = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "rationale code '" + code + "': 1 to 40 capital letters, digits or _ are allowed");
    }
  }

  private static IllegalArgumentException wrong(
      String field, OrderTerms terms, long value, String allowed) {
    return new IllegalArgumentException(
        field
            + " "
            + terms.instrument().priceText(value)
            + " of a "
            + terms.type()
            + " order: "
            + allowed
            + " is allowed, 0 otherwise");
  }
}
