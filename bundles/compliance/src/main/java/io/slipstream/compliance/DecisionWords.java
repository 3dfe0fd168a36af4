package io.slipstream.compliance;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.kernel.Decision;

/** What the kernel decided, in words. */
final class DecisionWords {
  private DecisionWords() {}

  static String of(Decision decision, Register register) {
    if (decision instanceof Decision.IntentDenied d) {
      return d.clientOrderId() + " is denied: " + d.verdict().text();
    } else if (decision instanceof Decision.LimitWarned d) {
      return d.clientOrderId() + " is beyond a soft limit: " + d.verdict().text();
    } else if (decision instanceof Decision.OrderChanged d) {
      return changed(d, register.instrument(d.symbol()));
    } else if (decision instanceof Decision.OrderReplaced d) {
      return replaced(d, register.instrument(d.symbol()));
    } else if (decision instanceof Decision.RequestRejected d) {
      return "a wish on " + d.clientOrderId() + " is refused" + Words.because(d.reason());
    } else if (decision instanceof Decision.Filled d) {
      return fill(d.fill());
    }
    if (decision instanceof Decision.DeskDecided d) {
      return DeskWords.of(d, register.instrument(d.symbol()));
    }
    return money(decision, register);
  }

  private static String changed(Decision.OrderChanged d, Instrument terms) {
    return d.clientOrderId()
        + " is "
        + d.state()
        + ", filled "
        + quantity(terms, d.cumQty())
        + ", left "
        + quantity(terms, d.leavesQty())
        + Words.because(d.reason());
  }

  private static String replaced(Decision.OrderReplaced d, Instrument terms) {
    return d.clientOrderId()
        + " is in force: quantity "
        + quantity(terms, d.orderQty())
        + (d.limitPrice() == 0 ? "" : ", limit " + price(terms, d.limitPrice()))
        + (d.stopPrice() == 0 ? "" : ", stop " + price(terms, d.stopPrice()));
  }

  private static String quantity(Instrument terms, long quantity) {
    return terms == null ? quantity + " units" : terms.quantityText(quantity);
  }

  private static String price(Instrument terms, long price) {
    return terms == null ? price + " units" : terms.priceText(price);
  }

  private static String fill(Fill fill) {
    Instrument terms = fill.instrument();
    return fill.clientOrderId()
        + (fill.lastQty() < 0 ? ": an execution is taken back, " : " is filled: ")
        + fill.side()
        + " "
        + terms.quantityText(fill.lastQty())
        + " "
        + terms.symbol()
        + " at "
        + terms.priceText(fill.lastPx())
        + ", commission "
        + terms.cashText(fill.commission())
        + (fill.isMaker() ? ", maker" : ", taker");
  }

  private static String money(Decision decision, Register register) {
    if (decision instanceof Decision.CapitalMoved d) {
      return d.name()
          + " gets a weight of "
          + d.weight()
          + ", target "
          + Words.money(d.targetCapital(), register)
          + ", moved "
          + Words.money(d.moved(), register)
          + Words.because(d.reason());
    } else if (decision instanceof Decision.CashAdjusted d) {
      Instrument terms = register.instrument(d.symbol());
      return register.pod(d.pod())
          + " "
          + d.kind()
          + " in "
          + d.symbol()
          + ": "
          + (terms == null ? d.amount() + " units" : terms.cashText(d.amount()));
    } else if (decision instanceof Decision.Liquidated d) {
      return register.pod(d.pod())
          + " is liquidated: equity "
          + Words.money(d.equity(), register)
          + ", maintenance margin "
          + Words.money(d.maintenanceMargin(), register);
    } else if (decision instanceof Decision.BookGap d) {
      return d.symbol()
          + " book missed changes: "
          + d.expected()
          + " was expected, "
          + d.received()
          + " came";
    }
    throw new IllegalStateException("no words for " + decision.getClass().getSimpleName());
  }
}
