package io.slipstream.kernel;

import io.slipstream.api.order.OrderDraft;
import io.slipstream.kernel.Input.PodRequest;
import java.util.Arrays;

/** What one call of a strategy asks for, in order, in reused slots. */
final class RequestQueue {
  private Request[] slots = new Request[0];
  private int size;
  private int intents;

  void clear() {
    size = 0;
    intents = 0;
  }

  int size() {
    return size;
  }

  /** How many of them are intents. */
  int intents() {
    return intents;
  }

  Request get(int index) {
    return slots[index];
  }

  /** Adds an intent with terms that were checked. */
  void intent(int instrument, OrderDraft terms) {
    Request request = next(Kind.INTENT);
    request.instrument = instrument;
    request.terms.set(terms);
    intents++;
  }

  void cancel(long order) {
    next(Kind.CANCEL).order = order;
  }

  void replace(long order, long orderQty, long limitPrice, long stopPrice) {
    Request request = next(Kind.REPLACE);
    request.order = order;
    request.terms.revise(orderQty, limitPrice, stopPrice);
  }

  void other(PodRequest input) {
    next(Kind.OTHER).other = input;
  }

  private Request next(Kind kind) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(8, size * 2));
      for (int i = size; i < slots.length; i++) {
        slots[i] = new Request();
      }
    }
    Request request = slots[size++];
    if (request.kind != kind) {
      request.kind = kind;
    }
    return request;
  }

  private enum Kind {
    INTENT,
    CANCEL,
    REPLACE,
    OTHER
  }

  /** One wish. */
  static final class Request {
    private final OrderDraft terms = new OrderDraft(null);
    private Kind kind = Kind.OTHER;
    private int instrument;
    private long order;
    private PodRequest other;

    /** As a value, for the journal. */
    PodRequest toInput(int pod) {
      return switch (kind) {
        case INTENT -> new Input.IntentMade(pod, terms.toIntent());
        case CANCEL -> new Input.CancelRequested(pod, order);
        case REPLACE ->
            new Input.ReplaceRequested(
                pod, order, terms.orderQty(), terms.limitPrice(), terms.stopPrice());
        case OTHER -> other;
      };
    }

    /** Straight into the kernel. */
    void applyTo(TradingKernel kernel, int pod) {
      switch (kind) {
        case INTENT -> kernel.onIntent(pod, instrument, terms);
        case CANCEL -> kernel.onCancel(pod, order);
        case REPLACE ->
            kernel.onReplace(pod, order, terms.orderQty(), terms.limitPrice(), terms.stopPrice());
        case OTHER -> kernel.apply(other);
      }
    }
  }
}
