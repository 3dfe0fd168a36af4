package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.SimulationModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs as bytes for the journal: one byte that tells the kind, its place in {@link #KINDS} from 1
 * on, then the record's components as {@link RecordCodec} writes them. Bars are their instrument,
 * times, prices and quantity; instruments are written whole where they are added. Decoding needs
 * the instruments that were added before.
 */
public final class InputCodec {
  /** Append only: a kind's place is its byte. */
  private static final List<Class<? extends Input>> KINDS =
      List.of(
          Input.BarClosed.class,
          Input.QuoteChanged.class,
          Input.TradeSeen.class,
          Input.InstrumentAdded.class,
          Input.BookSnapshotTaken.class,
          Input.BookChanged.class,
          Input.SessionChanged.class,
          Input.TimePassed.class,
          Input.SessionOpened.class,
          Input.CurrencyRateSet.class,
          Input.PodAdded.class,
          Input.PodReconfigured.class,
          Input.PodLimitsSet.class,
          Input.PodRemoved.class,
          Input.PodBound.class,
          Input.PodUnbound.class,
          Input.PodStopped.class,
          Input.PodSuspended.class,
          Input.PodResumed.class,
          Input.IntentMade.class,
          Input.CancelRequested.class,
          Input.ReplaceRequested.class,
          Input.CancelAllRequested.class,
          Input.TimerSet.class,
          Input.ExecutionReported.class,
          Input.CapitalAllocated.class,
          Input.TradingStateSet.class,
          Input.InstrumentSplit.class,
          Input.DividendPaid.class,
          Input.FundingCharged.class,
          Input.BorrowFeeCharged.class,
          Input.SliceEnded.class,
          Input.OperationBegun.class,
          Input.OperationEnded.class,
          Input.PodReverted.class,
          Input.PodFlattened.class,
          Input.PluginChanged.class,
          Input.ScopeStateSet.class,
          Input.ScopeFlattened.class,
          Input.HaltForced.class,
          Input.LimitsSet.class,
          Input.PodReenabled.class,
          Input.DeskSet.class,
          Input.PodReduced.class,
          Input.PositionAdopted.class,
          Input.CashAdopted.class);

  private final List<Instrument> instruments;
  private final RecordCodec records;

  /** For the inputs of a session from its first one on. */
  public InputCodec() {
    this(List.of());
  }

  /** For the inputs after these instruments were added. */
  public InputCodec(List<Instrument> added) {
    instruments = new ArrayList<>(added);
    records = new RecordCodec(instruments);
  }

  /** The bytes of an input. */
  public byte[] encode(Input input) {
    Bytes.Out out = new Bytes.Out();
    out.putByte(KINDS.indexOf(input.getClass()) + 1);
    if (input instanceof Input.BarClosed in) {
      encodeBar(out.putInt(in.instrument()), in.bar());
    } else if (input instanceof Input.QuoteChanged in) {
      records.encode(KeptQuote.of(in.quote()), out.putInt(in.instrument()));
    } else if (input instanceof Input.TradeSeen in) {
      records.encode(KeptTrade.of(in.trade()), out.putInt(in.instrument()));
    } else if (input instanceof Input.InstrumentAdded in) {
      encodeInstrument(out, in.instrument());
      records.encode(in.model(), out);
      instruments.add(in.instrument());
    } else {
      records.encode((Record) input, out);
    }
    return out.toArray();
  }

  private static void encodeBar(Bytes.Out out, Bar bar) {
    out.put(bar.openTime()).put(bar.closeTime()).put(bar.openPrice()).put(bar.highPrice());
    out.put(bar.lowPrice()).put(bar.closePrice()).put(bar.tradedQuantity());
  }

  private static void encodeInstrument(Bytes.Out out, Instrument terms) {
    out.put(terms.symbol()).put(terms.quoteCurrency()).putInt(terms.priceScale());
    out.putInt(terms.quantityScale()).putInt(terms.cashScale()).put(terms.tickSize());
    out.put(terms.lotSize()).put(terms.minQuantity()).put(terms.minNotional());
    out.put(terms.multiplier()).put(terms.makerRate()).put(terms.takerRate());
    out.put(terms.initialMargin()).put(terms.maintenanceMargin());
  }

  /**
   * The input of these bytes.
   *
   * @throws KernelException when they are none
   */
  public Input decode(byte[] bytes) {
    try {
      return decode(new Bytes.In(bytes));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
      throw new KernelException("an encoded input does not fit: " + e.getMessage());
    }
  }

  private Input decode(Bytes.In in) {
    int kind = in.takeByte();
    if (kind < 1 || kind > KINDS.size()) {
      throw new KernelException("an encoded input has the unknown kind " + kind);
    }
    Class<? extends Input> type = KINDS.get(kind - 1);
    if (type == Input.BarClosed.class) {
      return decodeBar(in.takeInt(), in);
    } else if (type == Input.QuoteChanged.class) {
      return new Input.QuoteChanged(in.takeInt(), records.decode(KeptQuote.class, in));
    } else if (type == Input.TradeSeen.class) {
      return new Input.TradeSeen(in.takeInt(), records.decode(KeptTrade.class, in));
    } else if (type == Input.InstrumentAdded.class) {
      Instrument added = decodeInstrument(in);
      instruments.add(added);
      return new Input.InstrumentAdded(added, records.decode(SimulationModel.class, in));
    }
    return (Input) records.decode(type.asSubclass(Record.class), in);
  }

  private static Instrument decodeInstrument(Bytes.In in) {
    return Instrument.builder(in.takeText(), in.takeText())
        .scales(in.takeInt(), in.takeInt(), in.takeInt())
        .tickSize(in.takeLong())
        .lotSize(in.takeLong())
        .minimum(in.takeLong(), in.takeLong())
        .multiplier(in.takeLong())
        .commission(in.takeLong(), in.takeLong())
        .margin(in.takeLong(), in.takeLong())
        .build();
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
}
