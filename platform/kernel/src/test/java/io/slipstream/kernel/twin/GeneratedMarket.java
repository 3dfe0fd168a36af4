package io.slipstream.kernel.twin;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Side;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.SlippageModel;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KeptQuote;
import io.slipstream.kernel.KeptTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The random market of one instrument; its price walks over few ticks. */
final class GeneratedMarket {
  private static final long LOWEST = 60;
  private static final long HIGHEST = 4000;

  private final Dice dice;
  private final int number;
  private final Instrument instrument;
  private final SimulationModel model;
  private final long period;
  private final long step;
  private final boolean isOffTick;
  private final boolean hasSessions;
  private final ExecutionFeed other;
  private final int feedShare;
  private final NavigableMap<Long, Long> bids = new TreeMap<>();
  private final NavigableMap<Long, Long> asks = new TreeMap<>();
  private boolean hasBook;
  private long sequence = 100;
  private SessionPhase phase = SessionPhase.OPEN;
  private long level;
  private long lastClose;
  private long shownBid;
  private long shownAsk;

  GeneratedMarket(
      Dice dice,
      int number,
      Instrument instrument,
      SimulationModel model,
      long level,
      long period) {
    this.dice = dice;
    this.number = number;
    this.instrument = instrument;
    this.model = model;
    this.level = level;
    this.period = period;
    step = isQueued() ? dice.pick(0, 0, 1, 1, 2, 15) : dice.pick(0, 0, 1, 2, 3, 3, 15, 40);
    isOffTick = instrument.tickSize() > 1 && dice.perMille(350);
    hasSessions = dice.perMille(400);
    other = otherFeed();
    feedShare = isQueued() ? 650 : 850;
  }

  /** Trades fill what waits in a queue. */
  private boolean isQueued() {
    return model.feed() == ExecutionFeed.TRADES || model.feed() == ExecutionFeed.BOOK;
  }

  /** The feed that only informs: one kind, so that there is one queue to wait in. */
  private ExecutionFeed otherFeed() {
    return switch (model.feed()) {
      case BOOK -> ExecutionFeed.TRADES;
      case TRADES -> dice.pick(List.of(ExecutionFeed.QUOTES, ExecutionFeed.BOOK));
      default -> ExecutionFeed.values()[(int) dice.between(0, 3)];
    };
  }

  /** Slippage moves prices to the lowest tick: exits at rates would have no price. */
  boolean isHarsh() {
    return model.slippage().kind() == SlippageModel.Kind.HALF_SPREAD;
  }

  int number() {
    return number;
  }

  Instrument instrument() {
    return instrument;
  }

  SimulationModel model() {
    return model;
  }

  BigDecimal lot() {
    return Decimals.of(instrument.lotSize(), instrument.quantityScale());
  }

  BigDecimal lotWorth() {
    return lot()
        .multiply(Decimals.of(level * instrument.tickSize(), instrument.priceScale()))
        .multiply(Decimals.rate(instrument.multiplier()));
  }

  /** A price some ticks from the present one. */
  long price(long ticks) {
    return Math.max(1, level + ticks) * instrument.tickSize();
  }

  long lots(long count) {
    return count * instrument.lotSize();
  }

  /** The best price that a quote or the book showed last; zero when there was none. */
  long shown(Side side) {
    return side == Side.BUY ? shownBid : shownAsk;
  }

  void split(long numerator, long denominator) {
    level = clamp(level * denominator / numerator);
    hasBook = false;
    shownBid = 0;
    shownAsk = 0;
  }

  private static long clamp(long ticks) {
    return Math.max(LOWEST, Math.min(HIGHEST, ticks));
  }

  private void walk() {
    long moved = level + dice.between(-step, step);
    level =
        clamp(
            dice.perMille(step == 0 ? 4 : 25)
                ? moved + dice.between(-level / 12, level / 12)
                : moved);
  }

  /** A small distance in ticks; a market that stands still has none most of the time. */
  private long near(long least, long most) {
    return step == 0 && dice.perMille(900) ? 0 : dice.between(least, most);
  }

  private long odd(long ticks) {
    long most = instrument.tickSize() - 1;
    return price(ticks) + (isOffTick && dice.perMille(500) ? dice.between(0, most) : 0);
  }

  private long size(int zeroes, long most) {
    if (dice.perMille(zeroes)) {
      return 0;
    }
    long rest = dice.perMille(300) ? dice.between(0, instrument.lotSize() - 1) : 0;
    return lots(dice.between(1, most)) + rest;
  }

  // ---------------------------------------------------------------- events

  /** The next event at or after a time, mostly of the feed that executes. */
  Input next(long now) {
    if (hasSessions && dice.perMille(phase == SessionPhase.OPEN ? 50 : 400)) {
      return session(later(now));
    }
    return dice.perMille(feedShare) ? next(model.feed(), now) : next(other, now);
  }

  /** The next event of the feed that executes. */
  Input nextOfFeed(long now) {
    return next(model.feed(), now);
  }

  private Input next(ExecutionFeed feed, long now) {
    walk();
    return switch (feed) {
      case BARS -> bar(now);
      case QUOTES -> quote(later(now));
      case TRADES -> trade(later(now));
      case BOOK -> book(later(now));
    };
  }

