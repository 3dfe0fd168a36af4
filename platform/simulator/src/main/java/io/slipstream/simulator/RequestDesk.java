package io.slipstream.simulator;

import io.slipstream.api.order.OrderType;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.VenueOrder;
import io.slipstream.simulator.Request.Kind;
import java.util.ArrayDeque;

/** Takes requests, lets them travel, and carries them out when they arrive. */
final class RequestDesk {
  private static final String TOO_LATE = "too late";
  private static final String FILLED_MORE = "not above what is filled";

  private final OrderIndex index;
  private final RestingPool pool;
  private final Executions executions;
  private final SplitMix64 random = new SplitMix64(0);
  private final ArrayDeque<Request> free = new ArrayDeque<>();
  private long sent;
  private int travelling;

  RequestDesk(OrderIndex index, RestingPool pool, Executions executions) {
    this.index = index;
    this.pool = pool;
    this.executions = executions;
  }

  void begin(long seed) {
    random.seed(seed);
  }

  /** Whether no request is on its way to any market. */
  boolean isIdle() {
    return travelling == 0;
  }

  void submit(InstrumentVenue at, VenueOrder view) {
    Resting order = pool.take();
    order.set(at, view);
    index.add(order);
    long delay = delay(at.model());
    order.arrival = later(order.decisionTime, delay);
    if (delay == 0) {
      arrive(order);
    } else {
      Request request = takeRequest();
      request.set(Kind.SUBMIT, order.orderId, order.orderQty, order.limitPrice, order.stopPrice);
      request.order = order;
      send(at, request, order.arrival);
    }
  }

  void cancel(long orderId, long time) {
    Request request = takeRequest();
    request.set(Kind.CANCEL, orderId, 0, 0, 0);
    route(request, time);
  }

  void replace(long orderId, long orderQty, long limitPrice, long stopPrice, long time) {
    Request request = takeRequest();
    request.set(Kind.REPLACE, orderId, orderQty, limitPrice, stopPrice);
    route(request, time);
  }

  /** A wish travels like its order does, and never overtakes it. */
  private void route(Request request, long time) {
    Resting order = index.find(request.orderId);
    long delay = order == null ? 0 : delay(order.at.model());
    request.arrival = later(time, delay);
    if (order == null || (delay == 0 && order.hasArrived)) {
      carryOut(request);
    } else {
      long earliest = order.hasArrived ? request.arrival : order.arrival;
      send(order.at, request, Math.max(request.arrival, earliest));
    }
  }

  private void send(InstrumentVenue at, Request request, long arrival) {
    request.arrival = arrival;
    request.number = sent++;
    travelling++;
    at.pending().add(request);
  }

  /** Carries out what has arrived at one market by {@code time}, in order. */
  void drain(InstrumentVenue at, long time) {
    while (at.pending().isDue(time)) {
      travelling--;
      carryOut(at.pending().removeFirst());
    }
  }

  /** Carries out what has arrived anywhere by {@code time}, in order. */
  void drainAll(InstrumentVenue[] markets, int count, long time) {
    InstrumentVenue next = first(markets, count);
    while (next != null && next.pending().isDue(time)) {
      travelling--;
      carryOut(next.pending().removeFirst());
      next = first(markets, count);
    }
  }

  private InstrumentVenue first(InstrumentVenue[] markets, int count) {
    InstrumentVenue first = null;
    for (int i = 0; i < count && travelling > 0; i++) {
      Request request = markets[i].pending().first();
      if (request != null && (first == null || request.isBefore(first.pending().first()))) {
        first = markets[i];
      }
    }
    return first;
  }

  private void carryOut(Request request) {
    Kind kind = request.kind;
    if (kind == Kind.SUBMIT) {
      Resting order = request.order;
      giveBack(request);
      arrive(order);
      return;
    }
    Resting order = index.find(request.orderId);
    if (order == null) {
      refuse(request, TOO_LATE);
    } else if (kind == Kind.CANCEL) {
      long time = request.arrival;
      giveBack(request);
      executions.cancel(order, time, "canceled");
    } else if (request.orderQty <= order.cumQty) {
      refuse(request, FILLED_MORE);
    } else {
      change(order, request);
    }
  }

  private void refuse(Request request, String reason) {
    long orderId = request.orderId;
    long time = request.arrival;
    boolean ofCancel = request.kind == Kind.CANCEL;
    giveBack(request);
    executions.listener().requestRejected(orderId, time, ofCancel, reason);
  }

  private void arrive(Resting order) {
    order.hasArrived = true;
    order.at.orders().add(order);
    if (order.trails()) {
      TrailingStops.follow(order, order.at.mark());
    }
    if (order.type == OrderType.LIMIT) {
      order.at.matching().joinQueue(order);
    }
    executions.accept(order);
    if (!order.isGone && order.at.sessions().isOpen() && !order.hasExpired(order.arrival)) {
      order.at.matching().arrived(order);
    }
  }

  private void change(Resting order, Request request) {
    long quantity = request.orderQty;
    long limit = request.limitPrice;
    long stop = request.stopPrice;
    long time = request.arrival;
    giveBack(request);
    boolean changesStop = order.type != OrderType.TRAILING_STOP && stop != order.stopPrice;
    boolean goesBehind = changesStop || limit != order.limitPrice || quantity > order.orderQty;
    order.orderQty = quantity;
    order.limitPrice = limit;
    if (changesStop) {
      order.stopPrice = stop;
    }
    if (goesBehind) {
      order.at.orders().moveToEnd(order);
      if (order.type.hasLimit() && !order.waitsForStop()) {
        order.at.matching().joinQueue(order);
      }
    }
    executions.listener().replaced(order.orderId, time, quantity, limit, stop);
  }

  private long delay(SimulationModel model) {
    long jitter = model.latencyJitter();
    return jitter == 0 ? model.latency() : later(model.latency(), random.upTo(jitter));
  }

  /** At the end of time what would be after it. */
  private static long later(long time, long delay) {
    return time > Long.MAX_VALUE - delay ? Long.MAX_VALUE : time + delay;
  }

  private Request takeRequest() {
    Request request = free.poll();
    return request == null ? new Request() : request;
  }

  private void giveBack(Request request) {
    request.order = null;
    free.push(request);
  }

  void writeState(StateSink sink) {
    sink.put(random.state()).put(sent);
  }

  /** What the desk itself has; orders and requests are read with their markets. */
  void readState(StateSource source) {
    random.seed(source.take());
    sent = source.take();
  }

  /** So many requests of a market were read. */
  void resume(int requests) {
    travelling += requests;
  }

  /** An order at a market, or on its way there. */
  Resting readOrder(StateSource source, InstrumentVenue market) {
    Resting order = pool.take();
    order.readState(source, market);
    index.add(order);
    return order;
  }
}
