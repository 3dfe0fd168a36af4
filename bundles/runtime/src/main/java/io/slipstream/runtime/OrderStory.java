package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.service.journal.EntryKind;
import io.slipstream.api.service.journal.JournalEntry;
import io.slipstream.api.service.journal.JournalReader;
import io.slipstream.api.service.operations.StoryLine;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.DecisionCodec;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells an order's story by going through the journal's inputs with a fresh kernel: the market
 * event before the intent, the intent, and every decision on the order.
 */
final class OrderStory {
  /** An order that a pod asked for: pod and number. */
  private static final Pattern ID = Pattern.compile("(.+)-([1-9][0-9]{0,15})");

  private final String order;
  private PastSession past;
  private TradingKernel kernel;
  private final Deque<Decision> made = new ArrayDeque<>();
  private final List<StoryLine> lines = new ArrayList<>();
  private long market;
  private String marketText = "";
  private Input cause;
  private long causeEntry;
  private boolean isTold;

  OrderStory(String order) {
    this.order = withoutWish(order);
  }

  /** The session as it was before the order was made. */
  static PastSession open(
      String order, JournalReader journal, SnapshotFolder snapshots, Kernels kernels) {
    Matcher parts = ID.matcher(withoutWish(order));
    if (!parts.matches()) {
      return PastSession.open(journal, snapshots, kernels, found -> false);
    }
    long number = Long.parseLong(parts.group(2));
    return PastSession.open(
        journal,
        snapshots,
        kernels,
        found -> {
          int pod = found.kernel().podNumber(parts.group(1));
          return pod < 0 || found.kernel().pod(pod).orders() < number;
        });
  }

  /** The order's lines, none when there is no such order behind the past session. */
  List<StoryLine> tell(PastSession from) {
    past = from;
    kernel = from.kernel();
    from.entries().forEachRemaining(this::take);
    return List.copyOf(lines);
  }

  private void take(JournalEntry entry) {
    if (entry.kind() == EntryKind.DECISION) {
      Decision decision = made.pollFirst();
      if (decision != null && order.equals(withoutWish(orderOf(decision)))) {
        tellCause();
        boolean same = Arrays.equals(DecisionCodec.encode(decision), entry.payload());
        lines.add(
            new StoryLine(
                entry.sequence(),
                BusEvents.instant(timeOf(decision)),
                stepOf(decision),
                (same ? "" : "NOT WHAT THE JOURNAL HOLDS: ") + text(decision)));
      }
      return;
    }
    made.clear();
    Input input = past.decode(entry);
    kernel.apply(input, made::addLast);
    noteMarket(entry.sequence(), input);
    cause = input;
    causeEntry = entry.sequence();
  }

  private void noteMarket(long sequence, Input input) {
    if (input instanceof Input.BarClosed in) {
      noteMarket(sequence, text(instrument(in.instrument()), in.bar()));
    } else if (input instanceof Input.QuoteChanged in) {
      noteMarket(sequence, text(instrument(in.instrument()), in.quote()));
    } else if (input instanceof Input.TradeSeen in) {
      noteMarket(sequence, text(instrument(in.instrument()), in.trade()));
    } else if (input instanceof Input.TimePassed || input instanceof Input.InstrumentEvent) {
      noteMarket(sequence, input.toString());
    }
  }

  private void noteMarket(long sequence, String text) {
    market = sequence;
    marketText = text;
  }

  private Instrument instrument(int number) {
    return kernel.instruments().get(number);
  }

  private void tellCause() {
    if (isTold) {
      return;
    }
    isTold = true;
    if (market > 0) {
      add(market, "MARKET", marketText);
    }
    if (cause instanceof Input.IntentMade in) {
      add(causeEntry, "INTENT", text(in));
    } else if (causeEntry != market) {
      add(causeEntry, "CAUSE", cause.toString());
    }
  }

  private void add(long entry, String step, String text) {
    lines.add(new StoryLine(entry, BusEvents.instant(kernel.eventTime()), step, text));
  }

