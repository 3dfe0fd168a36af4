package io.slipstream.kernel;

import io.slipstream.api.order.OrderState;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Execution reports of a broker's venue: late, duplicate and out of order ones included. They are
 * matched by client order id; executions are remembered by their id.
 */
final class BrokerReports {
  /** Pod, x of an order the kernel made, number, wish. */
  private static final Pattern ID =
      Pattern.compile("(.+)-(x)?([1-9][0-9]{0,15})(?:/([1-9][0-9]{0,8}))?");

  private final TradingKernel kernel;
  private final Blotter blotter;
  private final Reports reports;
  private final SortedMap<String, Execution> executions = new TreeMap<>();

  BrokerReports(TradingKernel kernel, Blotter blotter, Reports reports) {
    this.kernel = kernel;
    this.blotter = blotter;
    this.reports = reports;
  }

  void take(Input.ExecutionReported in) {
    Order order = find(in.clientOrderId());
    if (order == null) {
      blotter.countIllegalTransition();
      return;
    }
    if (!in.execId().isEmpty() && executions.containsKey(in.execId())) {
      blotter.countDuplicateReport();
      return;
    }
    switch (in.type()) {
      case TRADE -> trade(order, in);
      case TRADE_CANCEL -> bust(order, in);
      case TRADE_CORRECT -> correct(order, in);
      default -> change(order, in);
    }
  }

  /**
   * Whether an execution, or taking one back, fits the ledger, before it is written down.
   *
   * @throws ArithmeticException when it might not
   */
  void requireRange(Input.ExecutionReported in) {
    Order order = find(in.clientOrderId());
    if (order == null || executions.containsKey(in.execId())) {
      return;
    }
    Execution earlier = executions.get(in.refExecId());
    switch (in.type()) {
      case TRADE -> requireRange(order, in);
      case TRADE_CANCEL -> requireRange(order, earlier);
      case TRADE_CORRECT -> requireRange(order, earlier, in);
      default -> {}
    }
  }

  private void change(Order order, Input.ExecutionReported in) {
    long id = order.orderId();
    long time = in.eventTime();
    switch (in.type()) {
      case NEW -> reports.accepted(id, time);
      case TRIGGERED -> reports.triggered(id, time);
      case PENDING_CANCEL -> reports.pending(order, OrderState.PENDING_CANCEL, time);
      case PENDING_REPLACE -> reports.pending(order, OrderState.PENDING_REPLACE, time);
      case REPLACED -> replaced(order, time);
      case REQUEST_REJECTED -> reports.requestRejected(id, time, ofCancel(order, in), in.reason());
      case DONE_FOR_DAY -> reports.pending(order, OrderState.DONE_FOR_DAY, time);
      case RESTATED -> reports.resting(order, time);
      case CANCELED -> reports.canceled(id, time, in.reason());
      case EXPIRED -> reports.expired(id, time, in.reason());
      case REJECTED -> reports.rejected(id, time, in.reason());
      default -> throw new IllegalStateException("an execution, not a change: " + in.type());
    }
  }

  /** The refused wish is the one whose id the report carries, else the only one. */
  private static boolean ofCancel(Order order, Input.ExecutionReported in) {
    return !order.isReplaceId(in.clientOrderId())
        && (order.wishes().cancels() || !order.wishes().replaces());
  }

  private void replaced(Order order, long time) {
    if (!order.wishes().replaces()) {
      blotter.countIllegalTransition();
      return;
    }
    reports.replaced(
        order.orderId(),
        time,
        order.wishes().quantity(),
        order.wishes().limit(),
        order.wishes().stop());
  }

  private void trade(Order order, Input.ExecutionReported in) {
    long before = order.cumQty();
    long exits = order.owner().ownOrders();
    requireRange(order, in);
    reports.filled(
        order.orderId(), in.eventTime(), in.lastQty(), in.lastPx(), in.commission(), in.maker());
    if (order.cumQty() != before && !in.execId().isEmpty()) {
      executions.put(
          in.execId(),
          new Execution(
              order.orderId(),
              in.lastQty(),
              in.lastPx(),
              in.commission(),
              in.maker(),
              exits,
              order.owner().ownOrders()));
    }
  }

  private static void requireRange(Order order, Input.ExecutionReported in) {
    if (in.lastQty() > 0 && in.lastPx() > 0) {
      long notional = order.instrument().notional(in.lastQty(), in.lastPx());
      order.checkFill(notional);
      requireRange(order, in.lastQty(), notional, in.commission());
    }
  }

