package io.slipstream.kernel;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Bracket;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.order.OrderType;
import io.slipstream.api.order.Side;
import io.slipstream.api.order.TimeInForce;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.Comparator;

/**
 * One order's life, reused for another after it has been closed for long. Read-only outside the
 * kernel; quantities and prices are in the instrument's units.
 */
public final class Order implements VenueOrder {
  /** The order made last comes first. */
  static final Comparator<Order> NEWEST_FIRST =
      Comparator.comparingLong((Order order) -> order.sequence).reversed();

  private static final int POD_SHIFT = 40;

  // Intrusive links of WorkingOrders; outside it they are null.
  Order previous;
  Order next;

  /** Link of OrderTable. */
  Order nextInBucket;

  private final OrderDraft terms = new OrderDraft(null);
  private final Wishes wishes = new Wishes();
  private Pod owner;
  private Holding holding;
  private Instrument instrument;
  private int instrumentNumber;
  private long sequence;
  private long orderId;
  private long number;
  private long decisionTime;

  private OrderState state = OrderState.INITIALIZED;
  private boolean triggered;
  private boolean pinned;
  private boolean waits;
  private long sibling;
  private long cumQty;
  private long cumNotional;
  private String reason = "";
  private String cancelReason = "";
  private String clientOrderId;

  /** Makes it an order anew. */
  void open(
      long newSequence,
      Pod newOwner,
      Holding newHolding,
      long newNumber,
      OrderTerms wanted,
      long time) {
    sequence = newSequence;
    if (holding != newHolding) {
      holding = newHolding;
      owner = newOwner;
      instrument = newHolding.instrument();
    }
    instrumentNumber = newHolding.state().number();
    number = newNumber;
    orderId = orderId(newOwner.number(), newNumber);
    decisionTime = time;
    terms.set(wanted);
    state = OrderState.INITIALIZED;
    triggered = false;
    wishes.clear();
    pinned = false;
    waits = false;
    sibling = 0;
    cumQty = 0;
    cumNotional = 0;
    if (!reason.isEmpty()) {
      reason = "";
    }
    setCancelReason("");
    clientOrderId = null;
  }

  /** False, and no change, when the table of states does not allow it. */
  boolean moveTo(OrderState next, String why) {
    if (!state.canBecome(next)) {
      return false;
    }
    force(next, why);
    return true;
  }

  /** For the two moves that the table does not have: late executions and busts. */
  void force(OrderState next, String why) {
    state = next;
    triggered |= next == OrderState.TRIGGERED;
    if (!reason.equals(why)) {
      reason = why;
    }
  }

  /**
   * Whether another execution can be counted.
   *
   * @throws ArithmeticException when it cannot
   */
  void checkFill(long notional) {
    Bounded.add(cumNotional, notional);
  }

  void addFill(long lastQty, long notional) {
    cumNotional = Bounded.add(cumNotional, notional);
    cumQty += lastQty;
    stopWaiting();
  }

  /** It works, passed the gate, and nothing of it is executed: its pod counts it. */
  void startWaiting() {
    if (!waits && cumQty == 0 && number < Pod.OWN_ORDERS) {
      waits = true;
      owner.countWaiting(1);
    }
  }

  void stopWaiting() {
    if (waits) {
      waits = false;
      owner.countWaiting(-1);
    }
  }

  boolean isWaiting() {
    return waits;
  }

  /** Takes an execution back. */
  void removeFill(long quantity, long notional) {
    cumQty -= quantity;
    cumNotional -= notional;
  }

  /** The working state it is in when no wish is pending. */
  OrderState restingState() {
    if (cumQty > 0) {
      return OrderState.PARTIALLY_FILLED;
    }
    return triggered ? OrderState.TRIGGERED : OrderState.ACCEPTED;
  }

  /** Why the platform cancels it; shown when the venue has done so. */
  void setCancelReason(String why) {
    if (!cancelReason.equals(why)) {
      cancelReason = why;
    }
  }

  String cancelReason() {
    return cancelReason;
  }

  /** What is wanted of it beyond its terms. */
  Wishes wishes() {
    return wishes;
  }

  /** Puts a replacement in force, with the values the venue confirms. */
  void replace(long quantity, long limit, long stop) {
    terms.revise(Math.max(quantity, cumQty), limit, stop);
    if (wishes.fulfil()) {
      clientOrderId = null;
    }
    holding.state().ownPrices().count(this);
  }

  /** The desk lets less of it go on than was wished for; it has not left yet. */
  void cut(long quantity) {
    terms.revise(quantity, terms.limitPrice(), terms.stopPrice());
  }

