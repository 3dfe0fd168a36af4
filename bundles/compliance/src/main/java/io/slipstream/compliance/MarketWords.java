package io.slipstream.compliance;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.kernel.Input;
import java.util.List;

/** What happened in the market, in words; empty for other inputs. */
final class MarketWords {
  private MarketWords() {}

  static String of(Input input, Register register) {
    if (input instanceof Input.BarClosed in) {
      return bar(register.instrument(in.instrument()), in.bar());
    } else if (input instanceof Input.QuoteChanged in) {
      return quote(register.instrument(in.instrument()), in.quote());
    } else if (input instanceof Input.TradeSeen in) {
      return trade(register.instrument(in.instrument()), in.trade());
    } else if (input instanceof Input.TimePassed in) {
      return "time passed: " + EventTimes.instant(in.eventTime());
    } else if (input instanceof Input.SliceEnded in) {
      return "every event of " + EventTimes.instant(in.eventTime()) + " was taken";
    } else if (input instanceof Input.InstrumentEvent in) {
      Instrument terms = register.instrument(in.instrument());
      return terms.symbol() + " " + event(in, terms);
    }
    return "";
  }

  private static String bar(Instrument terms, Bar bar) {
    return terms.symbol()
        + " bar of "
        + Words.period(bar.closeTime() - bar.openTime())
        + ": open "
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

  private static String quote(Instrument terms, Quote quote) {
    return terms.symbol()
        + " quote: bid "
        + terms.quantityText(quote.bidQuantity())
        + " at "
        + terms.priceText(quote.bidPrice())
        + ", ask "
        + terms.quantityText(quote.askQuantity())
        + " at "
        + terms.priceText(quote.askPrice());
  }

  private static String trade(Instrument terms, TradeTick trade) {
    String aggressor =
        trade.aggressor() == 0
            ? ""
            : trade.aggressor() > 0 ? ", the buyer took" : ", the seller took";
    return terms.symbol()
        + " trade: "
        + terms.quantityText(trade.quantity())
        + " at "
        + terms.priceText(trade.price())
        + aggressor;
  }

  private static String event(Input.InstrumentEvent event, Instrument terms) {
    if (event instanceof Input.BookSnapshotTaken in) {
      return "book: " + side(in.bids(), terms) + " bid, " + side(in.asks(), terms) + " asked";
    } else if (event instanceof Input.BookChanged in) {
      return "book: "
          + in.side()
          + " side now "
          + terms.quantityText(in.quantity())
          + " at "
          + terms.priceText(in.price());
    } else if (event instanceof Input.SessionChanged in) {
      return "market is " + in.phase();
    } else if (event instanceof Input.InstrumentSplit in) {
      return "split: 1 unit became " + in.numerator() + "/" + in.denominator();
    } else if (event instanceof Input.DividendPaid in) {
      return "dividend of " + terms.priceText(in.perUnit()) + " a unit";
    } else if (event instanceof Input.FundingCharged in) {
      return "funding of " + FixedPoint.format(in.rate()) + " of the notional, longs pay";
    } else if (event instanceof Input.BorrowFeeCharged in) {
      return "borrow fee of " + FixedPoint.format(in.rate()) + " of the notional, shorts pay";
    }
    throw new IllegalStateException("no words for " + event.getClass().getSimpleName());
  }

  private static String side(List<Input.Level> levels, Instrument terms) {
    return levels.isEmpty()
        ? "nothing"
        : levels.size() + " levels from " + terms.priceText(levels.get(0).price());
  }
}
