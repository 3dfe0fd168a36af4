package io.slipstream.kernel.twin;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.kernel.Input.BookChanged;
import io.slipstream.kernel.Input.BookSnapshotTaken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The simulated venue: requests on their way, orders at their places, and the passing of time. */
final class TwinVenue {
  static final long DAY = 86_400_000_000_000L;

  private final TwinOrders orders;
  private final SplitMix64 random;
  private final List<TwinPlace> places = new ArrayList<>();
  private final List<TwinRequest> requests = new ArrayList<>();
  private final Map<ExecutionFeed, TwinFeed> feeds = new EnumMap<>(ExecutionFeed.class);
  private final TwinBars bars;
  private final TwinQuotes quotes;
  private final TwinTrades trades;
  private final TwinBookFeed books;
  private long sent;

  TwinVenue(TwinOrders orders, TwinAccounts accounts, long seed) {
    this.orders = orders;
    random = new SplitMix64(seed);
    TwinExecution execution = new TwinExecution(this, orders, accounts);
    bars = new TwinBars(this, execution);
    quotes = new TwinQuotes(this, execution);
    trades = new TwinTrades(this, execution);
    books = new TwinBookFeed(this, execution);
    feeds.put(ExecutionFeed.BARS, bars);
    feeds.put(ExecutionFeed.QUOTES, quotes);
    feeds.put(ExecutionFeed.TRADES, trades);
    feeds.put(ExecutionFeed.BOOK, books);
  }

  void add(TwinInstrument instrument) {
    places.add(new TwinPlace(instrument));
  }

  /** After a split nobody knows what stands. */
  void forget(TwinInstrument instrument) {
    place(instrument).quote = null;
    place(instrument).book.lose();
  }

  TwinPlace place(TwinInstrument instrument) {
    return places.get(instrument.number);
  }

  // ---------------------------------------------------------------- requests

  void submit(TwinOrder order, long time) {
    order.resting = new TwinResting(order);
    send(TwinRequest.Kind.ORDER, order, null, null, null, time);
  }

  void cancel(TwinOrder order, long time) {
    send(TwinRequest.Kind.CANCEL, order, null, null, null, time);
  }

  void replace(TwinOrder order, BigDecimal quantity, BigDecimal limit, BigDecimal stop, long time) {
    send(TwinRequest.Kind.REPLACE, order, quantity, limit, stop, time);
  }

  private void send(
      TwinRequest.Kind kind,
      TwinOrder order,
      BigDecimal quantity,
      BigDecimal limit,
      BigDecimal stop,
      long time) {
    long jitter = order.instrument.model.latencyJitter();
    long delay = order.instrument.model.latency() + (jitter > 0 ? random.upTo(jitter) : 0);
    long arrival = time + delay;
    boolean waits = kind != TwinRequest.Kind.ORDER && !order.resting.arrived;
    if (waits) {
      arrival = Math.max(arrival, arrivalOf(order.resting));
    }
    TwinRequest request =
        new TwinRequest(kind, order.resting, arrival, sent++, quantity, limit, stop);
    if (delay == 0 && !waits) {
      handle(request);
    } else {
      requests.add(request);
    }
  }

  private long arrivalOf(TwinResting resting) {
    return requests.stream()
        .filter(r -> r.target() == resting && r.kind() == TwinRequest.Kind.ORDER)
        .findFirst()
        .orElseThrow()
        .arrival();
  }

  /** Lets arrive what has until a time, of one place or, with null, of all. */
  void arrive(TwinPlace place, long until) {
    TwinRequest next = nextRequest(place, until);
    while (next != null) {
      requests.remove(next);
      handle(next);
      next = nextRequest(place, until);
    }
  }

  private TwinRequest nextRequest(TwinPlace place, long until) {
    TwinRequest next = null;
    for (TwinRequest request : requests) {
      boolean isHere = place == null || request.target().instrument == place.instrument;
      if (isHere && request.arrival() <= until && (next == null || request.isBefore(next))) {
        next = request;
      }
    }
    return next;
  }

  private void handle(TwinRequest request) {
    switch (request.kind()) {
      case ORDER -> handleOrder(request);
      case CANCEL -> handleCancel(request);
      case REPLACE -> handleReplace(request);
    }
  }

  private void handleOrder(TwinRequest request) {
    TwinResting resting = request.target();
    TwinPlace place = place(resting.instrument);
    resting.arrived = true;
    resting.arrival = request.arrival();
    place.orders.add(resting);
    if (place.instrument.mark.signum() != 0) {
      resting.follow(place.instrument.mark);
    }
    joinQueue(place, resting);
    orders.accepted(resting.order, request.arrival());
    if (place.isMatching()) {
      feeds.get(place.feed()).arrived(place, resting, request.arrival());
    }
  }

  private static void joinQueue(TwinPlace place, TwinResting resting) {
    if (resting.type.hasLimit()) {
      resting.ahead = place.shown(resting.side, resting.limit);
    }
  }

  private void handleCancel(TwinRequest request) {
    TwinResting resting = request.target();
    if (resting.gone) {
      orders.requestRejected(resting.order, true, request.arrival(), "too late");
    } else {
      cancelNow(resting, request.arrival(), "");
    }
  }

