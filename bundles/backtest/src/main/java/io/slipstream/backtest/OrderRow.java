package io.slipstream.backtest;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.tables.Column;
import io.slipstream.kernel.Outcome;
import java.util.List;

/** An order from its wish to its end; prices and quantities are in the instrument's units. */
final class OrderRow {
  /** What is told of an order. */
  static final List<Column> COLUMNS =
      List.of(
          new Column("decided", Column.Type.TIMESTAMP),
          new Column("ended", Column.Type.TIMESTAMP),
          new Column("pod", Column.Type.TEXT),
          new Column("order", Column.Type.TEXT),
          new Column("instrument", Column.Type.TEXT),
          new Column("side", Column.Type.TEXT),
          new Column("type", Column.Type.TEXT),
          new Column("timeInForce", Column.Type.TEXT),
          new Column("quantity", Column.Type.TEXT),
          new Column("limitPrice", Column.Type.TEXT),
          new Column("stopPrice", Column.Type.TEXT),
          new Column("state", Column.Type.TEXT),
          new Column("filled", Column.Type.TEXT),
          new Column("averagePrice", Column.Type.TEXT),
          new Column("reason", Column.Type.TEXT),
          new Column("rationale", Column.Type.TEXT));

  private final long decided;
  private final String pod;
  private final String id;
  private final Instrument instrument;
  private final Side side;
  private final OrderType type;
  private final TimeInForce timeInForce;
  private final String rationale;
  private long quantity;
  private long limitPrice;
  private long stopPrice;
  private OrderState state;
  private long ended;
  private long filled;
  private long notional;
  private String reason = "";
  private String denial = "";

  OrderRow(Outcome first) {
    OrderTerms terms = first.terms();
    decided = first.decisionTime();
    pod = first.pod();
    id = first.clientOrderId();
    instrument = first.instrument();
    side = terms.side();
    type = terms.type();
    timeInForce = terms.timeInForce();
    rationale = terms.rationaleCode();
    state = first.state();
    ended = decided;
    read(terms);
  }

  private void read(OrderTerms terms) {
    quantity = terms.orderQty();
    limitPrice = terms.limitPrice();
    stopPrice = terms.stopPrice();
  }

  void denied(Outcome outcome) {
    reason = outcome.verdict().text();
    denial = outcome.verdict().denial().name();
  }

  void changed(Outcome outcome) {
    state = outcome.state();
    ended = outcome.eventTime();
    if (reason.isEmpty()) {
      reason = outcome.reason();
    }
    read(outcome.terms());
  }

  void filled(Outcome outcome) {
    filled += outcome.lastQty();
    notional += instrument.notional(outcome.lastQty(), outcome.lastPx());
    ended = outcome.eventTime();
  }

  /** Whose it is. */
  String pod() {
    return pod;
  }

  /** Why the gate denied it, as a code; empty when it did not. */
  String denial() {
    return denial;
  }

  /** Its cells for {@link #COLUMNS}. */
  Object[] cells() {
    return new Object[] {
      decided,
      ended,
      pod,
      id,
      instrument.symbol(),
      side.name(),
      type.name(),
      timeInForce.name(),
      instrument.quantityText(quantity),
      limitPrice == 0 ? null : instrument.priceText(limitPrice),
      stopPrice == 0 ? null : instrument.priceText(stopPrice),
      state.name(),
      instrument.quantityText(filled),
      filled == 0 ? null : instrument.priceText(instrument.averagePrice(notional, filled)),
      reason.isEmpty() ? null : reason,
      rationale
    };
  }
}