  private static void requireRange(Order order, Execution earlier) {
    if (earlier != null) {
      long notional = order.instrument().notional(earlier.quantity, earlier.price);
      requireRange(order, earlier.quantity, notional, earlier.commission);
    }
  }

  /** Room for both, one after the other, so that a correction is made whole. */
  private static void requireRange(Order order, Execution earlier, Input.ExecutionReported in) {
    requireRange(order, in);
    if (earlier != null && in.lastQty() > 0 && in.lastPx() > 0) {
      long before = order.instrument().notional(earlier.quantity, earlier.price);
      long after = order.instrument().notional(in.lastQty(), in.lastPx());
      long paid = Bounded.add(Math.absExact(earlier.commission), Math.absExact(in.commission()));
      requireRange(
          order, Bounded.add(earlier.quantity, in.lastQty()), Bounded.add(before, after), paid);
    }
  }

  private static void requireRange(Order order, long quantity, long notional, long commission) {
    LedgerRange.require(order.holding(), quantity, notional, commission);
  }

  /** Takes an execution back and books it anew, or does neither. */
  private void correct(Order order, Input.ExecutionReported in) {
    Execution execution = executions.get(in.refExecId());
    boolean fits =
        execution != null
            && !execution.busted
            && execution.orderId == order.orderId()
            && in.lastQty() > 0
            && in.lastPx() > 0
            && in.lastQty() <= order.orderQty() - order.cumQty() + execution.quantity;
    if (!fits) {
      blotter.countIllegalTransition();
      return;
    }
    requireRange(order, execution, in);
    reports.setExited(bust(order, in));
    trade(order, in);
    reports.setExited(0);
  }

  /** Returns what exits of the execution had closed already. */
  private long bust(Order order, Input.ExecutionReported in) {
    Execution execution = executions.get(in.refExecId());
    if (execution == null || execution.busted || execution.orderId != order.orderId()) {
      blotter.countIllegalTransition();
      return 0;
    }
    requireRange(order, execution);
    reports.busted(
        order,
        execution.quantity,
        execution.price,
        execution.commission,
        execution.maker,
        in.eventTime());
    execution.busted = true;
    return reports.cancelExits(order, execution.exitsAfter, execution.exitsUpTo);
  }

  /** Null when no order has, or had, this id. */
  private Order find(String clientOrderId) {
    Matcher parts = ID.matcher(clientOrderId);
    Pod pod = parts.matches() ? kernel.findPod(parts.group(1)) : null;
    if (pod == null) {
      return null;
    }
    long own = parts.group(2) == null ? 0 : Pod.OWN_ORDERS;
    long number = own + Long.parseLong(parts.group(3));
    boolean fits = Order.isNumber(number) && (own == 0) == (number < Pod.OWN_ORDERS);
    Order order = fits ? blotter.find(Order.orderId(pod.number(), number)) : null;
    long wish = parts.group(4) == null ? 0 : Long.parseLong(parts.group(4));
    return order != null && wish <= order.wishes().made() ? order : null;
  }

  void writeState(StateSink sink) {
    sink.put(executions.size());
    executions.forEach((id, execution) -> execution.writeState(sink.put(id)));
  }

  void readState(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      executions.put(source.takeText(), Execution.readState(source));
    }
  }

  private static final class Execution {
    private final long orderId;
    private final long quantity;
    private final long price;
    private final long commission;
    private final boolean maker;
    private final long exitsAfter;
    private final long exitsUpTo;
    private boolean busted;

    /** Its exits are the pod's own orders above {@code exitsAfter} up to {@code exitsUpTo}. */
    Execution(
        long orderId,
        long quantity,
        long price,
        long commission,
        boolean maker,
        long exitsAfter,
        long exitsUpTo) {
      this.orderId = orderId;
      this.quantity = quantity;
      this.price = price;
      this.commission = commission;
      this.maker = maker;
      this.exitsAfter = exitsAfter;
      this.exitsUpTo = exitsUpTo;
    }

    void writeState(StateSink sink) {
      sink.put(orderId).put(quantity).put(price).put(commission).put(maker);
      sink.put(exitsAfter).put(exitsUpTo).put(busted);
    }

    static Execution readState(StateSource source) {
      Execution execution =
          new Execution(
              source.take(),
              source.take(),
              source.take(),
              source.take(),
              source.takeFlag(),
              source.take(),
              source.take());
      execution.busted = source.takeFlag();
      return execution;
    }
  }
}
