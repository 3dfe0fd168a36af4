package io.slipstream.compliance;

import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The record fields of Commission Delegated Regulation (EU) 2017/589 (RTS 6), annex II, in their
 * order; {@code docs/compliance.md} says where each comes from.
 */
final class Rts6 {
  /** Table 2: every initial decision to deal and incoming orders from clients. */
  static final List<String> DECISION_FIELDS =
      List.of(
          "Client first name(s)",
          "Client surname(s)",
          "Client identification code",
          "Name(s) of person acting on behalf of the client",
          "Surname(s) of person acting on behalf of the client",
          "Investment decision within firm",
          "Initial order designation",
          "Buy-Sell indicator",
          "Financial instrument identification code",
          "Price",
          "Price notation",
          "Price multiplier",
          "Price currency",
          "Currency of leg 2",
          "Underlying instrument code",
          "Option type",
          "Strike price",
          "Strike price currency",
          "Up-front payment",
          "Delivery type",
          "Option exercise style",
          "Maturity date",
          "Expiry date",
          "Quantity currency",
          "Quantity notation",
          "Initial quantity",
          "Date and time",
          "Additional information from the client");

  /** Table 3: outgoing and executed orders. */
  static final List<String> ORDER_FIELDS =
      List.of(
          "Buy-Sell indicator",
          "The trading capacity",
          "Liquidity provision activity",
          "Execution within firm",
          "The identification code of the order submitted to the trading venue or to another"
              + " investment firm",
          "The identification code of the order assigned by another investment firm or trading"
              + " venue to which the order was submitted",
          "Order receiver identification code",
          "Order type",
          "Limit price",
          "Price currency",
          "Price notation",
          "Additional limit price",
          "Stop price",
          "Pegged limit price",
          "Remaining quantity including hidden",
          "Displayed quantity",
          "Traded quantity",
          "Minimum acceptable quantity (MAQ)",
          "Minimum executable size (MES)",
          "MES first execution only",
          "Passive only indicator",
          "Self-Execution Prevention",
          "Date and time (submission of order)",
          "Date and time (receipt of order)",
          "Sequence number",
          "New order, order modification, order cancellation, order rejections, partial or full"
              + " execution",
          "Short selling indicator",
          "Waiver indicator",
          "Routing Strategy",
          "Trading venue transaction identification code",
          "Validity period",
          "Order restriction",
          "Validity period date and time",
          "Aggregated order",
          "Additional information relating to the outgoing order");

  private Rts6() {}

  /** Columns of our own, then the fields as {@code 2.7 Initial order designation}. */
  static List<Column> columns(List<Column> own, int table, List<String> fields) {
    List<Column> columns = new ArrayList<>(own);
    for (int i = 0; i < fields.size(); i++) {
      columns.add(new Column(table + "." + (i + 1) + " " + fields.get(i), Type.TEXT));
    }
    return columns;
  }
}
