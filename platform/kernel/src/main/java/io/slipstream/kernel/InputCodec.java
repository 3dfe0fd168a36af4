package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Rationale;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.PodLimits;
import io.slipstream.api.service.risk.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Inputs as bytes for the journal: one byte that tells the kind, then the fields in the order of
 * the record. Decoding needs the instruments that were added before.
 */
public final class InputCodec {
  private final List<Instrument> instruments = new ArrayList<>();

  /** The bytes of an input. */
  public byte[] encode(Input input) {
    Bytes.Out out = new Bytes.Out();
    if (input instanceof Input.BarClosed in) {
      encodeBar(out.putByte(1).putInt(in.instrument()), in.bar());
    } else if (input instanceof Input.IntentMade in) {
      encodeIntent(out.putByte(2).putInt(in.pod()), in.intent());
    } else if (input instanceof Input.CancelAllRequested in) {
      out.putByte(3).putInt(in.pod()).putInt(in.instrument());
    } else if (input instanceof Input.PodSuspended in) {
      out.putByte(4).putInt(in.pod()).put(in.actor()).put(in.reason());
    } else if (input instanceof Input.PodStopped in) {
      out.putByte(15).putInt(in.pod()).put(in.actor()).put(in.reason());
    } else if (input instanceof Input.PodResumed in) {
      out.putByte(5).putInt(in.pod()).put(in.actor());
    } else if (input instanceof Input.PodAdded in) {
      encodeDefinition(out.putByte(6), in.definition()).put(in.definitionHash());
    } else if (input instanceof Input.PodReconfigured in) {
      encodeDefinition(out.putByte(7).putInt(in.pod()), in.definition()).put(in.definitionHash());
    } else if (input instanceof Input.PodRemoved in) {
      out.putByte(8).putInt(in.pod()).put(in.actor());
    } else if (input instanceof Input.PodBound in) {
      out.putByte(9).putInt(in.pod()).put(in.strategy()).put(in.version()).put(in.sha256());
    } else if (input instanceof Input.PodUnbound in) {
      out.putByte(10).putInt(in.pod()).put(in.reason());
    } else {
      encodeSession(out, input);
    }
    return out.toArray();
  }

  private void encodeSession(Bytes.Out out, Input input) {
    if (input instanceof Input.SessionOpened in) {
      out.putByte(11).put(in.currency()).put(in.market()).put(in.contentHash());
      out.put(in.period()).put(in.portfolioMaxDailyLoss());
    } else if (input instanceof Input.InstrumentAdded in) {
      Instrument added = in.instrument();
      out.putByte(12).put(added.symbol()).put(added.quoteCurrency());
      out.put(added.tickSize()).put(added.lotSize()).put(added.commissionRate());
      instruments.add(added);
    } else if (input instanceof Input.CapitalAllocated in) {
      out.putByte(13).put(in.eventTime()).put(in.policy()).putInt(in.allotments().size());
      for (Allotment a : in.allotments()) {
        out.put(a.pod()).put(a.weight()).put(a.targetCapital()).put(a.reason());
      }
    } else if (input instanceof Input.TradingStateSet in) {
      out.putByte(14).put(in.state().name()).put(in.actor()).put(in.reason());
    } else {
      throw new IllegalStateException("no encoding for " + input.getClass().getSimpleName());
    }
  }

  private static void encodeBar(Bytes.Out out, Bar bar) {
    out.put(bar.openTime()).put(bar.closeTime()).put(bar.openPrice()).put(bar.highPrice());
    out.put(bar.lowPrice()).put(bar.closePrice()).put(bar.tradedQuantity());
  }

  private void encodeIntent(Bytes.Out out, OrderIntent intent) {
    out.putInt(instruments.indexOf(intent.instrument()))
        .putByte(intent.side().ordinal())
        .putByte(intent.type().ordinal())
        .putByte(intent.timeInForce().ordinal())
        .put(intent.orderQty())
        .put(intent.limitPrice())
        .put(intent.rationale().code())
        .put(intent.rationale().first())
        .put(intent.rationale().second());
  }

  private static Bytes.Out encodeDefinition(Bytes.Out out, Input.PodDefinition definition) {
    out.put(definition.name()).put(definition.strategy());
    out.putInt(definition.instruments().size());
    definition.instruments().forEach(out::putInt);
    PodLimits limits = definition.limits();
    out.put(definition.capital()).put(limits.maxPosition()).put(limits.maxNotional());
    out.putInt(limits.maxOrdersPerMinute()).put(limits.maxDailyLoss());
    out.putInt(definition.parameters().size());
    definition.parameters().forEach((name, value) -> out.put(name).put(value));
    return out;
  }

