package io.slipstream.api.order;

import io.slipstream.api.market.Instrument;
import java.util.Objects;

/**
 * Terms that are written again and again without a new object for each order. {@link #market},
 * {@link #limit} and the other kinds start anew; what follows them refines.
 *
 * <pre>{@code context.submit(draft.limit(Side.BUY, quantity, price).postOnly())}</pre>
 */
public final class OrderDraft implements OrderTerms {
  private Instrument instrument;
  private Side side = Side.BUY;
  private OrderType type = OrderType.MARKET;
  private TimeInForce timeInForce = TimeInForce.GTC;
  private long orderQty;
  private long limitPrice;
  private long stopPrice;
  private long trailingOffset;
  private long trailingRate;
  private long expireTime;
  private boolean postOnly;
  private boolean reduceOnly;
  private Bracket bracket = Bracket.NONE;
  private String lastCode = OrderIntent.UNSTATED;
  private boolean lastCodeFits = true;
  private boolean stated;
  private double rationaleFirst = Double.NaN;
  private double rationaleSecond = Double.NaN;
  private double confidence = Double.NaN;

  /** For orders of one instrument. */
  public OrderDraft(Instrument instrument) {
    this.instrument = instrument;
  }

  /** For orders of another instrument from now on. */
  public OrderDraft on(Instrument other) {
    if (!Objects.equals(instrument, other)) {
      instrument = other;
    }
    return this;
  }

  /** A market order, good till canceled. */
  public OrderDraft market(Side newSide, long quantity) {
    return start(OrderType.MARKET, newSide, quantity);
  }

  /** A limit order, good till canceled. */
  public OrderDraft limit(Side newSide, long quantity, long price) {
    start(OrderType.LIMIT, newSide, quantity).limitPrice = price;
    return this;
  }

  /** A stop order, good till canceled. */
  public OrderDraft stopMarket(Side newSide, long quantity, long stop) {
    start(OrderType.STOP_MARKET, newSide, quantity).stopPrice = stop;
    return this;
  }

  /** A stop order that becomes a limit order, good till canceled. */
  public OrderDraft stopLimit(Side newSide, long quantity, long stop, long price) {
    start(OrderType.STOP_LIMIT, newSide, quantity).stopPrice = stop;
    limitPrice = price;
    return this;
  }

  /** A trailing stop at a distance in price units, good till canceled. */
  public OrderDraft trailingByOffset(Side newSide, long quantity, long offset) {
    start(OrderType.TRAILING_STOP, newSide, quantity).trailingOffset = offset;
    return this;
  }

  /** A trailing stop at a fraction of the price, good till canceled. */
  public OrderDraft trailingByRate(Side newSide, long quantity, long rate) {
    start(OrderType.TRAILING_STOP, newSide, quantity).trailingRate = rate;
    return this;
  }

  private OrderDraft start(OrderType newType, Side newSide, long quantity) {
    kind(newType, newSide, TimeInForce.GTC, Bracket.NONE);
    orderQty = quantity;
    limitPrice = 0;
    stopPrice = 0;
    trailingOffset = 0;
    trailingRate = 0;
    expireTime = 0;
    postOnly = false;
    reduceOnly = false;
    confidence = Double.NaN;
    return unstated();
  }

  /** The code of the last reason is kept: the next is mostly the same one. */
  private OrderDraft unstated() {
    stated = false;
    rationaleFirst = Double.NaN;
    rationaleSecond = Double.NaN;
    return this;
  }

  /** How long it lives; GTD through {@link #goodTill}. */
  public OrderDraft timeInForce(TimeInForce force) {
    timeInForce = force;
    return this;
  }

  /** Good until a time, nanoseconds since the epoch. */
  public OrderDraft goodTill(long time) {
    timeInForce = TimeInForce.GTD;
    expireTime = time;
    return this;
  }

  /** Rejected instead of removing liquidity. */
  public OrderDraft postOnly() {
    postOnly = true;
    return this;
  }

  /** Never opens or enlarges a position. */
  public OrderDraft reduceOnly() {
    reduceOnly = true;
    return this;
  }

  /** With exits for every execution. */
  public OrderDraft bracket(Bracket exits) {
    bracket = exits;
    return this;
  }

