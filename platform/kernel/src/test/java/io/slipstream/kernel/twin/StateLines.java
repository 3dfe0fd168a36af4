package io.slipstream.kernel.twin;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;

/**
 * The one text form of a state and of decisions that twin and kernel are compared in. Numbers are
 * counts of the instrument's or the currency's units. A line that says nothing is empty and left
 * out by both.
 *
 * <p>Order of a state: instruments by number; then for each pod by number its {@link #pod}, {@link
 * #cash}, {@link #position} by instrument number, {@link #order} by order number (not closed ones);
 * then the decisions of the input in the order they were made.
 */
final class StateLines {
  /** Reasons that the rules give word by word; others are left out. */
  private static final Set<String> REASONS =
      Set.of(
          "too late",
          "not above what is filled",
          "not filled at once",
          "nothing to reduce",
          "insufficient cash",
          "insufficient margin",
          "out of range");

  private StateLines() {}

  static String instrument(String symbol, long mark, boolean isBookCurrent) {
    return "instrument " + symbol + " mark=" + mark + " book=" + (isBookCurrent ? "current" : "-");
  }

  /** Money is in the portfolio currency. */
  static String pod(
      String name, long fills, long turnover, boolean isLiquidating, long equity, long margin) {
    return "pod "
        + name
        + (" fills=" + fills)
        + (" turnover=" + turnover)
        + (" liquidating=" + isLiquidating)
        + (" equity=" + equity)
        + (" margin=" + margin);
  }

  /** Cash by currency; what is zero is left out. */
  static String cash(String pod, SortedMap<String, Long> cash) {
    StringJoiner line = new StringJoiner(" ", "cash " + pod + " ", "");
    for (Map.Entry<String, Long> entry : cash.entrySet()) {
      if (entry.getValue() != 0) {
        line.add(entry.getKey() + "=" + entry.getValue());
      }
    }
    return line.toString();
  }

  /** A holding; empty when it never was one. Lots come oldest first, with the holding's sign. */
  static String position(
      String pod,
      String symbol,
      long quantity,
      long openCost,
      long realizedPnl,
      long commission,
      long[] lotQuantities,
      long[] lotCosts) {
    if (quantity == 0 && openCost == 0 && realizedPnl == 0 && commission == 0) {
      return "";
    }
    StringJoiner lots = new StringJoiner(" ", " lots=[", "]");
    for (int i = 0; i < lotQuantities.length; i++) {
      lots.add(lotQuantities[i] + ":" + lotCosts[i]);
    }
    return "position "
        + (pod + " " + symbol)
        + (" quantity=" + quantity)
        + (" openCost=" + openCost)
        + (" realized=" + realizedPnl)
        + (" commission=" + commission)
        + lots;
  }

  /**
   * An order that is not closed.
   *
   * @param limit as given, zero when absent
   * @param stop as given, zero when absent or trailing
   * @param wishesCancel a cancel was sent and not answered
   * @param wishesReplace a replacement was sent and not answered
   */
  static String order(
      String clientOrderId,
      OrderState state,
      long orderQty,
      long cumQty,
      long leavesQty,
      long limit,
      long stop,
      long avgPx,
      boolean wishesCancel,
      boolean wishesReplace) {
    return "order "
        + (clientOrderId + " " + state)
        + (" orderQty=" + orderQty)
        + (" cumQty=" + cumQty)
        + (" leavesQty=" + leavesQty)
        + (" limit=" + limit)
        + (" stop=" + stop)
        + (" avgPx=" + avgPx)
        + (wishesCancel ? " wishes=cancel" : "")
        + (wishesReplace ? " wishes=replace" : "");
  }

  /** The gate refused an intent. */
  static String denied(String clientOrderId, DenialCode code) {
    return "> denied " + clientOrderId + " " + code;
  }

  /**
   * An order became SUBMITTED, ACCEPTED, TRIGGERED, REJECTED, CANCELED or EXPIRED. What a {@link
   * #fill} does to the state is in its line and has none of these.
   */
  static String change(String clientOrderId, OrderState state, long time, String reason) {
    String words = REASONS.contains(reason) ? " " + reason : "";
    return "> " + state + " " + clientOrderId + " at=" + time + words;
  }

  /** An execution, with the state the order is in after it. */
  static String fill(
      String clientOrderId,
      Side side,
      long lastQty,
      long lastPx,
      long commission,
      boolean isMaker,
      long time,
      OrderState after) {
    return "> fill "
        + (clientOrderId + " " + side)
        + (" qty=" + lastQty)
        + (" px=" + lastPx)
        + (" commission=" + commission)
        + (isMaker ? " maker" : " taker")
        + (" at=" + time + " " + after);
  }

  /** The venue confirmed a replacement; the id is the new one. */
  static String replaced(String clientOrderId, long orderQty, long limit, long stop, long time) {
    return "> replaced "
        + clientOrderId
        + (" orderQty=" + orderQty)
        + (" limit=" + limit)
        + (" stop=" + stop)
        + (" at=" + time);
  }

  /** The venue refused a wish. */
  static String requestRejected(String clientOrderId, long time, String reason) {
    return "> wish rejected " + clientOrderId + " at=" + time + " " + reason;
  }

  /** We refused a replacement; it was not sent. */
  static String replaceRefused(String pod, long number, DenialCode code) {
    return "> replace refused " + pod + "-" + number + " " + code;
  }
}
