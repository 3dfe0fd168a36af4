package io.slipstream.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.SessionPhase;
import io.slipstream.api.service.venue.SimulationModel;
import io.slipstream.api.service.venue.SimulationModel.ExecutionFeed;
import io.slipstream.api.service.venue.VenueAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A venue, a listener that writes down what it hears, and accounts that keep positions. Times are
 * in seconds, bars last a minute. One answer is {@code id what time rest}; executions are {@code id
 * T quantity@price time} (T takes liquidity, M makes it), with {@code c} and the commission when
 * there is one.
 */
final class VenueFixture implements ExecutionListener, VenueAccounts {
  static final long SECOND = 1_000_000_000L;
  static final long DAY = 86_400;

  /** Prices, quantities and cash are whole numbers; the notional is quantity times price. */
  static final Instrument COIN = Instrument.builder("COIN", "USD").scales(0, 0, 0).build();

  final SimulatedVenue venue = new SimulatedVenue();
  final List<String> heard = new ArrayList<>();
  private final Instrument terms;
  private final List<Integer> sides = new ArrayList<>();
  private int instruments;
  private long lastOrder;
  long position;
  String refusal;
  LongConsumer onFilled = id -> {};
  LongConsumer onAccepted = id -> {};

  VenueFixture(Instrument terms, SimulationModel model) {
    this.terms = terms;
    venue.connect(this, this);
    venue.begin(7);
    add(model);
  }

  VenueFixture(SimulationModel model) {
    this(COIN, model);
  }

  VenueFixture(ExecutionFeed feed) {
    this(SimulationModel.DEFAULT.withFeed(feed));
  }

  VenueFixture() {
    this(SimulationModel.DEFAULT);
  }

  void add(SimulationModel model) {
    venue.addInstrument(instruments++, terms, model);
  }

  /** Ids ascend from 1. */
  long submit(String order, long time) {
    TestOrder made = new TestOrder(terms, ++lastOrder, order, time * SECOND);
    sides.add(made.side().sign());
    venue.submit(made);
    return made.orderId();
  }

  void cancel(long orderId, long time) {
    venue.cancel(orderId, time * SECOND);
  }

  void replace(long orderId, long quantity, long limit, long stop, long time) {
    venue.replace(orderId, quantity, limit, stop, time * SECOND);
  }

  /** Open, high, low, close and, if not 0, quantity. */
  static Bar barOf(Instrument terms, long openTime, String numbers) {
    String[] n = numbers.strip().split(" +");
    long quantity = n.length > 4 ? Long.parseLong(n[4]) : 0;
    return BarSeries.builder(terms, 60 * SECOND)
        .add(
            openTime * SECOND,
            Long.parseLong(n[0]),
            Long.parseLong(n[1]),
            Long.parseLong(n[2]),
            Long.parseLong(n[3]),
            quantity)
        .build()
        .bar(0);
  }

  void bar(long openTime, String numbers) {
    venue.onBar(0, barOf(terms, openTime, numbers));
  }

  /** Bars follow each other, from 0 on. */
  void bars(String text) {
    long time = 0;
    for (String numbers : text.split("/")) {
      bar(time, numbers);
      time += 60;
    }
  }

  /** Bid, its quantity, ask, its quantity. */
  void quote(long time, long bid, long bidQuantity, long ask, long askQuantity) {
    venue.onQuote(0, new TestQuote(time * SECOND, bid, bidQuantity, ask, askQuantity));
  }

  void trade(long time, long price, long quantity, int aggressor) {
    venue.onTrade(0, new TestTrade(time * SECOND, price, quantity, aggressor));
  }

  /** Levels as {@code price:quantity}, best first, bids before the bar. */
  void book(long time, String levels) {
    venue.onBook(0, new TestBook(true, levels), time * SECOND);
  }

  void brokenBook(long time) {
    venue.onBook(0, new TestBook(false, "|"), time * SECOND);
  }

  void session(long time, SessionPhase phase) {
    venue.onSession(0, phase, time * SECOND);
  }

  void time(long time) {
    venue.onTime(time * SECOND);
  }

