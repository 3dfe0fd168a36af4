package io.slipstream.kernel.twin;

import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** What pods want of their orders, and what the venue answers. */
final class TwinOrders {
  private final TwinSession session;
  private final TwinGate gate = new TwinGate();
  private TwinVenue venue;

  TwinOrders(TwinSession session) {
    this.session = session;
  }

  void connect(TwinVenue to) {
    venue = to;
  }

  private void decide(String line) {
    session.decisions.add(line);
  }

  // ---------------------------------------------------------------- wishes

  void intent(TwinPod pod, TwinInstrument instrument, OrderIntent terms) {
    Verdict verdict =
        session.money.hasRate(instrument.currency())
            ? gate.check(terms, new TwinGateView(session, pod, instrument, null))
            : Verdict.denied(DenialCode.NO_CURRENCY_RATE, 0, 0);
    TwinOrder order = make(pod, instrument, terms);
    if (verdict.isAllowed()) {
      send(order);
    } else {
      order.state = OrderState.DENIED;
      decide(StateLines.denied(order.clientOrderId, verdict.denial()));
    }
  }

  private TwinOrder make(TwinPod pod, TwinInstrument instrument, OrderIntent terms) {
    TwinOrder order = new TwinOrder(pod, instrument, terms, pod.nextNumber(), session.eventTime);
    pod.orders.add(order);
    return order;
  }

  private TwinOrder makeOwn(TwinPod pod, TwinInstrument instrument, OrderIntent terms) {
    long number = pod.nextOwnNumber();
    TwinOrder order = new TwinOrder(pod, instrument, terms, number, session.eventTime);
    pod.orders.add(order);
    return order;
  }

  /** Makes and sends an order without asking the gate. */
  void force(TwinPod pod, TwinInstrument instrument, OrderIntent terms) {
    send(makeOwn(pod, instrument, terms));
  }

  private void send(TwinOrder order) {
    change(order, OrderState.SUBMITTED, session.eventTime, "");
    venue.submit(order, session.eventTime);
  }

  /** A closed order is left alone. */
  void cancel(TwinOrder order) {
    if (order != null && order.isWorking()) {
      order.wishes++;
      order.pending.add(new TwinOrder.Wish(true, order.wishes));
      venue.cancel(order, session.eventTime);
    }
  }

  /** Cancels several: pod by pod, instrument by instrument, in order of creation. */
  void cancelAll(Predicate<TwinOrder> which) {
    for (TwinPod pod : session.pods) {
      for (TwinInstrument instrument : session.instruments) {
        List<TwinOrder> found =
            pod.orders.stream()
                .filter(o -> o.instrument == instrument && o.isWorking() && which.test(o))
                .toList();
        found.forEach(this::cancel);
      }
    }
  }

  void replace(TwinPod pod, long number, long quantity, long limit, long stop) {
    TwinOrder order = pod.order(number);
    DenialCode code = replaceDenial(pod, order, quantity, limit, stop);
    if (code != null) {
      decide(StateLines.replaceRefused(pod.definition.name(), number, code));
      return;
    }
    order.wishes++;
    order.pending.add(new TwinOrder.Wish(false, order.wishes));
    TwinInstrument in = order.instrument;
    order.wantedQty = in.quantity(quantity);
    venue.replace(order, in.quantity(quantity), in.price(limit), in.price(stop), session.eventTime);
  }

  private DenialCode replaceDenial(
      TwinPod pod, TwinOrder order, long quantity, long limit, long stop) {
    if (order == null || !order.isWorking() || !order.pending.isEmpty()) {
      return DenialCode.NOT_REPLACEABLE;
    }
    if (order.instrument.quantity(quantity).compareTo(order.cumQty) <= 0) {
      return DenialCode.REPLACE_BELOW_FILLED;
    }
    OrderDraft revised =
        new OrderDraft(order.terms.instrument()).set(order.terms).revise(quantity, limit, stop);
    try {
      OrderTerms.check(revised);
    } catch (IllegalArgumentException e) {
      return DenialCode.NOT_REPLACEABLE;
    }
    revised.revise(quantity - order.instrument.quantityUnits(order.cumQty), limit, stop);
    return gate.check(revised, new TwinGateView(session, pod, order.instrument, order)).denial();
  }

  // ---------------------------------------------------------------- answers

  private void change(TwinOrder order, OrderState state, long time, String reason) {
    if (!order.state.canBecome(state)) {
      throw new IllegalStateException(order.clientOrderId + ": " + order.state + " to " + state);
    }
    order.state = state;
    decide(StateLines.change(order.clientOrderId, state, time, reason));
  }

  void accepted(TwinOrder order, long time) {
    change(order, OrderState.ACCEPTED, time, "");
  }

  void triggered(TwinOrder order, long time) {
    change(order, OrderState.TRIGGERED, time, "");
  }

  void rejected(TwinOrder order, long time, String reason) {
    change(order, OrderState.REJECTED, time, reason);
  }

  void canceled(TwinOrder order, long time, String reason) {
    change(order, OrderState.CANCELED, time, reason);
  }

