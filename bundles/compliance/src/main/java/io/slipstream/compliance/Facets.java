package io.slipstream.compliance;

import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;

/**
 * What an entry can be found by; a text is empty where it has none.
 *
 * @param pod name
 * @param instrument symbol
 * @param order client order id
 * @param actor who gave the command
 */
record Facets(String pod, String instrument, String order, String actor) {
  static Facets of(ReadEntry entry, Register register) {
    return entry.input() == null
        ? of(entry.decision(), register)
        : of(entry.input(), entry.order(), register);
  }

  /** The whole story's id: an order's first client order id, or the pod's name. */
  String correlationId() {
    return order.isEmpty() ? pod : Register.first(order);
  }

  private static Facets of(Decision decision, Register register) {
    return new Facets(register.pod(decision.pod()), symbolOf(decision), orderOf(decision), "");
  }

  static String orderOf(Decision decision) {
    if (decision instanceof Decision.IntentDenied d) {
      return d.clientOrderId();
    } else if (decision instanceof Decision.LimitWarned d) {
      return d.clientOrderId();
    } else if (decision instanceof Decision.OrderChanged d) {
      return d.clientOrderId();
    } else if (decision instanceof Decision.OrderReplaced d) {
      return d.clientOrderId();
    } else if (decision instanceof Decision.RequestRejected d) {
      return d.clientOrderId();
    }
    return decision instanceof Decision.Filled d ? d.fill().clientOrderId() : "";
  }

  private static String symbolOf(Decision decision) {
    if (decision instanceof Decision.IntentDenied d) {
      return d.symbol();
    } else if (decision instanceof Decision.LimitWarned d) {
      return d.symbol();
    } else if (decision instanceof Decision.OrderChanged d) {
      return d.symbol();
    } else if (decision instanceof Decision.OrderReplaced d) {
      return d.symbol();
    } else if (decision instanceof Decision.RequestRejected d) {
      return d.symbol();
    } else if (decision instanceof Decision.Filled d) {
      return d.fill().symbol();
    } else if (decision instanceof Decision.CashAdjusted d) {
      return d.symbol();
    } else if (decision instanceof Decision.DeskDecided d) {
      return d.symbol();
    }
    return decision instanceof Decision.BookGap d ? d.symbol() : "";
  }

  private static Facets of(Input input, String intentsOrder, Register register) {
    if (input instanceof Input.ExecutionReported in) {
      String id = in.clientOrderId();
      return new Facets(register.podOfOrder(id), register.symbolOfOrder(id), id, "");
    } else if (input instanceof Input.IntentMade in) {
      String symbol = in.intent().instrument().symbol();
      return new Facets(register.pod(in.pod()), symbol, intentsOrder, "");
    } else if (input instanceof Input.CancelRequested in) {
      return ofOrder(in.pod(), in.order(), register);
    } else if (input instanceof Input.ReplaceRequested in) {
      return ofOrder(in.pod(), in.order(), register);
    } else if (input instanceof Input.CancelAllRequested in) {
      String symbol = register.instrument(in.instrument()).symbol();
      return new Facets(register.pod(in.pod()), symbol, "", "");
    }
    return new Facets(podOf(input, register), symbolOf(input, register), "", actorOf(input));
  }

  private static Facets ofOrder(int pod, long number, Register register) {
    String order = register.order(pod, number);
    return new Facets(register.pod(pod), register.symbolOfOrder(order), order, "");
  }

  private static String podOf(Input input, Register register) {
    if (input instanceof Input.PodAdded in) {
      return in.definition().name();
    }
    return register.pod(podNumber(input));
  }

  private static int podNumber(Input input) {
    if (input instanceof Input.PodRequest in) {
      return in.pod();
    } else if (input instanceof Input.PodReconfigured in) {
      return in.pod();
    } else if (input instanceof Input.PodLimitsSet in) {
      return in.pod();
    } else if (input instanceof Input.PodRemoved in) {
      return in.pod();
    } else if (input instanceof Input.PodBound in) {
      return in.pod();
    } else if (input instanceof Input.PodUnbound in) {
      return in.pod();
    } else if (input instanceof Input.PodStopped in) {
      return in.pod();
    } else if (input instanceof Input.PodFlattened in) {
      return in.pod();
    } else if (input instanceof Input.PodReduced in) {
      return in.pod();
    } else if (input instanceof Input.PositionAdopted in) {
      return in.pod();
    } else if (input instanceof Input.PodReenabled in) {
      return in.pod();
    }
    return input instanceof Input.PodResumed in ? in.pod() : -1;
  }

  private static String symbolOf(Input input, Register register) {
    if (input instanceof Input.InstrumentAdded in) {
      return in.instrument().symbol();
    } else if (input instanceof Input.BarClosed in) {
      return register.instrument(in.instrument()).symbol();
    } else if (input instanceof Input.QuoteChanged in) {
      return register.instrument(in.instrument()).symbol();
    } else if (input instanceof Input.TradeSeen in) {
      return register.instrument(in.instrument()).symbol();
    }
    if (input instanceof Input.PositionAdopted in) {
      return register.instrument(in.instrument()).symbol();
    }
    return input instanceof Input.InstrumentEvent in
        ? register.instrument(in.instrument()).symbol()
        : "";
  }

  static String actorOf(Input input) {
    if (input instanceof Input.PodLimitsSet in) {
      return in.actor();
    } else if (input instanceof Input.LimitsSet in) {
      return in.actor();
    } else if (input instanceof Input.PodReenabled in) {
      return in.actor();
    } else if (input instanceof Input.PositionAdopted in) {
      return in.actor();
    } else if (input instanceof Input.CashAdopted in) {
      return in.actor();
    } else if (input instanceof Input.DeskSet in) {
      return in.actor();
    } else if (input instanceof Input.PodRemoved in) {
      return in.actor();
    } else if (input instanceof Input.PodStopped in) {
      return in.actor();
    } else if (input instanceof Input.PodSuspended in) {
      return in.actor();
    } else if (input instanceof Input.PodFlattened in) {
      return in.actor();
    } else if (input instanceof Input.PodReduced in) {
      return in.actor();
    } else if (input instanceof Input.PodResumed in) {
      return in.actor();
    }
    if (input instanceof Input.OperationBegun in) {
      return in.actor();
    } else if (input instanceof Input.OperationEnded in) {
      return in.actor();
    }
    if (input instanceof Input.ScopeFlattened in) {
      return in.actor();
    }
    return input instanceof Input.StateChange in ? in.actor() : "";
  }
}
