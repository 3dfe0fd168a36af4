package io.slipstream.compliance;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.kernel.Input;

/** What pods want and what the venue reports, in words; empty for other inputs. */
final class RequestWords {
  private RequestWords() {}

  static String of(Input input, Register register) {
    if (input instanceof Input.IntentMade in) {
      return register.pod(in.pod()) + " wants " + intent(in.intent());
    } else if (input instanceof Input.CancelRequested in) {
      return register.pod(in.pod())
          + " wants "
          + register.order(in.pod(), in.order())
          + " canceled";
    } else if (input instanceof Input.ReplaceRequested in) {
      return register.pod(in.pod()) + " wants " + replacement(in, register);
    } else if (input instanceof Input.CancelAllRequested in) {
      return register.pod(in.pod())
          + " wants its working orders in "
          + register.instrument(in.instrument()).symbol()
          + " canceled";
    } else if (input instanceof Input.TimerSet in) {
      return register.pod(in.pod())
          + " wants to be called at "
          + EventTimes.instant(in.time())
          + ", timer "
          + in.timer();
    } else if (input instanceof Input.ExecutionReported in) {
      return report(in, register);
    }
    return "";
  }

  private static String replacement(Input.ReplaceRequested in, Register register) {
    String order = register.order(in.pod(), in.order());
    Instrument terms = register.instrument(register.symbolOfOrder(order));
    StringBuilder text = new StringBuilder(order).append(" replaced: quantity ");
    text.append(quantity(terms, in.orderQty()));
    appendPrice(text, ", limit ", terms, in.limitPrice());
    appendPrice(text, ", stop ", terms, in.stopPrice());
    return text.toString();
  }

  /** Of a closed order the instrument is not known any more: its units are told. */
  private static String quantity(Instrument terms, long quantity) {
    return terms == null ? quantity + " units" : terms.quantityText(quantity);
  }

  private static void appendPrice(StringBuilder text, String label, Instrument terms, long price) {
    if (price != 0) {
      text.append(label).append(terms == null ? price + " units" : terms.priceText(price));
    }
  }

  private static String intent(OrderIntent intent) {
    Instrument terms = intent.instrument();
    StringBuilder text = new StringBuilder();
    text.append(intent.side()).append(' ').append(terms.quantityText(intent.orderQty()));
    text.append(' ').append(terms.symbol()).append(' ').append(intent.type());
    text.append(' ').append(intent.timeInForce());
    appendPrice(text, ", limit ", terms, intent.limitPrice());
    appendPrice(text, ", stop ", terms, intent.stopPrice());
    appendPrice(text, ", trailing by ", terms, intent.trailingOffset());
    if (intent.trailingRate() > 0) {
      text.append(", trailing by a share of ");
      text.append(io.slipstream.api.market.FixedPoint.format(intent.trailingRate()));
    }
    if (intent.expireTime() > 0) {
      text.append(", until ").append(EventTimes.instant(intent.expireTime()));
    }
    text.append(intent.isPostOnly() ? ", post only" : "");
    text.append(intent.isReduceOnly() ? ", reduce only" : "");
    text.append(intent.bracket().equals(Bracket.NONE) ? "" : ", with exits");
    text.append(" because ").append(rationale(intent));
    return text.toString();
  }

  static String rationale(OrderIntent intent) {
    StringBuilder text = new StringBuilder(intent.rationaleCode());
    for (double number : new double[] {intent.rationaleFirst(), intent.rationaleSecond()}) {
      if (!Double.isNaN(number)) {
        text.append(' ').append(number);
      }
    }
    return text.toString();
  }

  private static String report(Input.ExecutionReported in, Register register) {
    Instrument terms = register.instrument(register.symbolOfOrder(in.clientOrderId()));
    StringBuilder text = new StringBuilder("the venue reports ").append(in.type());
    text.append(" of ").append(in.clientOrderId());
    if (in.lastQty() != 0) {
      text.append(": ").append(quantity(terms, in.lastQty()));
      appendPrice(text, " at ", terms, in.lastPx());
    }
    text.append(in.execId().isEmpty() ? "" : ", report " + in.execId());
    text.append(in.refExecId().isEmpty() ? "" : ", of report " + in.refExecId());
    return text.append(Words.because(in.reason())).toString();
  }
}