  /**
   * The input of these bytes.
   *
   * @throws KernelException when they are none
   */
  public Input decode(byte[] bytes) {
    try {
      return decode(new Bytes.In(bytes));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new KernelException("an encoded input does not fit: " + e.getMessage());
    }
  }

  private Input decode(Bytes.In in) {
    int kind = in.takeByte();
    return switch (kind) {
      case 1 -> decodeBar(in.takeInt(), in);
      case 2 -> new Input.IntentMade(in.takeInt(), decodeIntent(in));
      case 3 -> new Input.CancelAllRequested(in.takeInt(), in.takeInt());
      case 4 -> new Input.PodSuspended(in.takeInt(), in.takeText(), in.takeText());
      case 5 -> new Input.PodResumed(in.takeInt(), in.takeText());
      case 6 -> new Input.PodAdded(decodeDefinition(in), in.takeText());
      case 7 -> new Input.PodReconfigured(in.takeInt(), decodeDefinition(in), in.takeText());
      case 8 -> new Input.PodRemoved(in.takeInt(), in.takeText());
      case 9 -> new Input.PodBound(in.takeInt(), in.takeText(), in.takeText(), in.takeText());
      case 10 -> new Input.PodUnbound(in.takeInt(), in.takeText());
      case 11 ->
          new Input.SessionOpened(
              in.takeText(), in.takeText(), in.takeText(), in.takeLong(), in.takeLong());
      case 12 -> new Input.InstrumentAdded(decodeInstrument(in));
      case 13 -> decodeAllocation(in);
      case 14 ->
          new Input.TradingStateSet(
              TradingState.valueOf(in.takeText()), in.takeText(), in.takeText());
      case 15 -> new Input.PodStopped(in.takeInt(), in.takeText(), in.takeText());
      default -> throw new KernelException("an encoded input has the unknown kind " + kind);
    };
  }

  private Instrument decodeInstrument(Bytes.In in) {
    Instrument instrument =
        new Instrument(in.takeText(), in.takeText(), in.takeLong(), in.takeLong(), in.takeLong());
    instruments.add(instrument);
    return instrument;
  }

  private Input decodeBar(int number, Bytes.In in) {
    long openTime = in.takeLong();
    long period = in.takeLong() - openTime;
    Bar bar =
        BarSeries.builder(instruments.get(number), period)
            .add(
                openTime, in.takeLong(), in.takeLong(), in.takeLong(), in.takeLong(), in.takeLong())
            .build()
            .bar(0);
    return new Input.BarClosed(number, bar);
  }

  private OrderIntent decodeIntent(Bytes.In in) {
    return new OrderIntent(
        instruments.get(in.takeInt()),
        Side.values()[in.takeByte()],
        OrderType.values()[in.takeByte()],
        TimeInForce.values()[in.takeByte()],
        in.takeLong(),
        in.takeLong(),
        new Rationale(in.takeText(), in.takeDouble(), in.takeDouble()));
  }

  private static Input.PodDefinition decodeDefinition(Bytes.In in) {
    String name = in.takeText();
    String strategy = in.takeText();
    List<Integer> numbers = new ArrayList<>();
    for (int left = in.takeInt(); left > 0; left--) {
      numbers.add(in.takeInt());
    }
    long capital = in.takeLong();
    PodLimits limits = new PodLimits(in.takeLong(), in.takeLong(), in.takeInt(), in.takeLong());
    SortedMap<String, String> parameters = new TreeMap<>();
    for (int left = in.takeInt(); left > 0; left--) {
      parameters.put(in.takeText(), in.takeText());
    }
    return new Input.PodDefinition(name, strategy, numbers, capital, limits, parameters);
  }

  private static Input decodeAllocation(Bytes.In in) {
    long time = in.takeLong();
    String policy = in.takeText();
    List<Allotment> allotments = new ArrayList<>();
    for (int left = in.takeInt(); left > 0; left--) {
      allotments.add(new Allotment(in.takeText(), in.takeDouble(), in.takeLong(), in.takeText()));
    }
    return new Input.CapitalAllocated(time, policy, allotments);
  }
}