  /** Often the same moment, sometimes the next boundary of a bar or a day. */
  long later(long now) {
    return switch (dice.weighted(30, 15, 15, 25, 8, 4)) {
      case 0 -> now;
      case 1 -> now + dice.pick(1, 2, 3, 10);
      case 2 -> now + dice.between(0, period / 16);
      case 3 -> now + dice.between(0, period / 3);
      case 4 -> Math.floorDiv(now, period) * period + period;
      default -> Math.floorDiv(now, TwinVenue.DAY) * TwinVenue.DAY + TwinVenue.DAY;
    };
  }

  private Input bar(long now) {
    long close = Math.floorDiv(now + period - 1, period) * period;
    long closeTime = Math.max(close, lastClose + period);
    if (dice.perMille(120)) {
      closeTime += period * dice.between(1, 3);
    }
    lastClose = closeTime;
    long open = odd(near(-1, 1));
    walk();
    long last = odd(0);
    long tick = instrument.tickSize();
    long high = Math.max(open, last) + tick * near(0, 2);
    long low = Math.max(tick, Math.min(open, last) - tick * near(0, 2));
    return new Input.BarClosed(
        number,
        new TwinBar(
            instrument, closeTime - period, closeTime, open, high, low, last, size(100, 40)));
  }

  private Input quote(long time) {
    long bid = odd(-near(0, 2));
    long ask = Math.max(bid, odd(near(0, 2)));
    shownBid = bid;
    shownAsk = ask;
    return new Input.QuoteChanged(
        number,
        new KeptQuote(instrument.symbol(), time, time, bid, size(80, 20), ask, size(80, 20)));
  }

  private Input trade(long time) {
    Side side = dice.perMille(500) ? Side.BUY : Side.SELL;
    return new Input.TradeSeen(
        number,
        new KeptTrade(
            instrument.symbol(),
            time,
            time,
            isQueued() && shownBid > 0 && dice.perMille(500) ? shown(side) : odd(near(-1, 1)),
            Math.max(1, size(0, 8)),
            (int) dice.between(-1, 1)));
  }

  private Input session(long time) {
    phase =
        switch (phase) {
          case OPEN ->
              dice.pick(List.of(SessionPhase.CLOSED, SessionPhase.HALTED, SessionPhase.OPEN));
          case CLOSED -> SessionPhase.OPEN;
          case HALTED -> dice.perMille(700) ? SessionPhase.OPEN : SessionPhase.CLOSED;
        };
    return new Input.SessionChanged(number, phase, time);
  }

  // ---------------------------------------------------------------- book

  private Input book(long time) {
    if (!hasBook || dice.perMille(150)) {
      return snapshot(time);
    }
    if (dice.perMille(25)) {
      sequence += 1;
      hasBook = dice.perMille(500);
    }
    sequence++;
    boolean isBid = dice.perMille(500);
    NavigableMap<Long, Long> side = isBid ? bids : asks;
    long price = isBid ? bidToChange() : askToChange();
    long quantity = side.containsKey(price) && dice.perMille(600) ? 0 : size(0, 12);
    if (quantity == 0) {
      side.remove(price);
    } else {
      side.put(price, quantity);
    }
    showBest();
    return new Input.BookChanged(
        number, time, time, sequence, isBid ? Side.BUY : Side.SELL, price, quantity);
  }

  private long bidToChange() {
    if (!bids.isEmpty() && dice.perMille(450)) {
      return bids.lastKey();
    }
    long best = asks.isEmpty() ? price(2) : asks.firstKey();
    return Math.max(instrument.tickSize(), best - instrument.tickSize() * dice.between(1, 4));
  }

  private long askToChange() {
    if (!asks.isEmpty() && dice.perMille(450)) {
      return asks.firstKey();
    }
    long best = bids.isEmpty() ? price(-2) : bids.lastKey();
    return best + instrument.tickSize() * dice.between(1, 4);
  }

  private Input snapshot(long time) {
    hasBook = true;
    sequence += dice.between(1, 5);
    bids.clear();
    asks.clear();
    long bid = -dice.between(0, 1);
    long ask = dice.between(1, 2);
    for (long i = dice.between(0, 5); i > 0; i--) {
      bids.put(price(bid), size(0, 10));
      bid -= dice.between(1, 2);
    }
    for (long i = dice.between(0, 5); i > 0; i--) {
      asks.put(price(ask), size(0, 10));
      ask += dice.between(1, 2);
    }
    showBest();
    return new Input.BookSnapshotTaken(
        number, time, time, sequence, levels(bids.descendingMap()), levels(asks));
  }

  private void showBest() {
    boolean isWhole = !bids.isEmpty() && !asks.isEmpty();
    shownBid = isWhole ? bids.lastKey() : 0;
    shownAsk = isWhole ? asks.firstKey() : 0;
  }

  private static List<Input.Level> levels(NavigableMap<Long, Long> side) {
    List<Input.Level> levels = new ArrayList<>();
    side.forEach((price, quantity) -> levels.add(new Input.Level(price, quantity)));
    return levels;
  }
}