  /** With its reason. */
  public OrderDraft because(String code, double first, double second) {
    if (!Objects.equals(lastCode, code)) {
      lastCode = code;
      lastCodeFits = false;
    }
    stated = true;
    rationaleFirst = first;
    rationaleSecond = second;
    return this;
  }

  /** With how sure the pod is, 0 to 1. */
  public OrderDraft confidence(double sure) {
    confidence = sure;
    return this;
  }

  /** Takes over all terms of another. */
  public OrderDraft set(OrderTerms terms) {
    return terms instanceof OrderDraft draft ? copy(draft) : read(terms);
  }

  /** From field to field, without a call that depends on the kind of terms. */
  private OrderDraft copy(OrderDraft from) {
    on(from.instrument);
    kind(from.type, from.side, from.timeInForce, from.bracket);
    orderQty = from.orderQty;
    limitPrice = from.limitPrice;
    stopPrice = from.stopPrice;
    trailingOffset = from.trailingOffset;
    trailingRate = from.trailingRate;
    expireTime = from.expireTime;
    postOnly = from.postOnly;
    reduceOnly = from.reduceOnly;
    confidence = from.confidence;
    return from.stated
        ? because(from.lastCode, from.rationaleFirst, from.rationaleSecond)
        : unstated();
  }

  /** A reference that is the same is not stored: a collector's barrier costs more than a look. */
  private void kind(OrderType newType, Side newSide, TimeInForce force, Bracket exits) {
    if (type != newType) {
      type = newType;
    }
    if (side != newSide) {
      side = newSide;
    }
    if (timeInForce != force) {
      timeInForce = force;
    }
    if (!Objects.equals(bracket, exits)) {
      bracket = exits;
    }
  }

  private OrderDraft read(OrderTerms terms) {
    instrument = terms.instrument();
    start(terms.type(), terms.side(), terms.orderQty());
    timeInForce = terms.timeInForce();
    limitPrice = terms.limitPrice();
    stopPrice = terms.stopPrice();
    trailingOffset = terms.trailingOffset();
    trailingRate = terms.trailingRate();
    expireTime = terms.expireTime();
    postOnly = terms.isPostOnly();
    reduceOnly = terms.isReduceOnly();
    bracket = terms.bracket();
    confidence = terms.confidence();
    return because(terms.rationaleCode(), terms.rationaleFirst(), terms.rationaleSecond());
  }

  /** Changes what a replacement may change: quantity and prices. */
  public OrderDraft revise(long quantity, long limit, long stop) {
    orderQty = quantity;
    limitPrice = limit;
    stopPrice = stop;
    return this;
  }

  /** Looks at the code unless it is the one that fitted before. */
  void checkCode() {
    if (stated && !lastCodeFits) {
      OrderTermsCheck.checkCode(lastCode);
      lastCodeFits = true;
    }
  }

  /** These terms as a value, checked. */
  public OrderIntent toIntent() {
    return OrderIntent.copyOf(this);
  }

  @Override
  public Instrument instrument() {
    return instrument;
  }

  @Override
  public Side side() {
    return side;
  }

  @Override
  public OrderType type() {
    return type;
  }

  @Override
  public TimeInForce timeInForce() {
    return timeInForce;
  }

  @Override
  public long orderQty() {
    return orderQty;
  }

  @Override
  public long limitPrice() {
    return limitPrice;
  }

  @Override
  public long stopPrice() {
    return stopPrice;
  }

  @Override
  public long trailingOffset() {
    return trailingOffset;
  }

  @Override
  public long trailingRate() {
    return trailingRate;
  }

  @Override
  public long expireTime() {
    return expireTime;
  }

  @Override
  public boolean isPostOnly() {
    return postOnly;
  }

  @Override
  public boolean isReduceOnly() {
    return reduceOnly;
  }

  @Override
  public Bracket bracket() {
    return bracket;
  }

  @Override
  public String rationaleCode() {
    return stated ? lastCode : OrderIntent.UNSTATED;
  }

  @Override
  public double rationaleFirst() {
    return rationaleFirst;
  }

  @Override
  public double rationaleSecond() {
    return rationaleSecond;
  }

  @Override
  public double confidence() {
    return confidence;
  }
}
