package io.slipstream.simulator;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.venue.VenueOrder;

/** An order in words: {@code BUY 10 limit=95 stop=97 IOC post reduce till=60 pod=1 on=1}. */
final class TestOrder implements VenueOrder {
  private final OrderDraft terms;
  private final long orderId;
  private final long time;
  private int pod;
  private int instrument;

  TestOrder(Instrument instrument, long orderId, String text, long time) {
    this.orderId = orderId;
    this.time = time;
    String[] words = text.strip().split(" +");
    Side side = Side.valueOf(words[0]);
    long quantity = Long.parseLong(words[1]);
    terms = draft(new OrderDraft(instrument), side, quantity, text);
    for (int i = 2; i < words.length; i++) {
      refine(words[i]);
    }
    OrderTerms.check(terms);
  }

  private static OrderDraft draft(OrderDraft draft, Side side, long quantity, String text) {
    long limit = number(text, "limit=");
    long stop = number(text, "stop=");
    if (limit > 0) {
      return stop > 0
          ? draft.stopLimit(side, quantity, stop, limit)
          : draft.limit(side, quantity, limit);
    }
    if (stop > 0) {
      return draft.stopMarket(side, quantity, stop);
    }
    if (number(text, "trail=") > 0) {
      return draft.trailingByOffset(side, quantity, number(text, "trail="));
    }
    long rate = number(text, "rate=");
    return rate > 0 ? draft.trailingByRate(side, quantity, rate) : draft.market(side, quantity);
  }

  private static long number(String text, String key) {
    int at = text.indexOf(key);
    return at < 0 ? 0 : Long.parseLong(text.substring(at + key.length()).split(" ")[0]);
  }

  private void refine(String word) {
    if (word.equals("post")) {
      terms.postOnly();
    } else if (word.equals("reduce")) {
      terms.reduceOnly();
    } else if (word.startsWith("till=")) {
      terms.goodTill(number(word, "till=") * VenueFixture.SECOND);
    } else if (word.startsWith("pod=")) {
      pod = (int) number(word, "pod=");
    } else if (word.startsWith("on=")) {
      instrument = (int) number(word, "on=");
    } else if (!word.contains("=")) {
      terms.timeInForce(TimeInForce.valueOf(word));
    }
  }

  @Override
  public long orderId() {
    return orderId;
  }

  @Override
  public String clientOrderId() {
    return "test-" + orderId;
  }

  @Override
  public int pod() {
    return pod;
  }

  @Override
  public int instrumentNumber() {
    return instrument;
  }

  @Override
  public long decisionTime() {
    return time;
  }

  @Override
  public Instrument instrument() {
    return terms.instrument();
  }

  @Override
  public Side side() {
    return terms.side();
  }

  @Override
  public OrderType type() {
    return terms.type();
  }

  @Override
  public TimeInForce timeInForce() {
    return terms.timeInForce();
  }

  @Override
  public long orderQty() {
    return terms.orderQty();
  }

  @Override
  public long limitPrice() {
    return terms.limitPrice();
  }

  @Override
  public long stopPrice() {
    return terms.stopPrice();
  }

  @Override
  public long trailingOffset() {
    return terms.trailingOffset();
  }

  @Override
  public long trailingRate() {
    return terms.trailingRate();
  }

  @Override
  public long expireTime() {
    return terms.expireTime();
  }

  @Override
  public boolean isPostOnly() {
    return terms.isPostOnly();
  }

  @Override
  public boolean isReduceOnly() {
    return terms.isReduceOnly();
  }

  @Override
  public Bracket bracket() {
    return terms.bracket();
  }

  @Override
  public String rationaleCode() {
    return terms.rationaleCode();
  }

  @Override
  public double rationaleFirst() {
    return terms.rationaleFirst();
  }

  @Override
  public double rationaleSecond() {
    return terms.rationaleSecond();
  }
}
