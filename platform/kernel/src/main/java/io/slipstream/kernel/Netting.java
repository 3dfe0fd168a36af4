package io.slipstream.kernel;

import io.slipstream.api.market.LargestRemainder;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Internal netting. The market orders that pods make within one slice wait for its end; buys and
 * sells of an instrument are crossed at the mark, without commission, the larger side by largest
 * remainder; what is left of it goes to the venue as one order, whose executions and commission are
 * attributed to the pods by largest remainder of what each still works.
 */
final class Netting {
  /** Above every order id of a pod. */
  static final long FIRST_ID = 1L << 62;

  private final Venue venue;
  private final Reports reports;
  private final KernelState kernel;
  private final SortedMap<Integer, List<Order>> held = new TreeMap<>();
  private final SortedMap<Long, NetOrder> sent = new TreeMap<>();
  private final SortedMap<Long, NetOrder> byChild = new TreeMap<>();
  private long count;

  Netting(Venue venue, Reports reports, KernelState kernel) {
    this.venue = venue;
    this.reports = reports;
    this.kernel = kernel;
  }

  static boolean isNet(long orderId) {
    return orderId >= FIRST_ID;
  }

  /** Whether it keeps the order until the slice ends. */
  boolean holds(Order order) {
    List<Order> others = held.getOrDefault(order.instrumentNumber(), List.of());
    boolean first = others.stream().noneMatch(other -> other.pod() == order.pod());
    boolean rests = order.timeInForce() == TimeInForce.GTC;
    if (order.type() != OrderType.MARKET || !rests || order.isReduceOnly() || !first) {
      return false;
    }
    held.computeIfAbsent(order.instrumentNumber(), i -> new ArrayList<>()).add(order);
    return true;
  }

  boolean hasHeld() {
    return !held.isEmpty();
  }

  boolean contains(Order order) {
    return byChild.containsKey(order.orderId()) || isHeld(order);
  }

  private boolean isHeld(Order order) {
    return held.getOrDefault(order.instrumentNumber(), List.of()).contains(order);
  }

  /**
   * Takes the cancel of an order it has. One that was sent net can only go when all of them want
   * to, or when trading in it is halted: it takes the others with it then.
   */
  void cancel(Order order, boolean isHalted) {
    if (isHeld(order)) {
      held.get(order.instrumentNumber()).remove(order);
      reports.canceled(order.orderId(), kernel.eventTime(), "");
      return;
    }
    NetOrder net = byChild.get(order.orderId());
    if (isHalted) {
      cancelWhole(net);
    } else {
      cancelWhenAllWant(net);
    }
  }

  private void cancelWhole(NetOrder net) {
    for (Order child : net.children()) {
      if (!child.state().isClosed() && !child.wishes().cancels()) {
        child.setCancelReason("sent net with an order that was halted");
      }
    }
    if (!net.isDone()) {
      venue.cancel(net.orderId(), kernel.eventTime());
    }
  }

  private void cancelWhenAllWant(NetOrder net) {
    boolean all =
        net.children().stream()
            .allMatch(child -> child.state().isClosed() || child.wishes().cancels());
    if (all && !net.isDone()) {
      venue.cancel(net.orderId(), kernel.eventTime());
    }
  }

  /** Every pod was asked: crosses and sends. */
  void endSlice() {
    List<List<Order>> waiting = new ArrayList<>(held.values());
    held.clear();
    waiting.forEach(this::settle);
  }

  private void settle(List<Order> orders) {
    List<Order> buys = new ArrayList<>();
    List<Order> sells = new ArrayList<>();
    for (Order order : orders) {
      if (refused(order)) {
        venue.submit(order);
      } else {
        (order.side() == Side.BUY ? buys : sells).add(order);
      }
    }
    long bought = sum(buys);
    long sold = sum(sells);
    long crossed = Math.min(bought, sold);
    if (crossed > 0) {
      cross(buys, crossed, bought);
      cross(sells, crossed, sold);
    }
    send(bought > sold ? buys : sells);
  }

  /** The account cannot bear it at the mark; the venue decides at its own price. */
  private static boolean refused(Order order) {
    Holding holding = order.holding();
    return BuyingPower.refusal(holding, order.side(), order.orderQty(), holding.markPrice(), 0)
        != null;
  }

  private static long sum(List<Order> orders) {
    return orders.stream().mapToLong(Order::orderQty).reduce(0, Math::addExact);
  }