  private void handleReplace(TwinRequest request) {
    TwinResting resting = request.target();
    if (resting.gone) {
      orders.requestRejected(resting.order, false, request.arrival(), "too late");
      return;
    }
    if (request.orderQty().compareTo(resting.filled) <= 0) {
      String reason = "not above what is filled";
      orders.requestRejected(resting.order, false, request.arrival(), reason);
      return;
    }
    boolean isBehind =
        Decimals.less(resting.orderQty, request.orderQty())
            || !Decimals.same(resting.order.limit, request.limit())
            || !Decimals.same(resting.order.stop, request.stop());
    resting.orderQty = request.orderQty();
    resting.limit = request.limit();
    if (resting.type != OrderType.TRAILING_STOP && resting.type.hasStop()) {
      resting.stop = request.stop();
    }
    if (isBehind) {
      TwinPlace place = place(resting.instrument);
      place.orders.remove(resting);
      place.orders.add(resting);
      joinQueue(place, resting);
    }
    orders.replaced(
        resting.order, request.orderQty(), request.limit(), request.stop(), request.arrival());
  }

  // ---------------------------------------------------------------- ends of orders

  void forget(TwinResting resting) {
    resting.gone = true;
    place(resting.instrument).orders.remove(resting);
  }

  void cancelNow(TwinResting resting, long time, String reason) {
    forget(resting);
    orders.canceled(resting.order, time, reason);
  }

  void rejectNow(TwinResting resting, long time, String reason) {
    forget(resting);
    orders.rejected(resting.order, time, reason);
  }

  void expireNow(TwinResting resting, long time) {
    forget(resting);
    orders.expired(resting.order, time);
  }

  void trigger(TwinResting resting, long time) {
    resting.triggered = true;
    orders.triggered(resting.order, time);
    if (resting.type.hasLimit()) {
      resting.ahead = place(resting.instrument).shown(resting.side, resting.limit);
    }
  }

  /** What IOC and FOK leave over at their only chance. */
  void endImmediate(TwinResting resting, long time) {
    if (!resting.gone && resting.isImmediate()) {
      cancelNow(resting, time, "not filled at once");
    }
  }

  /** Ends GTD orders whose time has come. */
  void expireTimed(TwinPlace place, long time) {
    for (TwinResting resting : List.copyOf(place.orders)) {
      if (resting.timeInForce == TimeInForce.GTD && expireTime(resting) <= time) {
        expireNow(resting, expireTime(resting));
      }
    }
  }

  private static long expireTime(TwinResting resting) {
    return resting.order.terms.expireTime();
  }

  /** Ends DAY orders of earlier days, where days are the sessions. */
  void expireDays(TwinPlace place, long time) {
    for (TwinResting resting : List.copyOf(place.orders)) {
      if (!place.hasSessions
          && resting.timeInForce == TimeInForce.DAY
          && Math.floorDiv(resting.arrival, DAY) < Math.floorDiv(time, DAY)) {
        expireNow(resting, time);
      }
    }
  }

  // ---------------------------------------------------------------- events

  void onBar(TwinInstrument instrument, Bar bar) {
    TwinPlace place = place(instrument);
    if (place.feed() == ExecutionFeed.BARS) {
      bars.onBar(place, bar);
    } else {
      arrive(place, bar.closeTime());
    }
  }

  void onQuote(TwinInstrument instrument, Quote quote) {
    TwinPlace place = place(instrument);
    arrive(place, quote.eventTime());
    if (place.feed() == ExecutionFeed.QUOTES) {
      quotes.onQuote(place, quote);
    }
    place.quote = quote;
  }

  void onTrade(TwinInstrument instrument, TradeTick trade) {
    TwinPlace place = place(instrument);
    arrive(place, trade.eventTime());
    if (place.feed() == ExecutionFeed.TRADES) {
      trades.onTrade(place, trade);
    } else if (place.feed() == ExecutionFeed.BOOK) {
      trades.onBookTrade(place, trade);
    }
  }

  void onBook(TwinInstrument instrument, BookSnapshotTaken snapshot) {
    TwinPlace place = place(instrument);
    books.before(place, snapshot.eventTime());
    place.book.take(snapshot);
    books.after(place, snapshot.eventTime());
  }

  void onBook(TwinInstrument instrument, BookChanged change) {
    TwinPlace place = place(instrument);
    books.before(place, change.eventTime());
    place.book.take(change);
    books.after(place, change.eventTime());
  }

  void onSession(TwinInstrument instrument, SessionPhase phase, long time) {
    TwinPlace place = place(instrument);
    arrive(place, time);
    place.hasSessions = true;
    place.phase = phase;
    if (phase == SessionPhase.OPEN) {
      place.opens = true;
    }
    if (phase == SessionPhase.CLOSED) {
      bars.closeSession(place, time);
      for (TwinResting resting : List.copyOf(place.orders)) {
        if (!resting.gone && resting.timeInForce == TimeInForce.DAY) {
          expireNow(resting, time);
        }
      }
    }
  }

  void onTime(long time) {
    arrive(null, time);
  }
}
