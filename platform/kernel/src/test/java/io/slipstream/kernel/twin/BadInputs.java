package io.slipstream.kernel.twin;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import java.util.List;

/** Inputs that every kernel refuses. */
final class BadInputs {
  private final Dice dice;
  private final GeneratedMarket market;

  BadInputs(Dice dice, GeneratedMarket market) {
    this.dice = dice;
    this.market = market;
  }

  Input next(long now) {
    int number = market.number();
    Instrument in = market.instrument();
    long price = market.price(0);
    long lot = market.lots(1);
    return switch ((int) dice.between(0, 15)) {
      case 0 -> new Input.TimePassed(now - 1);
      case 1 -> new Input.SessionChanged(77, SessionPhase.OPEN, now);
      case 2 -> new Input.InstrumentSplit(number, now, 0, 1);
      case 3 -> new Input.DividendPaid(number, now, -1);
      case 4 -> quote(now, price, lot, price - in.tickSize(), lot);
      case 5 -> quote(now, price, -1, price, lot);
      case 6 -> quote(now - 1, price, lot, price, lot);
      case 7 -> trade(now, 0, lot);
      case 8 -> trade(now, price, 0);
      case 9 -> bar(now, price, price - in.tickSize(), lot);
      case 10 -> bar(now, price, price, -1);
      case 11 -> new Input.PodStopped(50, "test", "test");
      case 12 -> new Input.InstrumentAdded(in, market.model());
      case 13 ->
          new Input.BookSnapshotTaken(
              number,
              now,
              now,
              1,
              List.of(new Input.Level(price, lot), new Input.Level(price + in.tickSize(), lot)),
              List.of());
      case 14 -> new Input.CurrencyRateSet("XXX", 1, 1);
      default -> new Input.SessionOpened("USD", 8, "twin", "", 1, 100_000_000, 1, false);
    };
  }

  private Input quote(long time, long bid, long bidSize, long ask, long askSize) {
    String symbol = market.instrument().symbol();
    return new Input.QuoteChanged(
        market.number(), new KeptQuote(symbol, time, time, bid, bidSize, ask, askSize));
  }

  private Input trade(long time, long price, long quantity) {
    String symbol = market.instrument().symbol();
    return new Input.TradeSeen(
        market.number(), new KeptTrade(symbol, time, time, price, quantity, 0));
  }

  private Input bar(long time, long price, long high, long quantity) {
    return new Input.BarClosed(
        market.number(),
        new TwinBar(market.instrument(), time - 1, time, price, high, price, price, quantity));
  }
}
