package io.slipstream.kernel;

import io.slipstream.api.market.Book;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.strategy.StrategyContext;
import java.util.List;

/** What one pod's strategy sees, and the requests its calls make. */
final class PodContext implements StrategyContext {
  private final TradingKernel kernel;
  private final Pod pod;
  private final String name;
  private final Instrument[] instruments;
  private final Holding[] holdings;
  private final List<Instrument> instrumentList;
  private final OrderDraft wanted = new OrderDraft(null);
  private final RequestQueue requests = new RequestQueue();
  private final OpenCall call;
  private Holding latest;
  private int hint;
  private boolean warmingUp;
  private long pastTime;

  PodContext(TradingKernel kernel, int number, OpenCall call) {
    this.kernel = kernel;
    this.call = call;
    pod = kernel.podAt(number);
    name = pod.definition().name();
    List<Integer> numbers = pod.definition().instruments();
    instruments = new Instrument[numbers.size()];
    holdings = new Holding[numbers.size()];
    for (int i = 0; i < instruments.length; i++) {
      InstrumentState state = kernel.instrumentAt(numbers.get(i));
      instruments[i] = state.terms();
      holdings[i] = pod.ledger().holding(state);
    }
    latest = holdings[0];
    instrumentList = List.of(instruments);
  }

  /** A call begins. */
  void enter() {
    call.begin(this);
  }

  /** Whether the call asked for anything so far. */
  boolean asks() {
    return requests.size() > 0;
  }

  /** A call begins that is for an event of the past. */
  void warmUp(long time) {
    call.begin(this);
    warmingUp = true;
    pastTime = time;
  }

  /** The call is over; what it asked for while warming up is forgotten. */
  void leave() {
    call.end();
    if (warmingUp) {
      warmingUp = false;
      requests.clear();
    }
  }

  /** What the last call asked for, to be cleared by who has read it. */
  RequestQueue requests() {
    return requests;
  }

  @Override
  public String pod() {
    return name;
  }

  @Override
  public long eventTime() {
    return warmingUp ? pastTime : kernel.eventTime();
  }

  @Override
  public boolean isWarmingUp() {
    return warmingUp;
  }

  @Override
  public List<Instrument> instruments() {
    return instrumentList;
  }

  @Override
  public Instrument instrument(String symbol) {
    int at = hint;
    for (int i = 0; i < instruments.length; i++) {
      if (instruments[at].symbol().equals(symbol)) {
        hint = at;
        return instruments[at];
      }
      at = at + 1 == instruments.length ? 0 : at + 1;
    }
    throw new IllegalArgumentException("pod " + name + " does not trade " + symbol);
  }

  @Override
  public Position position(Instrument instrument) {
    return holding(instrument);
  }

  @Override
  public boolean hasWorkingOrder(Instrument instrument) {
    Holding holding = holding(instrument);
    return holding.working().count() + holding.held() > 0;
  }

  @Override
  public Account account() {
    return pod.ledger();
  }

  @Override
  public long submit(OrderTerms terms) {
    requireCall();
    OrderDraft draft = terms instanceof OrderDraft own ? own : wanted.set(terms);
    OrderTerms.check(draft);
    requests.intent(holding(draft.instrument()).state().number(), draft);
    return warmingUp ? 0 : pod.orders() + requests.intents();
  }

  @Override
  public void cancel(long order) {
    requireCall();
    requests.cancel(order);
  }

  @Override
  public void replace(long order, long orderQty, long limitPrice, long stopPrice) {
    requireCall();
    requests.replace(order, orderQty, limitPrice, stopPrice);
  }

  @Override
  public void cancelAll(Instrument instrument) {
    int number = holding(instrument).state().number();
    requireCall();
    requests.other(new Input.CancelAllRequested(pod.number(), number));
  }

  @Override
  public void setTimer(long timer, long time) {
    requireCall();
    if (time <= eventTime()) {
      throw new IllegalArgumentException(
          "timer "
              + timer
              + " at "
              + time
              + ": after the event's time "
              + eventTime()
              + " is allowed");
    }
    requests.other(new Input.TimerSet(pod.number(), timer, time));
  }

  @Override
  public Book book(Instrument instrument) {
    return holding(instrument).state().book();
  }

  private void requireCall() {
    if (!call.isOf(this)) {
      throw new IllegalStateException("the context of pod " + name + " was used outside a call");
    }
    if (requests.size() >= PodLoop.REQUESTS_PER_CALL) {
      throw new IllegalStateException(
          "more than " + PodLoop.REQUESTS_PER_CALL + " requests in one call");
    }
    call.ask();
  }

  private Holding holding(Instrument instrument) {
    Holding last = latest;
    return last.instrument().equals(instrument) ? last : find(instrument);
  }

  /** Looks behind the last one first: strategies walk over their instruments in order. */
  private Holding find(Instrument instrument) {
    int at = hint;
    for (int i = 0; i < instruments.length; i++) {
      if (instruments[at].equals(instrument)) {
        hint = at;
        latest = holdings[at];
        return latest;
      }
      at = at + 1 == instruments.length ? 0 : at + 1;
    }
    throw new IllegalArgumentException(
        "pod " + name + " does not trade " + instrument + "; it trades " + instrumentList);
  }
}
