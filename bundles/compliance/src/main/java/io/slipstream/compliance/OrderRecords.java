package io.slipstream.compliance;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.tables.Column;
import io.slipstream.api.service.tables.Column.Type;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.ExecutionType;
import io.slipstream.kernel.Input;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes the records of annex II from the journal: one for each initial decision to deal, one for
 * each event of an outgoing order. Open orders are remembered, closed ones are not.
 */
final class OrderRecords {
  static final List<Column> DECISION_COLUMNS =
      Rts6.columns(
          List.of(
              new Column("entry", Type.LONG),
              new Column("pod", Type.TEXT),
              new Column("instrument", Type.TEXT),
              new Column("rationale", Type.TEXT)),
          2,
          Rts6.DECISION_FIELDS);
  static final List<Column> ORDER_COLUMNS =
      Rts6.columns(
          List.of(
              new Column("entry", Type.LONG),
              new Column("pod", Type.TEXT),
              new Column("instrument", Type.TEXT),
              new Column("execution price", Type.TEXT)),
          3,
          Rts6.ORDER_FIELDS);

  private final SortedMap<String, OrderRecord> open = new TreeMap<>();
  private final Consumer<Rts6Row> decisions;
  private final Consumer<Rts6Row> events;

  OrderRecords(Consumer<Rts6Row> decisions, Consumer<Rts6Row> events) {
    this.decisions = decisions;
    this.events = events;
  }

  /**
   * Takes an entry; records are made when it is of the day. A refused wish to cancel or replace
   * changes no order and makes none.
   */
  void take(ReadEntry entry, Register register, boolean isOfDay) {
    if (entry.input() instanceof Input.IntentMade in) {
      takeIntent(entry, in, register, isOfDay);
    } else if (entry.decision() instanceof Decision.IntentDenied d) {
      closeDenied(d);
    } else if (entry.decision() instanceof Decision.OrderChanged d) {
      takeChange(entry, d, register, isOfDay);
    } else if (entry.decision() instanceof Decision.OrderReplaced d) {
      takeReplacement(entry, d, isOfDay);
    } else if (entry.decision() instanceof Decision.Filled d) {
      takeFill(entry, d.fill(), isOfDay);
    }
  }

  private void takeIntent(
      ReadEntry entry, Input.IntentMade in, Register register, boolean isOfDay) {
    OrderIntent intent = in.intent();
    String pod = register.pod(in.pod());
    String algorithm = register.algorithm(in.pod());
    open.put(entry.order(), new OrderRecord(pod, intent.instrument(), algorithm, intent, ""));
    if (isOfDay) {
      Instrument terms = intent.instrument();
      decisions.accept(
          new Rts6Row(
                  Rts6.DECISION_FIELDS.size(),
                  entry.sequence(),
                  pod,
                  terms.symbol(),
                  RequestWords.rationale(intent))
              .set(6, algorithm)
              .set(7, entry.order())
              .set(8, Rts6Row.side(intent.side()))
              .set(10, Rts6Row.price(intent))
              .set(11, "MONE")
              .set(12, Rts6Row.multiplier(terms))
              .set(13, terms.quoteCurrency())
              .set(25, "UNIT")
              .set(26, terms.quantityText(intent.orderQty()))
              .set(27, Rts6Row.time(entry.time())));
    }
  }

  /** A denied intent never left; of a denied replacement the order goes on. */
  private void closeDenied(Decision.IntentDenied d) {
    OrderRecord order = open.get(d.clientOrderId());
    if (order != null && order.submitted == Long.MIN_VALUE) {
      open.remove(d.clientOrderId());
    }
  }

  private void takeChange(
      ReadEntry entry, Decision.OrderChanged d, Register register, boolean isOfDay) {
    String id = Register.first(d.clientOrderId());
    if (d.state() == OrderState.INITIALIZED) {
      // It waits for its desk and has not left.
      return;
    }
    if (d.state() == OrderState.DENIED) {
      open.remove(id);
      return;
    }
    OrderRecord order = open.computeIfAbsent(id, first -> made(entry, d, register));
    order.cumQty = d.cumQty();
    order.orderQty = Math.max(order.orderQty, d.cumQty() + d.leavesQty());
    if (d.state() == OrderState.SUBMITTED && order.submitted == Long.MIN_VALUE) {
      order.submitted = entry.time();
    }
    boolean isOwnWish = order.algorithm.equals("platform") || isOwnWish(entry.cause());
    order.isCancelWanted |= d.state() == OrderState.PENDING_CANCEL || isOwnWish;
    String code = code(d.state(), order.isCancelWanted);
    if (isOfDay && !code.isEmpty()) {
      Rts6Row row = row(entry, order, d.clientOrderId(), code);
      events.accept(
          row.set(15, order.instrument == null ? "" : quantity(order, d.leavesQty()))
              .set(16, order.instrument == null ? "" : quantity(order, d.leavesQty()))
              .set(35, additional(order, d.reason())));
    }
    if (d.state().isClosed()) {
      open.remove(id);
    }
  }