  /** Part of the state as long as its desk has not decided, and of no use after that. */
  void restoreConfidence(double confidence) {
    terms.confidence(confidence);
  }

  /** Whether an id at the venue is that of the pending replacement. */
  boolean isReplaceId(String id) {
    return wishes.replaces() && id.equals(withRevision(wishes.replacement()));
  }

  /** What a pending replacement will add to what may still be filled. */
  long wishedQty() {
    return wishes.replaces() ? Math.max(0, wishes.quantity() - terms.orderQty()) : 0;
  }

  /** The other exit of the pair, zero when there is none. */
  long sibling() {
    return sibling;
  }

  void setSibling(long orderId) {
    sibling = orderId;
  }

  /** It is referred to from elsewhere and may never become another order. */
  void pin() {
    pinned = true;
  }

  boolean isPinned() {
    return pinned;
  }

  Pod owner() {
    return owner;
  }

  Holding holding() {
    return holding;
  }

  /** Whether a pod can have an order of this number. */
  static boolean isNumber(long number) {
    return number > 0 && number < 1L << POD_SHIFT;
  }

  static long orderId(int pod, long number) {
    return (long) pod << POD_SHIFT | number;
  }

  @Override
  public long orderId() {
    return orderId;
  }

  /** The pod's own number of the order. */
  public long number() {
    return number;
  }

  @Override
  public String clientOrderId() {
    if (clientOrderId == null) {
      clientOrderId = withRevision(wishes.inForce());
    }
    return clientOrderId;
  }

  String clientOrderId(int which) {
    return which == wishes.inForce() ? clientOrderId() : withRevision(which);
  }

  /** Id of the last pending wish, or of the order when there is none. */
  public String wishClientOrderId() {
    int last = wishes.newest();
    return last == 0 ? clientOrderId() : withRevision(last);
  }

  private String withRevision(int which) {
    String id = firstClientOrderId(owner.definition().name(), number);
    return which == 0 ? id : id + "/" + which;
  }

  /**
   * The id that an order begins with and that all its replacements share before their slash.
   *
   * @param pod name of the pod
   * @param number the pod's own number of the order
   */
  public static String firstClientOrderId(String pod, long number) {
    boolean own = number > Pod.OWN_ORDERS;
    return pod + (own ? "-x" + (number - Pod.OWN_ORDERS) : "-" + number);
  }

  @Override
  public int pod() {
    return owner.number();
  }

  @Override
  public int instrumentNumber() {
    return instrumentNumber;
  }

  @Override
  public long decisionTime() {
    return decisionTime;
  }

  /** Where it is in its life. */
  public OrderState state() {
    return state;
  }

  /** Why it was denied, rejected, canceled or expired; empty otherwise. */
  public String reason() {
    return reason;
  }

  /** Quantity filled. */
  public long cumQty() {
    return cumQty;
  }

  /** Quantity still working; zero in closed states and while done for the day. */
  public long leavesQty() {
    return state.isClosed() || state == OrderState.DONE_FOR_DAY ? 0 : terms.orderQty() - cumQty;
  }

  /** Quantity that may still be filled, sooner or later. */
  long remainingQty() {
    return state.isClosed() ? 0 : terms.orderQty() - cumQty;
  }

  /** Average fill price; zero before the first fill. */
  public long avgPx() {
    return instrument.averagePrice(cumNotional, cumQty);
  }

  @Override
  public Instrument instrument() {
    return instrument;
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
  public double confidence() {
    return terms.confidence();
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

  void writeState(StateSink sink) {
    sink.put(owner.number()).put(instrumentNumber).put(sequence).put(number).put(decisionTime);
    TermsState.write(terms, sink);
    sink.put(state.name()).put(triggered);
    wishes.writeState(sink);
    sink.put(pinned).put(sibling).put(cumQty).put(cumNotional).put(cancelReason).put(reason);
  }

  /** What follows the numbers of pod and instrument. */
  void readState(StateSource source, Pod pod, Holding of) {
    long newSequence = source.take();
    long newNumber = source.take();
    long time = source.take();
    open(newSequence, pod, of, newNumber, TermsState.read(source, of.instrument()), time);
    state = source.takeConstant(OrderState.class);
    triggered = source.takeFlag();
    wishes.readState(source);
    pinned = source.takeFlag();
    sibling = source.take();
    cumQty = source.take();
    cumNotional = source.take();
    cancelReason = source.takeText();
    reason = source.takeText();
  }
}
