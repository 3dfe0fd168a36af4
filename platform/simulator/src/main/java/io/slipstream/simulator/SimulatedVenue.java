package io.slipstream.simulator;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.service.venue.VenueAccounts;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A venue that matches orders against bars. An order can be filled by a bar only if the bar opened
 * at or after the decision. A market order is filled whole at the open; a limit order at the open
 * when that is at the limit or better, else at the limit when the bar touches it. There is no
 * slippage. An entry whose cost and commission exceed the account's cash at the fill is rejected
 * whole; an order that only reduces a position never is.
 */
public final class SimulatedVenue implements Venue {
  private static final String NO_CASH = "insufficient cash";

  private final SortedMap<Long, Resting> orders = new TreeMap<>();

  @Override
  public void submit(VenueOrder order, ExecutionListener listener) {
    orders.put(order.orderId(), new Resting(order));
  }

  @Override
  public void cancel(long orderId, long eventTime, ExecutionListener listener) {
    if (orders.remove(orderId) != null) {
      listener.canceled(orderId, eventTime, "canceled");
    }
  }

  @Override
  public void onBar(
      int instrument,
      Instrument terms,
      Bar bar,
      VenueAccounts accounts,
      ExecutionListener listener) {
    List<Resting> eligible = new ArrayList<>();
    for (Resting resting : orders.values()) {
      VenueOrder order = resting.order;
      if (order.instrument() == instrument && order.decisionTime() <= bar.openTime()) {
        eligible.add(resting);
      }
    }
    for (Resting resting : eligible) {
      match(resting, terms, bar, accounts, listener);
    }
  }

  private void match(
      Resting resting,
      Instrument terms,
      Bar bar,
      VenueAccounts accounts,
      ExecutionListener listener) {
    VenueOrder order = resting.order;
    if (!resting.accepted && order.type() == OrderType.LIMIT) {
      resting.accepted = true;
      listener.accepted(order.orderId(), bar.openTime());
    }
    long price = executionPrice(order, bar);
    if (price == 0) {
      if (order.timeInForce() == TimeInForce.IOC) {
        orders.remove(order.orderId());
        listener.canceled(order.orderId(), bar.openTime(), "not filled at once");
      }
      return;
    }
    orders.remove(order.orderId());
    long time = price == bar.openPrice() ? bar.openTime() : bar.closeTime();
    long notional = FixedPoint.multiply(order.orderQty(), price);
    long commission = terms.commission(notional);
    if (!affords(order, price, commission, accounts)) {
      listener.rejected(order.orderId(), time, NO_CASH);
      return;
    }
    if (order.type() == OrderType.MARKET) {
      listener.accepted(order.orderId(), time);
    }
    listener.filled(order.orderId(), time, order.orderQty(), price, commission);
  }

  /** Zero when the bar does not reach the order. */
  private static long executionPrice(VenueOrder order, Bar bar) {
    if (order.type() == OrderType.MARKET) {
      return bar.openPrice();
    }
    long limit = order.limitPrice();
    if (order.side() == Side.BUY) {
      return bar.openPrice() <= limit ? bar.openPrice() : bar.lowPrice() <= limit ? limit : 0;
    }
    return bar.openPrice() >= limit ? bar.openPrice() : bar.highPrice() >= limit ? limit : 0;
  }

  /**
   * What opens or enlarges a position, long or short, needs its notional and the order's commission
   * in cash, after the part that closes the old position is settled.
   */
  private static boolean affords(
      VenueOrder order, long price, long commission, VenueAccounts accounts) {
    long held = accounts.position(order.pod(), order.instrument());
    boolean opposite = Long.signum(held) == -order.side().sign();
    long closingQty = opposite ? Math.min(Math.absExact(held), order.orderQty()) : 0;
    if (closingQty == order.orderQty()) {
      return true;
    }
    long settled = -order.side().sign() * FixedPoint.multiply(closingQty, price);
    long opening = FixedPoint.multiply(order.orderQty() - closingQty, price);
    long free = Math.addExact(accounts.cash(order.pod()), settled);
    return Math.addExact(opening, commission) <= free;
  }

  @Override
  public void writeState(StateSink sink) {
    sink.put(orders.size());
    for (Resting resting : orders.values()) {
      VenueOrder order = resting.order;
      sink.put(order.orderId())
          .put(order.pod())
          .put(order.instrument())
          .put(order.side().name())
          .put(order.type().name())
          .put(order.timeInForce().name())
          .put(order.orderQty())
          .put(order.limitPrice())
          .put(order.decisionTime())
          .put(resting.accepted);
    }
  }

  private static final class Resting {
    private final VenueOrder order;
    private boolean accepted;

    private Resting(VenueOrder order) {
      this.order = order;
    }
  }
}