  /**
   * An order without an intent: an exit of a bracket, the close of a liquidated position, or one
   * whose intent retention removed.
   */
  private static OrderRecord made(ReadEntry entry, Decision.OrderChanged d, Register register) {
    boolean isOwn = Register.first(d.clientOrderId()).matches(".*-x[0-9]+");
    String origin = "its intent is not kept any more";
    if (isOwn) {
      String on = entry.cause() == null ? "" : " on " + Kinds.of(entry.cause().getClass());
      origin = "made by the platform" + on;
    }
    String algorithm = isOwn ? "platform" : register.algorithm(d.pod());
    return new OrderRecord(
        register.pod(d.pod()), register.instrument(d.symbol()), algorithm, null, origin);
  }

  private static boolean isOwnWish(Input cause) {
    return cause instanceof Input.CancelRequested
        || cause instanceof Input.CancelAllRequested
        || cause instanceof Input.PodStopped
        || cause instanceof Input.PodSuspended
        || cause instanceof Input.PodFlattened
        || cause instanceof Input.PodReduced
        || cause instanceof Input.PodRemoved
        || cause instanceof Input.PodUnbound
        || cause instanceof Input.ScopeFlattened
        || cause instanceof Input.StateChange;
  }

  /** Field 26; a fill has a record of its own, so the change to its state has none. */
  private static String code(OrderState state, boolean isCancelWanted) {
    return switch (state) {
      case SUBMITTED -> "SUBM";
      case ACCEPTED -> "NEWO";
      case TRIGGERED -> "TRIG";
      case PENDING_CANCEL -> "PCAN";
      case PENDING_REPLACE -> "PREP";
      case DONE_FOR_DAY -> "CHMO";
      case REJECTED -> "REMO";
      case CANCELED -> isCancelWanted ? "CAME" : "CAMO";
      case EXPIRED -> "EXPI";
      case INITIALIZED, DENIED, PARTIALLY_FILLED, FILLED -> "";
    };
  }

  private void takeReplacement(ReadEntry entry, Decision.OrderReplaced d, boolean isOfDay) {
    OrderRecord order = open.get(Register.first(d.clientOrderId()));
    if (order == null) {
      return;
    }
    order.orderQty = d.orderQty();
    order.limitPrice = d.limitPrice();
    order.stopPrice = d.stopPrice();
    if (isOfDay) {
      events.accept(row(entry, order, d.clientOrderId(), "REME").set(35, additional(order, "")));
    }
  }

  private void takeFill(ReadEntry entry, Fill fill, boolean isOfDay) {
    String id = Register.first(fill.clientOrderId());
    OrderRecord order =
        open.getOrDefault(
            id, new OrderRecord(fill.pod(), fill.instrument(), "", null, "closed before"));
    order.side = fill.side();
    order.cumQty += fill.lastQty();
    if (!isOfDay) {
      return;
    }
    boolean isTakenBack = fill.lastQty() < 0;
    String code = isTakenBack ? "BUST" : order.leavesQty() > 0 ? "PARF" : "FILL";
    Instrument terms = fill.instrument();
    String venueId =
        entry.cause() instanceof Input.ExecutionReported in && in.type() == ExecutionType.TRADE
            ? in.execId()
            : "";
    Rts6Row row =
        row(entry, order, fill.clientOrderId(), code)
            .set(4, order.algorithm)
            .set(17, terms.quantityText(fill.lastQty()))
            .set(30, venueId)
            .set(35, additional(order, fill.isMaker() ? "maker" : "taker"));
    row.cells()[3] = terms.priceText(fill.lastPx());
    events.accept(row);
  }

  private Rts6Row row(ReadEntry entry, OrderRecord order, String id, String code) {
    Instrument terms = order.instrument;
    String symbol = terms == null ? "" : terms.symbol();
    Rts6Row row =
        new Rts6Row(Rts6.ORDER_FIELDS.size(), entry.sequence(), order.pod, symbol, null)
            .set(1, order.side == null ? "" : Rts6Row.side(order.side))
            .set(2, "DEAL")
            .set(3, "false")
            .set(5, id)
            .set(11, "MONE")
            .set(22, "false")
            .set(23, Rts6Row.time(order.submitted))
            .set(24, Rts6Row.time(entry.time()))
            .set(25, String.valueOf(entry.sequence()))
            .set(26, code)
            .set(34, "false");
    if (terms != null) {
      row.set(9, price(terms, order.limitPrice)).set(10, terms.quoteCurrency());
      row.set(13, price(terms, order.stopPrice));
      row.set(15, quantity(order, order.leavesQty())).set(16, quantity(order, order.leavesQty()));
    }
    OrderIntent intent = order.intent;
    if (intent != null) {
      row.set(8, intent.type().name()).set(21, String.valueOf(intent.isPostOnly()));
      row.set(31, Rts6Row.validity(intent.timeInForce()));
      row.set(32, Rts6Row.restriction(intent.timeInForce()));
      row.set(33, Rts6Row.validUntil(intent, order.submitted));
    }
    return row;
  }

  private static String price(Instrument terms, long price) {
    return price == 0 ? "" : terms.priceText(price);
  }

  private static String quantity(OrderRecord order, long quantity) {
    return order.instrument.quantityText(quantity);
  }

  private static String additional(OrderRecord order, String reason) {
    boolean reduces = order.intent != null && order.intent.isReduceOnly();
    String text = reduces ? "reduce only" : order.origin;
    return text.isEmpty() || reason.isEmpty() ? text + reason : text + "; " + reason;
  }
}
