package io.slipstream.compliance;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One record of annex II: cells of our own, then the fields by their number, blank unless set. */
final class Rts6Row {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Object[] cells;
  private final int own;

  Rts6Row(int fields, Object... own) {
    this.own = own.length;
    this.cells = new Object[own.length + fields];
    System.arraycopy(own, 0, cells, 0, own.length);
  }

  /** Sets a field by its number in the table, from 1 on; an empty text leaves it blank. */
  Rts6Row set(int field, String text) {
    cells[own + field - 1] = text.isEmpty() ? null : text;
    return this;
  }

  Object[] cells() {
    return cells;
  }

  /** A field as text, empty when it is blank. */
  String get(int field) {
    return own(own + field - 1);
  }

  /** One of our own cells as text, from 0 on. */
  String own(int cell) {
    return cells[cell] == null ? "" : cells[cell].toString();
  }

  static String side(Side side) {
    return side == Side.BUY ? "BUYI" : "SELL";
  }

  /** Table 2, field 10: the limit, for a stop order the stop, NOAP without a price. */
  static String price(OrderTerms terms) {
    Instrument instrument = terms.instrument();
    if (terms.type().hasStop()) {
      return terms.stopPrice() == 0 ? "PNDG" : instrument.priceText(terms.stopPrice());
    }
    return terms.type() == OrderType.LIMIT ? instrument.priceText(terms.limitPrice()) : "NOAP";
  }

  static String multiplier(Instrument instrument) {
    return FixedPoint.format(instrument.multiplier());
  }

  static String time(long nanos) {
    Instant instant = EventTimes.instant(nanos);
    return instant == null ? "" : MICROSECONDS.format(instant);
  }

  /** Table 3, field 31; the annex has no code for orders that are only for an auction. */
  static String validity(TimeInForce timeInForce) {
    return switch (timeInForce) {
      case DAY -> "GDAY";
      case GTC -> "GTCA";
      case IOC -> "IOCA";
      case FOK -> "F";
      case GTD -> "GTDT";
      case AT_THE_OPEN -> "OPEN";
      case AT_THE_CLOSE -> "CLOS";
    };
  }

  /** Table 3, field 32. */
  static String restriction(TimeInForce timeInForce) {
    boolean isAuction =
        timeInForce == TimeInForce.AT_THE_OPEN || timeInForce == TimeInForce.AT_THE_CLOSE;
    return isAuction ? "VFAR" : "";
  }

  /** Table 3, field 33: the end of the day of entry, or the given end. */
  static String validUntil(OrderTerms terms, long entered) {
    if (terms.timeInForce() == TimeInForce.GTD) {
      return time(terms.expireTime());
    } else if (terms.timeInForce() == TimeInForce.DAY && entered != Long.MIN_VALUE) {
      return Days.of(entered) + "T23:59:59.999999Z";
    }
    return "";
  }
}
