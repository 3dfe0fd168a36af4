package io.slipstream.compliance;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.kernel.Input;
import java.math.BigDecimal;
import java.util.List;

/** What was set up, changed and commanded, in words; empty for other inputs. */
final class PodWords {
  private PodWords() {}

  static String of(Input input, Register register) {
    if (input instanceof Input.PodAdded in) {
      return "pod " + in.definition().name() + " joins: " + definition(in.definition(), register);
    } else if (input instanceof Input.PodReconfigured in) {
      return "pod "
          + register.pod(in.pod())
          + " is reconfigured: "
          + definition(in.definition(), register);
    } else if (input instanceof Input.PodLimitsSet in) {
      return in.actor()
          + " sets the limits of pod "
          + register.pod(in.pod())
          + ": "
          + Words.limits(in.limits());
    } else if (input instanceof Input.PodRemoved in) {
      return in.actor() + " removes pod " + register.pod(in.pod());
    } else if (input instanceof Input.PodBound in) {
      return "pod " + register.pod(in.pod()) + " runs " + register.algorithm(in.pod());
    } else if (input instanceof Input.PodUnbound in) {
      return "pod " + register.pod(in.pod()) + " has no strategy" + Words.because(in.reason());
    }
    return commanded(input, register);
  }

  private static String definition(Input.PodDefinition definition, Register register) {
    return "strategy "
        + definition.strategy()
        + " "
        + definition.parameters()
        + ", capital "
        + Words.money(definition.capital(), register)
        + ", "
        + definition.account()
        + " account, "
        + Words.limits(definition.limits());
  }

  private static String adoption(Input.PositionAdopted in, Register register) {
    Instrument terms = register.instrument(in.instrument());
    return in.actor()
        + " adopts the venue's position of "
        + terms.symbol()
        + " for pod "
        + register.pod(in.pod())
        + ": "
        + BigDecimal.valueOf(in.quantity(), terms.quantityScale()).toPlainString()
        + " more"
        + Words.because(in.reason());
  }

  private static String commanded(Input input, Register register) {
    if (input instanceof Input.PodStopped in) {
      return in.actor() + " stops pod " + register.pod(in.pod()) + Words.because(in.reason());
    } else if (input instanceof Input.PodSuspended in) {
      return in.actor()
          + " puts pod "
          + register.pod(in.pod())
          + " into quarantine"
          + Words.because(in.reason());
    } else if (input instanceof Input.PodReverted in) {
      return "pod "
          + register.pod(in.pod())
          + " goes back to "
          + register.algorithm(in.pod())
          + Words.because(in.reason());
    } else if (input instanceof Input.PodFlattened in) {
      return in.actor()
          + " closes all that pod "
          + register.pod(in.pod())
          + " holds"
          + Words.because(in.reason());
    } else if (input instanceof Input.PodReduced in) {
      return in.actor()
          + " closes "
          + FixedPoint.format(in.share())
          + " of what pod "
          + register.pod(in.pod())
          + " holds"
          + Words.because(in.reason());
    } else if (input instanceof Input.PositionAdopted in) {
      return adoption(in, register);
    } else if (input instanceof Input.CashAdopted in) {
      return in.actor()
          + " adopts the venue's cash: "
          + FixedPoint.format(in.cash())
          + " more"
          + Words.because(in.reason());
    } else if (input instanceof Input.PodResumed in) {
      return in.actor() + " lets pod " + register.pod(in.pod()) + " trade again";
    } else if (input instanceof Input.PodReenabled in) {
      return in.actor()
          + " lets pod "
          + register.pod(in.pod())
          + " execute again"
          + Words.because(in.reason());
    } else if (input instanceof Input.CapitalAllocated in) {
      return allocation(in, register);
    } else if (input instanceof Input.OperationBegun in) {
      return in.actor() + " asks for " + in.operation() + underKey(in.key());
    } else if (input instanceof Input.OperationEnded in) {
      return "what "
          + in.actor()
          + " asked for in entry "
          + in.begun()
          + (in.applied() ? " took effect" : " did not take effect")
          + underKey(in.key())
          + Words.because(in.applied() ? "" : in.answer());
    }
    return scoped(input, register);
  }

  private static String scoped(Input input, Register register) {
    if (input instanceof Input.StateChange in) {
      return in.actor()
          + " sets "
          + in.scope().text()
          + " to "
          + in.state()
          + Words.because(in.reason());
    } else if (input instanceof Input.ScopeFlattened in) {
      return in.actor()
          + " closes all that is held in "
          + in.scope().text()
          + Words.because(in.reason());
    }
    if (input instanceof Input.PluginChanged in) {
      return "strategy "
          + Register.algorithm(in.strategy(), in.version(), in.sha256())
          + switch (in.change()) {
            case INSTALLED -> " is there, from " + in.source();
            case SELECTED -> " is what pods use from now on, from " + in.source();
            case REMOVED -> " is gone, from " + in.source();
          };
    }
    return session(input, register);
  }

  private static String underKey(String key) {
    return key.isEmpty() ? "" : " under the key " + key;
  }

  private static String allocation(Input.CapitalAllocated in, Register register) {
    StringBuilder text = new StringBuilder("allocation by ").append(in.policy());
    String separator = ": ";
    for (Allotment allotment : in.allotments()) {
      text.append(separator).append(allotment.pod()).append(' ');
      text.append(Words.money(allotment.targetCapital(), register));
      separator = ", ";
    }
    return text.toString();
  }

  private static List<String> limits(String text) {
    List<String> lines =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
            .toList();
    return lines.isEmpty() ? List.of("none") : lines;
  }

  private static String session(Input input, Register register) {
    if (input instanceof Input.SessionOpened in) {
      return "session opens on "
          + in.market()
          + " in bars of "
          + Words.period(in.period())
          + ", in "
          + in.currency()
          + (in.netting() ? ", with netting" : "")
          + (in.contentHash().isEmpty() ? ", live" : ", recorded data " + in.contentHash());
    } else if (input instanceof Input.InstrumentAdded in) {
      Instrument terms = in.instrument();
      return terms.symbol()
          + " may be traded: quoted in "
          + terms.quoteCurrency()
          + ", tick "
          + terms.priceText(terms.tickSize())
          + ", lot "
          + terms.quantityText(terms.lotSize());
    } else if (input instanceof Input.LimitsSet in) {
      return in.actor()
          + " sets limits: "
          + String.join("; ", limits(in.limits()))
          + Words.because(in.reason());
    } else if (input instanceof Input.DeskSet in) {
      return DeskWords.of(in);
    } else if (input instanceof Input.CurrencyRateSet in) {
      String own = register.session() == null ? "unit" : register.session().currency();
      return "1 " + in.currency() + " is " + in.numerator() + "/" + in.denominator() + " " + own;
    }
    return "";
  }
}
