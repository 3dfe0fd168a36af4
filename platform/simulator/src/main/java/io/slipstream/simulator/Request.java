package io.slipstream.simulator;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** A request on its way to the venue: a record that is used again and again. */
final class Request {
  /** What is asked for. */
  enum Kind {
    SUBMIT,
    CANCEL,
    REPLACE
  }

  Kind kind;
  long arrival;

  /** Number of the request in the order of sending. */
  long number;

  long orderId;
  long orderQty;
  long limitPrice;
  long stopPrice;

  /** The order of SUBMIT. */
  Resting order;

  void set(Kind newKind, long id, long quantity, long limit, long stop) {
    kind = newKind;
    orderId = id;
    orderQty = quantity;
    limitPrice = limit;
    stopPrice = stop;
    order = null;
  }

  boolean isBefore(Request other) {
    return arrival < other.arrival || (arrival == other.arrival && number < other.number);
  }

  void writeState(StateSink sink) {
    sink.put(kind.name()).put(arrival).put(number).put(orderId);
    sink.put(orderQty).put(limitPrice).put(stopPrice);
    if (order != null) {
      order.writeState(sink);
    }
  }

  void readState(StateSource source, InstrumentVenue market, RequestDesk desk) {
    Kind written = source.takeConstant(Kind.class);
    arrival = source.take();
    number = source.take();
    set(written, source.take(), source.take(), source.take(), source.take());
    if (kind == Kind.SUBMIT) {
      order = desk.readOrder(source, market);
    }
  }
}