  String hash() {
    return StateHash.builder().section("venue", venue::writeState).build().value();
  }

  /** Compares everything heard since the last look. */
  void expect(String answers) {
    assertEquals(answers, String.join("; ", heard));
    heard.clear();
  }

  /** Compares everything heard since the last look, without acceptances. */
  void expectAfterAcceptance(String answers) {
    heard.removeIf(answer -> answer.contains(" accepted "));
    expect(answers);
  }

  private void hear(long orderId, String what, long time, String rest) {
    String text = orderId + " " + what + " " + time / SECOND + " " + rest;
    heard.add(text.strip());
  }

  @Override
  public void accepted(long orderId, long time) {
    hear(orderId, "accepted", time, "");
    onAccepted.accept(orderId);
  }

  @Override
  public void triggered(long orderId, long time) {
    hear(orderId, "triggered", time, "");
  }

  @Override
  public void rejected(long orderId, long time, String reason) {
    hear(orderId, "rejected", time, reason);
  }

  @Override
  public void filled(
      long orderId, long time, long lastQty, long lastPx, long commission, boolean maker) {
    position += sides.get((int) orderId - 1) * lastQty;
    String cost = commission == 0 ? "" : "c" + commission;
    hear(orderId, (maker ? "M " : "T ") + lastQty + "@" + lastPx, time, cost);
    onFilled.accept(orderId);
  }

  @Override
  public void canceled(long orderId, long time, String reason) {
    hear(orderId, "canceled", time, reason);
  }

  @Override
  public void expired(long orderId, long time, String reason) {
    hear(orderId, "expired", time, reason);
  }

  @Override
  public void replaced(long orderId, long time, long orderQty, long limit, long stop) {
    hear(orderId, "replaced", time, orderQty + " " + limit + " " + stop);
  }

  @Override
  public void requestRejected(long orderId, long time, boolean ofCancel, String reason) {
    hear(orderId, "refused", time, reason);
  }

  @Override
  public long position(int pod, int instrument) {
    return position;
  }

  @Override
  public String refusal(long orderId, long lastQty, long lastPx, long commission) {
    return refusal;
  }

  record TestQuote(long eventTime, long bidPrice, long bidQuantity, long askPrice, long askQuantity)
      implements Quote {
    @Override
    public String symbol() {
      return COIN.symbol();
    }

    @Override
    public long receivedTime() {
      return eventTime;
    }
  }

  record TestTrade(long eventTime, long price, long quantity, int aggressor) implements TradeTick {
    @Override
    public String symbol() {
      return COIN.symbol();
    }

    @Override
    public long receivedTime() {
      return eventTime;
    }
  }

  static final class TestBook implements Book {
    private final boolean isCurrent;
    private final long[][] bids;
    private final long[][] asks;

    TestBook(boolean isCurrent, String text) {
      this.isCurrent = isCurrent;
      int bar = text.indexOf('|');
      bids = levels(text.substring(0, bar));
      asks = levels(text.substring(bar + 1));
    }

    private static long[][] levels(String text) {
      String stripped = text.strip();
      if (stripped.isEmpty()) {
        return new long[0][];
      }
      String[] words = stripped.split(" +");
      long[][] levels = new long[words.length][];
      for (int i = 0; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        levels[i] =
            new long[] {
              Long.parseLong(words[i].substring(0, colon)),
              Long.parseLong(words[i].substring(colon + 1))
            };
      }
      return levels;
    }

    @Override
    public boolean isCurrent() {
      return isCurrent;
    }

    @Override
    public long sequence() {
      return 0;
    }

    @Override
    public int bids() {
      return bids.length;
    }

    @Override
    public int asks() {
      return asks.length;
    }

    @Override
    public long bidPrice(int level) {
      return bids[level][0];
    }

    @Override
    public long bidQuantity(int level) {
      return bids[level][1];
    }

    @Override
    public long askPrice(int level) {
      return asks[level][0];
    }

    @Override
    public long askQuantity(int level) {
      return asks[level][1];
    }
  }
}