  /** The id that an order has through all its replacements. */
  private static String withoutWish(String clientOrderId) {
    int slash = clientOrderId.indexOf('/');
    return slash < 0 ? clientOrderId : clientOrderId.substring(0, slash);
  }

  /** Client order id, empty when it is about no order. */
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

  private long timeOf(Decision decision) {
    if (decision instanceof Decision.OrderChanged d) {
      return d.eventTime();
    } else if (decision instanceof Decision.RequestRejected d) {
      return d.eventTime();
    }
    return decision instanceof Decision.Filled d ? d.fill().eventTime() : kernel.eventTime();
  }

  private static String stepOf(Decision decision) {
    if (decision instanceof Decision.IntentDenied || decision instanceof Decision.LimitWarned) {
      return "GATE";
    } else if (decision instanceof Decision.Filled) {
      return "FILL";
    }
    return decision instanceof Decision.RequestRejected ? "REQUEST" : "ORDER";
  }

  private String text(Input.IntentMade in) {
    OrderIntent intent = in.intent();
    Instrument terms = intent.instrument();
    StringBuilder text = new StringBuilder(kernel.pod(in.pod()).definition().name());
    text.append(" wants ").append(intent.side()).append(' ');
    text.append(terms.quantityText(intent.orderQty())).append(' ').append(terms.symbol());
    text.append(' ').append(intent.type()).append(' ').append(intent.timeInForce());
    if (intent.limitPrice() > 0) {
      text.append(", limit ").append(terms.priceText(intent.limitPrice()));
    }
    if (intent.stopPrice() > 0) {
      text.append(", stop ").append(terms.priceText(intent.stopPrice()));
    }
    text.append(" because ").append(intent.rationaleCode());
    appendNumber(text, intent.rationaleFirst());
    appendNumber(text, intent.rationaleSecond());
    return text.toString();
  }

  private static void appendNumber(StringBuilder text, double value) {
    if (!Double.isNaN(value)) {
      text.append(' ').append(value);
    }
  }

  private String text(Decision decision) {
    if (decision instanceof Decision.IntentDenied d) {
      return d.verdict().text();
    } else if (decision instanceof Decision.LimitWarned d) {
      return "a warning: " + d.verdict().text();
    } else if (decision instanceof Decision.Filled d) {
      return text(d.fill());
    } else if (decision instanceof Decision.RequestRejected d) {
      return "a wish was refused: " + d.reason();
    } else if (decision instanceof Decision.OrderReplaced d) {
      return "REPLACED, now " + d.clientOrderId();
    }
    Decision.OrderChanged d = (Decision.OrderChanged) decision;
    return d.reason().isEmpty() ? d.state().name() : d.state() + ": " + d.reason();
  }

  private static String text(Fill fill) {
    Instrument terms = fill.instrument();
    return fill.side()
        + " "
        + terms.quantityText(fill.lastQty())
        + " at "
        + terms.priceText(fill.lastPx())
        + ", commission "
        + terms.cashText(fill.commission())
        + (fill.isMaker() ? ", maker" : ", taker");
  }

  private static String text(Instrument terms, Bar bar) {
    return terms.symbol()
        + " bar: open "
        + terms.priceText(bar.openPrice())
        + ", high "
        + terms.priceText(bar.highPrice())
        + ", low "
        + terms.priceText(bar.lowPrice())
        + ", close "
        + terms.priceText(bar.closePrice())
        + ", volume "
        + terms.quantityText(bar.tradedQuantity());
  }

  private static String text(Instrument terms, Quote quote) {
    return terms.symbol()
        + " quote: bid "
        + terms.priceText(quote.bidPrice())
        + ", ask "
        + terms.priceText(quote.askPrice());
  }

  private static String text(Instrument terms, TradeTick trade) {
    return terms.symbol()
        + " trade: "
        + terms.quantityText(trade.quantity())
        + " at "
        + terms.priceText(trade.price());
  }
}
