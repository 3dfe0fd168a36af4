package io.slipstream.runtime;

import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.kernel.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/** Orders and fills of one pod on one side of a comparison, until the other side has them too. */
final class PodDeeds {
  private final SortedMap<Long, OrderDeed> orders = new TreeMap<>();
  private final SortedMap<FillPlace, FillDeed> fills = new TreeMap<>();
  private final SortedMap<Long, Integer> fillsOfOrder = new TreeMap<>();
  private final Deque<Long> closed = new ArrayDeque<>();
  private final Deque<FillPlace> filled = new ArrayDeque<>();
  private boolean isKeeping;
  private long orderCount;
  private long fillCount;

  /** A fill by its order's number and its place among that order's fills. */
  record FillPlace(long order, int place) implements Comparable<FillPlace> {
    @Override
    public int compareTo(FillPlace other) {
      int byOrder = Long.compare(order, other.order);
      return byOrder != 0 ? byOrder : Integer.compare(place, other.place);
    }
  }

  /** A fill and the entry of the journal that was reached with it. */
  record FillDeed(long entry, Fill fill) {
    boolean isSame(FillDeed other) {
      Fill one = fill;
      Fill two = other.fill;
      return one.clientOrderId().equals(two.clientOrderId())
          && one.instrument().equals(two.instrument())
          && one.side() == two.side()
          && one.lastQty() == two.lastQty()
          && one.lastPx() == two.lastPx()
          && one.commission() == two.commission()
          && one.isMaker() == two.isMaker()
          && one.eventTime() == two.eventTime();
    }

    String text() {
      return fill.side()
          + " "
          + fill.instrument().quantityText(fill.lastQty())
          + " "
          + fill.symbol()
          + " at "
          + fill.instrument().priceText(fill.lastPx())
          + ", commission "
          + fill.instrument().cashText(fill.commission())
          + ", "
          + BusEvents.instant(fill.eventTime());
    }
  }

  /** An order: what was asked for, and what became of it. */
  static final class OrderDeed {
    private final long entry;
    private final long time;
    private final OrderIntent intent;
    private String id = "";
    private String revision = "";
    private OrderState state = OrderState.INITIALIZED;
    private String reason = "";
    private long cumQty;
    private long stateTime;

    private OrderDeed(long entry, long time, OrderIntent intent) {
      this.entry = entry;
      this.time = time;
      this.intent = intent;
      this.stateTime = time;
    }

    long entry() {
      return entry;
    }

    OrderState state() {
      return state;
    }

    long time() {
      return time;
    }

    /** When it came to what it is; the same as its time when it is as it was asked for. */
    long stateTime() {
      return stateTime;
    }

    /** Same time and terms, whatever the reason it was asked for. */
    boolean isAskedSame(OrderDeed other) {
      if (time != other.time || (intent == null) != (other.intent == null)) {
        return false;
      }
      return intent == null
          || intent
              .because(OrderIntent.UNSTATED, 0, 0)
              .equals(other.intent.because(OrderIntent.UNSTATED, 0, 0));
    }

    boolean isSame(OrderDeed other) {
      return isAskedSame(other)
          && id.equals(other.id)
          && revision.equals(other.revision)
          && state == other.state
          && cumQty == other.cumQty
          && stateTime == other.stateTime;
    }

    String text() {
      StringBuilder words = new StringBuilder();
      if (intent == null) {
        words.append("made by the platform");
      } else {
        words.append(intent.side()).append(' ');
        words.append(intent.instrument().quantityText(intent.orderQty())).append(' ');
        words.append(intent.instrument().symbol()).append(' ').append(intent.type());
        append(words, " limit ", intent.limitPrice());
        append(words, " stop ", intent.stopPrice());
      }
      words.append(", ").append(BusEvents.instant(time)).append(revision);
      words.append(", ").append(state);
      if (cumQty > 0 && intent != null) {
        words.append(" with ").append(intent.instrument().quantityText(cumQty)).append(" executed");
      }
      if (stateTime != time) {
        words.append(" at ").append(BusEvents.instant(stateTime));
      }
      return words.append(reason.isEmpty() ? "" : ": " + reason).toString();
    }

    private void append(StringBuilder words, String what, long price) {
      if (price != 0) {
        words.append(what).append(intent.instrument().priceText(price));
      }
    }
  }

  /** From now on what happens is kept. */
  void begin() {
    isKeeping = true;
  }

  /** The pod wants an order, which gets this number. */
  void asked(long entry, long time, long number, OrderIntent intent) {
    if (isKeeping) {
      orders.put(number, new OrderDeed(entry, time, intent));
      orderCount++;
    }
  }

  /** A decision on the pod. */
  void decided(long entry, Decision decision) {
    if (!isKeeping) {
      return;
    }
    if (decision instanceof Decision.OrderChanged d) {
      OrderDeed order = order(entry, d.order(), d.eventTime());
      order.id = d.clientOrderId();
      order.state = d.state();
      order.reason = d.reason();
      order.cumQty = d.cumQty();
      order.stateTime = d.eventTime();
      if (d.state().isClosed()) {
        closed.addLast(d.order());
      }
    } else if (decision instanceof Decision.OrderReplaced d) {
      OrderDeed order = order(entry, d.order(), d.eventTime());
      order.revision =
          ", replaced by " + d.orderQty() + " " + d.limitPrice() + " " + d.stopPrice() + " units";
      order.stateTime = d.eventTime();
    } else if (decision instanceof Decision.Filled d) {
      int place = fillsOfOrder.merge(d.fill().order(), 1, Integer::sum);
      FillPlace at = new FillPlace(d.fill().order(), place);
      fills.put(at, new FillDeed(entry, d.fill()));
      filled.addLast(at);
      fillCount++;
    }
  }

  /** One that is not known was made by the platform, or before what is kept. */
  private OrderDeed order(long entry, long number, long time) {
    OrderDeed order = orders.get(number);
    if (order == null) {
      order = new OrderDeed(entry, time, null);
      orders.put(number, order);
      orderCount++;
    }
    return order;
  }

  SortedMap<Long, OrderDeed> orders() {
    return orders;
  }

  SortedMap<FillPlace, FillDeed> fills() {
    return fills;
  }

  /** Orders that closed since they were last taken from here. */
  Deque<Long> closed() {
    return closed;
  }

  /** Fills since they were last taken from here. */
  Deque<FillPlace> filled() {
    return filled;
  }

  long orderCount() {
    return orderCount;
  }

  long fillCount() {
    return fillCount;
  }
}
