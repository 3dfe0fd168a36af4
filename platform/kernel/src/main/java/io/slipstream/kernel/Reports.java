package io.slipstream.kernel;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.VenueAccounts;

/** The venue's messages on their way into orders and ledger. */
final class Reports implements ExecutionListener, VenueAccounts {
  /** What the simulated venue says when it cancels because it was asked to. */
  private static final String ON_REQUEST = "canceled";

  private final TradingKernel kernel;
  private final Blotter blotter;
  private final Outcomes out;
  private final OrderDesk desk;
  private final Exits exits;
  private Netting netting;
  private long fillCount;
  private long exited;

  Reports(TradingKernel kernel, Blotter blotter, Outcomes out, OrderDesk desk) {
    this.kernel = kernel;
    this.blotter = blotter;
    this.out = out;
    this.desk = desk;
    this.exits = new Exits(desk);
  }

  /** Orders that were sent net are reported on through it. */
  void setNetting(Netting newNetting) {
    netting = newNetting;
  }

  @Override
  public void accepted(long orderId, long time) {
    if (Netting.isNet(orderId)) {
      netting.accepted(orderId, time);
      return;
    }
    Order order = known(orderId);
    if (order != null && order.state() == OrderState.SUBMITTED) {
      move(order, OrderState.ACCEPTED, "", time);
    } else if (order != null) {
      blotter.countStaleReport();
    }
  }

  @Override
  public void triggered(long orderId, long time) {
    Order order = known(orderId);
    if (order != null && order.state().canBecome(OrderState.TRIGGERED)) {
      move(order, OrderState.TRIGGERED, "", time);
    } else if (order != null) {
      blotter.countStaleReport();
    }
  }

  @Override
  public void rejected(long orderId, long time, String reason) {
    if (Netting.isNet(orderId)) {
      netting.ended(orderId, time, OrderState.REJECTED, reason);
      return;
    }
    Order order = known(orderId);
    if (order != null) {
      move(order, OrderState.REJECTED, reason, time);
    }
  }

  @Override
  public void canceled(long orderId, long time, String reason) {
    if (Netting.isNet(orderId)) {
      netting.ended(orderId, time, OrderState.CANCELED, reason);
      return;
    }
    Order order = known(orderId);
    if (order != null) {
      boolean asked = reason.isEmpty() || reason.equals(ON_REQUEST);
      move(order, OrderState.CANCELED, asked ? order.cancelReason() : reason, time);
    }
  }

  @Override
  public void expired(long orderId, long time, String reason) {
    if (Netting.isNet(orderId)) {
      netting.ended(orderId, time, OrderState.EXPIRED, reason);
      return;
    }
    Order order = known(orderId);
    if (order != null) {
      move(order, OrderState.EXPIRED, reason, time);
    }
  }

  /** The venue has the pending wish, or is done with the order until its next session. */
  void pending(Order order, OrderState state, long time) {
    move(order, state, "", time);
  }

  /** The order works again as it did. */
  void resting(Order order, long time) {
    move(order, order.restingState(), "", time);
  }

  @Override
  public void replaced(long orderId, long time, long orderQty, long limitPrice, long stopPrice) {
    Order order = known(orderId);
    if (order == null) {
      return;
    }
    if (order.state().isClosed()) {
      blotter.countStaleReport();
      return;
    }
    long before = order.remainingQty();
    order.replace(orderQty, limitPrice, stopPrice);
    order.holding().countWish(order);
    long after = order.orderQty() - order.cumQty();
    order.holding().moveWorking(order.side(), after - before);
    out.replaced(order, time);
    if (after == 0) {
      move(order, OrderState.FILLED, "", time);
    } else if (order.state() == OrderState.PENDING_REPLACE) {
      move(order, order.restingState(), "", time);
    }
  }

  @Override
  public void requestRejected(long orderId, long time, boolean ofCancel, String reason) {
    if (Netting.isNet(orderId)) {
      netting.requestRejected(orderId, time, ofCancel, reason);
      return;
    }
    Order order = known(orderId);
    if (order == null) {
      return;
    }
    order.wishes().forget(ofCancel);
    order.holding().countWish(order);
    if (!order.wishes().cancels()) {
      order.setCancelReason("");
    }
    OrderState state = order.state();
    if (state == (ofCancel ? OrderState.PENDING_CANCEL : OrderState.PENDING_REPLACE)) {
      move(order, order.restingState(), "", time);
    }
    out.requestRejected(order, reason, time);
  }