  private void cross(List<Order> side, long crossed, long whole) {
    long[] weights = side.stream().mapToLong(Order::orderQty).toArray();
    Order first = side.get(0);
    long[] parts =
        crossed == whole
            ? weights
            : LargestRemainder.divide(crossed, weights, first.instrument().lotSize());
    long price = first.holding().markPrice();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] > 0) {
        long id = side.get(i).orderId();
        reports.filled(id, kernel.eventTime(), parts[i], price, 0, false);
      }
    }
  }

  private void send(List<Order> side) {
    List<Order> left = side.stream().filter(order -> !order.state().isClosed()).toList();
    if (left.isEmpty()) {
      return;
    }
    if (left.size() == 1 && left.get(0).cumQty() == 0) {
      venue.submit(left.get(0));
      return;
    }
    NetOrder net = NetOrder.of(FIRST_ID + ++count, left, kernel.eventTime());
    left.forEach(Order::pin);
    keep(net);
    venue.submit(net);
  }

  private void keep(NetOrder net) {
    sent.put(net.orderId(), net);
    net.children().forEach(child -> byChild.put(child.orderId(), net));
  }

  void accepted(long orderId, long time) {
    for (Order child : sent.get(orderId).children()) {
      if (child.state() == OrderState.SUBMITTED) {
        reports.accepted(child.orderId(), time);
      }
    }
  }

  void filled(long orderId, long time, long lastQty, long lastPx, long commission, boolean maker) {
    NetOrder net = sent.get(orderId);
    long[] parts = parts(net, lastQty);
    long[] paid = LargestRemainder.divide(Math.abs(commission), parts, 1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] > 0) {
        long share = Long.signum(commission) * paid[i];
        reports.filled(net.children().get(i).orderId(), time, parts[i], lastPx, share, maker);
      }
    }
    if (net.children().stream().anyMatch(child -> child.wishes().cancels())) {
      cancelWhenAllWant(net);
    }
    forgetWhenDone(net);
  }

  private static long[] parts(NetOrder net, long lastQty) {
    return LargestRemainder.divide(lastQty, net.weights(), net.instrument().lotSize());
  }

  /** What was left ended: rejected, canceled or expired. */
  void ended(long orderId, long time, OrderState state, String reason) {
    NetOrder net = sent.get(orderId);
    for (Order child : net.children()) {
      if (child.state().isClosed()) {
        continue;
      }
      if (state == OrderState.REJECTED && child.cumQty() == 0) {
        reports.rejected(child.orderId(), time, reason);
      } else if (state == OrderState.EXPIRED) {
        reports.expired(child.orderId(), time, reason);
      } else {
        reports.canceled(child.orderId(), time, reason);
      }
    }
    forgetWhenDone(net);
  }

  /** The wish of all children is refused. */
  void requestRejected(long orderId, long time, boolean ofCancel, String reason) {
    NetOrder net = sent.get(orderId);
    if (net != null) {
      net.children().stream()
          .filter(child -> !child.state().isClosed())
          .forEach(child -> reports.requestRejected(child.orderId(), time, ofCancel, reason));
    }
  }

  /** Why a part cannot be borne by its pod, or null. */
  String refusal(long orderId, long lastQty, long lastPx, long commission) {
    NetOrder net = sent.get(orderId);
    long[] parts = parts(net, lastQty);
    for (int i = 0; i < parts.length; i++) {
      Holding holding = net.children().get(i).holding();
      String refusal =
          parts[i] == 0
              ? null
              : BuyingPower.refusal(holding, net.side(), parts[i], lastPx, commission);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private void forgetWhenDone(NetOrder net) {
    if (net.isDone()) {
      sent.remove(net.orderId());
      net.children().forEach(child -> byChild.remove(child.orderId()));
    }
  }

  void writeState(StateSink sink, Blotter blotter) {
    sink.put(count).put(held.values().stream().mapToLong(List::size).sum()).put(sent.size());
    held.values().forEach(orders -> orders.forEach(order -> sink.put(order.orderId())));
    sent.values().forEach(net -> net.writeState(sink, blotter));
  }

  void readState(StateSource source, Blotter blotter) {
    count = source.take();
    int waiting = source.takeCount();
    int nets = source.takeCount();
    for (; waiting > 0; waiting--) {
      Order order = blotter.find(source.take());
      held.computeIfAbsent(order.instrumentNumber(), i -> new ArrayList<>()).add(order);
    }
    for (; nets > 0; nets--) {
      keep(NetOrder.readState(source, kernel, blotter));
    }
  }
}
