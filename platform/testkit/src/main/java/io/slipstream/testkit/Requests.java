package io.slipstream.testkit;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.Input.PodRequest;

/** Requests and their answers in words. */
final class Requests {
  private Requests() {}

  static String text(PodRequest wanted) {
    if (wanted instanceof Input.IntentMade made) {
      return text(made.intent());
    }
    if (wanted instanceof Input.CancelRequested cancel) {
      return "cancel order " + cancel.order();
    }
    if (wanted instanceof Input.ReplaceRequested replace) {
      return "replace order "
          + replace.order()
          + " by quantity "
          + replace.orderQty()
          + ", limit "
          + replace.limitPrice()
          + ", stop "
          + replace.stopPrice()
          + " (units)";
    }
    if (wanted instanceof Input.CancelAllRequested) {
      return "cancel all orders";
    }
    if (wanted instanceof Input.TimerSet timer) {
      return "timer " + timer.timer() + " at " + Events.time(timer.time());
    }
    return wanted instanceof Input.PodSuspended suspended
        ? "suspended: " + suspended.reason()
        : wanted.toString();
  }

  static String text(OrderIntent intent) {
    Instrument terms = intent.instrument();
    String prices =
        (intent.limitPrice() == 0 ? "" : " limit " + terms.priceText(intent.limitPrice()))
            + (intent.stopPrice() == 0 ? "" : " stop " + terms.priceText(intent.stopPrice()));
    return intent.side()
        + " "
        + terms.quantityText(intent.orderQty())
        + " "
        + terms
        + " "
        + intent.type()
        + prices
        + reason(intent);
  }

  private static String reason(OrderIntent intent) {
    if (intent.rationaleCode().equals(OrderIntent.UNSTATED)) {
      return "";
    }
    double second = intent.rationaleSecond();
    return " because "
        + intent.rationaleCode()
        + " "
        + intent.rationaleFirst()
        + (Double.isNaN(second) ? "" : " " + second);
  }

  static String text(Fill fill) {
    Instrument terms = fill.instrument();
    return fill.side()
        + " "
        + terms.quantityText(fill.lastQty())
        + " "
        + terms
        + " at "
        + terms.priceText(fill.lastPx());
  }

  static String text(Verdict verdict) {
    return verdict.denial()
        + ", limit "
        + FixedPoint.format(verdict.limit())
        + ", actual "
        + FixedPoint.format(verdict.actual());
  }
}
