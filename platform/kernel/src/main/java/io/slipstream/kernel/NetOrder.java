package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.List;

/** Market orders of several pods that go to the venue as one. */
final class NetOrder implements VenueOrder {
  private final long orderId;
  private final List<Order> children;
  private final Order first;
  private final long orderQty;
  private final long decisionTime;

  NetOrder(long orderId, List<Order> children, long decisionTime) {
    this.orderId = orderId;
    this.children = List.copyOf(children);
    this.first = children.get(0);
    this.orderQty = children.stream().mapToLong(Order::remainingQty).reduce(0, Math::addExact);
    this.decisionTime = decisionTime;
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

  void writeState(StateSink sink) {
    sink.put(orderId).put(orderQty).put(children.size());
    children.forEach(child -> sink.put(child.orderId()));
  }
}