  @Override
  public void filled(
      long orderId, long time, long lastQty, long lastPx, long commission, boolean maker) {
    if (Netting.isNet(orderId)) {
      netting.filled(orderId, time, lastQty, lastPx, commission, maker);
      return;
    }
    Order order = known(orderId);
    if (order == null) {
      return;
    }
    boolean late = order.state() == OrderState.CANCELED || order.state() == OrderState.EXPIRED;
    long room = late ? order.orderQty() - order.cumQty() : order.remainingQty();
    if (lastQty <= 0 || lastPx <= 0 || lastQty > room) {
      blotter.countIllegalTransition();
      return;
    }
    boolean first = order.cumQty() == 0;
    long notional = order.instrument().notional(lastQty, lastPx);
    order.checkFill(notional);
    Holding holding = order.holding();
    holding.ledger().bookValue(holding, order.side(), lastQty, notional, commission);
    order.addFill(lastQty, notional);
    if (!late) {
      holding.moveWorking(order.side(), -lastQty);
    }
    out.filled(order, ++fillCount, lastQty, lastPx, commission, maker, time);
    moveFilled(order, late, time);
    if (first) {
      desk.executed(order);
    }
    if (first && order.sibling() != 0) {
      cancelSibling(order);
    }
    boolean hasExits = order.bracket().hasStopLoss() || order.bracket().hasTakeProfit();
    if (hasExits && lastQty > exited) {
      exits.attach(order, lastQty - exited, lastPx);
    }
  }

  private void moveFilled(Order order, boolean late, long time) {
    boolean whole = order.cumQty() == order.orderQty();
    if (late) {
      blotter.countLateFill();
      if (whole) {
        order.force(OrderState.FILLED, "");
      }
      out.changed(order, time);
    } else if (whole) {
      move(order, OrderState.FILLED, "", time);
    } else if (order.state() == OrderState.PENDING_CANCEL
        || order.state() == OrderState.PENDING_REPLACE) {
      out.changed(order, time);
    } else {
      move(order, OrderState.PARTIALLY_FILLED, "", time);
    }
  }

  private void cancelSibling(Order order) {
    Order sibling = blotter.find(order.sibling());
    if (sibling != null && !sibling.state().isClosed()) {
      desk.cancel(sibling, "the other exit was executed");
    }
  }

  /** Takes an execution of a broker's venue back. */
  void busted(Order order, long quantity, long price, long commission, boolean maker, long time) {
    long notional = order.instrument().notional(quantity, price);
    Holding holding = order.holding();
    holding.ledger().book(holding, order.side().opposite(), quantity, price, -commission);
    boolean closed = order.state().isClosed();
    order.removeFill(quantity, notional);
    out.filled(order, ++fillCount, -quantity, price, -commission, maker, time);
    if (order.state() == OrderState.FILLED) {
      order.force(order.restingState(), "execution busted");
      blotter.reopen(order);
      desk.cancelWhereHalted(order);
    } else if (!closed) {
      holding.moveWorking(order.side(), quantity);
      order.startWaiting();
      if (order.state() == OrderState.PARTIALLY_FILLED && order.cumQty() == 0) {
        order.force(order.restingState(), "execution busted");
      }
    }
    out.changed(order, time);
  }

  /**
   * Cancels exits of an execution that was taken back, by the numbers of the kernel's orders.
   *
   * @return what they had closed already
   */
  long cancelExits(Order entry, long after, long upTo) {
    int pod = entry.owner().number();
    long closed = 0;
    for (long number = after + 1; number <= upTo; number++) {
      Order exit = blotter.find(Order.orderId(pod, Pod.OWN_ORDERS + number));
      closed += exit == null ? 0 : exit.cumQty();
      if (exit != null && !exit.state().isClosed()) {
        desk.cancel(exit, "the execution it belongs to was busted");
      }
    }
    return closed;
  }

  /**
   * What exits of the execution that is corrected next have closed; its new ones close the rest.
   */
  void setExited(long quantity) {
    exited = quantity;
  }

  private Order known(long orderId) {
    Order order = blotter.find(orderId);
    if (order == null) {
      blotter.countIllegalTransition();
    }
    return order;
  }

  private void move(Order order, OrderState next, String reason, long time) {
    long leaves = order.remainingQty();
    if (!order.moveTo(next, reason)) {
      blotter.countIllegalTransition();
      return;
    }
    if (next.isClosed()) {
      order.wishes().forgetAll();
      order.holding().countWish(order);
      blotter.stopWorking(order, leaves);
    }
    out.changed(order, time);
  }

  @Override
  public long position(int pod, int instrument) {
    Holding holding = kernel.podAt(pod).ledger().holdingOrNull(instrument);
    return holding == null ? 0 : holding.quantity();
  }

  @Override
  public String refusal(long orderId, long lastQty, long lastPx, long commission) {
    if (Netting.isNet(orderId)) {
      return netting.refusal(orderId, lastQty, lastPx, commission);
    }
    Order order = blotter.find(orderId);
    Holding holding = order.holding();
    return BuyingPower.refusal(holding, order.side(), lastQty, lastPx, commission);
  }

  void writeState(StateSink sink) {
    sink.put(fillCount);
  }

  void readState(StateSource source) {
    fillCount = source.take();
  }
}
