package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.ArrayList;
import java.util.List;

/** Market orders of several pods that go to the venue as one. */
final class NetOrder implements VenueOrder {
  private final long orderId;
  private final List<Order> children;
  private final Order first;
  private final long orderQty;
  private final long decisionTime;

  private NetOrder(long orderId, List<Order> children, long orderQty, long decisionTime) {
    this.orderId = orderId;
    this.children = List.copyOf(children);
    this.first = children.get(0);
    this.orderQty = orderQty;
    this.decisionTime = decisionTime;
  }

  /** All that the children still work. */
  static NetOrder of(long orderId, List<Order> children, long decisionTime) {
    long all = children.stream().mapToLong(Order::remainingQty).reduce(0, Math::addExact);
    return new NetOrder(orderId, children, all, decisionTime);
  }

  List<Order> children() {
    return children;
  }

  /** What each child still works, in order. */
  long[] weights() {
    return children.stream().mapToLong(Order::remainingQty).toArray();
  }

  boolean isDone() {
    return children.stream().allMatch(child -> child.state().isClosed());
  }

  @Override
  public long orderId() {
    return orderId;
  }

  @Override
  public String clientOrderId() {
    return "net-" + (orderId - Netting.FIRST_ID);
  }

  @Override
  public int pod() {
    return first.pod();
  }

  @Override
  public int instrumentNumber() {
    return first.instrumentNumber();
  }

  @Override
  public long decisionTime() {
    return decisionTime;
  }

  @Override
  public Instrument instrument() {
    return first.instrument();
  }

  @Override
  public Side side() {
    return first.side();
  }

  @Override
  public OrderType type() {
    return OrderType.MARKET;
  }

  @Override
  public TimeInForce timeInForce() {
    return TimeInForce.GTC;
  }

  @Override
  public long orderQty() {
    return orderQty;
  }

  @Override
  public long limitPrice() {
    return 0;
  }

  @Override
  public long stopPrice() {
    return 0;
  }

  @Override
  public long trailingOffset() {
    return 0;
  }

  @Override
  public long trailingRate() {
    return 0;
  }

  @Override
  public long expireTime() {
    return 0;
  }

  @Override
  public boolean isPostOnly() {
    return false;
  }

  @Override
  public boolean isReduceOnly() {
    return false;
  }

  @Override
  public Bracket bracket() {
    return Bracket.NONE;
  }

  @Override
  public String rationaleCode() {
    return "NET";
  }

  @Override
  public double rationaleFirst() {
    return Double.NaN;
  }

  @Override
  public double rationaleSecond() {
    return Double.NaN;
  }

  /** A child that was closed for so long that nobody else knows it is written whole. */
  void writeState(StateSink sink, Blotter blotter) {
    sink.put(orderId).put(orderQty).put(decisionTime).put(children.size());
    for (Order child : children) {
      boolean known = blotter.knows(child);
      sink.put(known);
      if (known) {
        sink.put(child.orderId());
      } else {
        child.writeState(sink);
      }
    }
  }

  static NetOrder readState(StateSource source, KernelState kernel, Blotter blotter) {
    long orderId = source.take();
    long orderQty = source.take();
    long decisionTime = source.take();
    List<Order> children = new ArrayList<>();
    for (int left = source.takeCount(); left > 0; left--) {
      boolean known = source.takeFlag();
      children.add(known ? blotter.find(source.take()) : blotter.readDetached(source, kernel));
    }
    return new NetOrder(orderId, children, orderQty, decisionTime);
  }
}