  void expired(TwinOrder order, long time) {
    change(order, OrderState.EXPIRED, time, "");
  }

  void replaced(
      TwinOrder order, BigDecimal quantity, BigDecimal limit, BigDecimal stop, long time) {
    TwinOrder.Wish wish =
        order.pending.stream().filter(w -> !w.isCancel()).findFirst().orElseThrow();
    order.pending.remove(wish);
    order.orderQty = quantity;
    order.limit = limit;
    order.stop = stop;
    order.clientOrderId = order.baseId() + "/" + wish.number();
    TwinInstrument in = order.instrument;
    decide(
        StateLines.replaced(
            order.clientOrderId,
            in.quantityUnits(quantity),
            in.priceUnits(limit),
            in.priceUnits(stop),
            time));
  }

  void requestRejected(TwinOrder order, boolean isCancel, long time, String reason) {
    order.pending.stream()
        .filter(w -> w.isCancel() == isCancel)
        .findFirst()
        .ifPresent(order.pending::remove);
    decide(StateLines.requestRejected(order.clientOrderId, time, reason));
  }

  void filled(
      TwinOrder order,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal commission,
      boolean isMaker,
      long time) {
    TwinPod pod = order.pod;
    TwinInstrument in = order.instrument;
    Side side = order.terms.side();
    pod.ledger.execute(in, side, quantity, price, commission, session.money);
    BigDecimal notional = in.notional(quantity, price);
    session.pay(in.currency(), Decimals.signed(notional, -side.sign()).subtract(commission));
    boolean isFirst = order.cumQty.signum() == 0;
    order.cumQty = order.cumQty.add(quantity);
    order.cumNotional = order.cumNotional.add(notional);
    order.state =
        Decimals.same(order.cumQty, order.orderQty)
            ? OrderState.FILLED
            : OrderState.PARTIALLY_FILLED;
    decide(
        StateLines.fill(
            order.clientOrderId,
            side,
            in.quantityUnits(quantity),
            in.priceUnits(price),
            in.cashUnits(commission),
            isMaker,
            time,
            order.state));
    if (isFirst && order.sibling != null) {
      cancel(order.sibling);
    }
    openBracket(order, quantity, price);
  }

  // ---------------------------------------------------------------- brackets

  /** The limit is not made when the stop executes at once. */
  private void openBracket(TwinOrder entry, BigDecimal quantity, BigDecimal price) {
    if (!letsExitsLeave(entry, quantity)) {
      return;
    }
    Bracket bracket = entry.terms.bracket();
    TwinOrder stop = null;
    if (bracket.hasStopLoss()) {
      stop = exit(entry, quantity, price, true);
      send(stop);
    }
    boolean isStopped = stop != null && stop.cumQty.signum() > 0;
    if (bracket.hasTakeProfit() && !isStopped) {
      TwinOrder limit = exit(entry, quantity, price, false);
      limit.sibling = stop;
      if (stop != null) {
        stop.sibling = limit;
      }
      send(limit);
    }
  }

  private boolean letsExitsLeave(TwinOrder entry, BigDecimal quantity) {
    BigDecimal held = entry.pod.ledger.position(entry.instrument).quantity();
    BigDecimal reducible = Decimals.signed(held, entry.terms.side().sign());
    return switch (session.tradingState(entry.pod, entry.instrument)) {
      case ACTIVE -> true;
      case REDUCING -> !Decimals.less(reducible, quantity);
      case HALTED -> false;
    };
  }

  private TwinOrder exit(TwinOrder entry, BigDecimal quantity, BigDecimal price, boolean isStop) {
    TwinInstrument in = entry.instrument;
    Side side = entry.terms.side().opposite();
    Bracket bracket = entry.terms.bracket();
    long given = isStop ? bracket.stopLossPrice() : bracket.takeProfitPrice();
    long rate = isStop ? bracket.stopLossRate() : bracket.takeProfitRate();
    boolean isBelow = isStop == (entry.terms.side() == Side.BUY);
    BigDecimal factor = BigDecimal.ONE.add(Decimals.signed(Decimals.rate(rate), isBelow ? -1 : 1));
    BigDecimal derived = in.betterTick(side, in.roundPrice(price.multiply(factor)));
    long exitPrice = given > 0 ? given : in.priceUnits(derived);
    OrderDraft draft = new OrderDraft(in.terms);
    long units = in.quantityUnits(quantity);
    OrderIntent terms =
        isStop
            ? draft.stopMarket(side, units, exitPrice).toIntent()
            : draft.limit(side, units, exitPrice).toIntent();
    return makeOwn(entry.pod, in, terms);
  }

  /** A market order that closes a holding. */
  void liquidate(TwinPod pod, TwinInstrument instrument) {
    BigDecimal held = pod.ledger.position(instrument).quantity();
    Side side = held.signum() > 0 ? Side.SELL : Side.BUY;
    OrderDraft draft =
        new OrderDraft(instrument.terms)
            .market(side, instrument.quantityUnits(held.abs()))
            .reduceOnly();
    force(pod, instrument, draft.toIntent());
  }
}
