package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.OrderIntent;
import io.slipstream.api.order.OrderState;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.api.service.venue.ExecutionListener;
import io.slipstream.api.service.venue.Venue;
import io.slipstream.api.service.venue.VenueAccounts;
import io.slipstream.api.service.venue.VenueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The only mutable trading state: instruments, orders, ledgers, treasury. One writer at a time
 * hands it inputs in order; it asks no clock, no random source and no thread, so the same inputs
 * give the same decisions and the same {@link #stateHash()}.
 */
public final class TradingKernel {
  private static final long DAY = 86_400_000_000_000L;

  private final PreTradeGate gate;
  private final Venue venue;
  private final KernelGateView gateView = new KernelGateView(this);
  private final List<Instrument> instruments = new ArrayList<>();
  private final List<Pod> pods = new ArrayList<>();
  private final OrderBlotter blotter = new OrderBlotter();
  private final Treasury treasury = new Treasury();
  private final Reports reports = new Reports();
  private long[] marks = new long[0];
  private Input.SessionOpened session;
  private TradingState tradingState = TradingState.ACTIVE;
  private String tradingStateReason = "";
  private long eventTime = Long.MIN_VALUE;
  private long day = Long.MIN_VALUE;
  private long portfolioDayStartEquity;
  private long portfolioCash;
  private long fillCount;
  private long inputCount;
  private Consumer<Decision> out = decision -> {};

  /** A kernel without instruments and pods. */
  public TradingKernel(PreTradeGate gate, Venue venue) {
    this.gate = gate;
    this.venue = venue;
  }

  /**
   * Takes one input and hands every decision on it to {@code decisions}, in order.
   *
   * @throws KernelException when the input does not fit; nothing has changed then
   */
  public void apply(Input input, Consumer<Decision> decisions) {
    check(input);
    out = decisions;
    inputCount++;
    if (input instanceof Input.BarClosed in) {
      onBar(in.instrument(), in.bar());
    } else if (input instanceof Input.PodRequest request) {
      onRequest(request);
    } else if (input instanceof Input.SessionOpened in) {
      session = in;
    } else if (input instanceof Input.InstrumentAdded in) {
      addInstrument(in.instrument());
    } else if (input instanceof Input.CapitalAllocated in) {
      allocate(in);
    } else if (input instanceof Input.TradingStateSet in) {
      setTradingState(in);
    } else {
      onPodChange(input);
    }
  }

  /**
   * Looks whether an input fits, without applying it.
   *
   * @throws KernelException when it does not
   */
  public void check(Input input) {
    InputCheck.check(input, this);
  }

  private void onRequest(Input.PodRequest request) {
    Pod pod = pods.get(request.pod());
    if (request instanceof Input.IntentMade in) {
      onIntent(pod, in.intent());
    } else if (request instanceof Input.CancelAllRequested in) {
      cancelAll(in.pod(), in.instrument(), "asked by the pod");
    } else if (request instanceof Input.PodSuspended in) {
      pod.suspend(in.reason());
      cancelAll(in.pod(), -1, "the pod was suspended");
    }
  }

  private void onPodChange(Input input) {
    if (input instanceof Input.PodAdded in) {
      addPod(in);
    } else if (input instanceof Input.PodReconfigured in) {
      pods.get(in.pod()).define(in.definition(), in.definitionHash());
    } else if (input instanceof Input.PodRemoved in) {
      pods.get(in.pod()).setRemoved(true);
      cancelAll(in.pod(), -1, "the pod was removed");
    } else if (input instanceof Input.PodBound in) {
      pods.get(in.pod()).bind(in.version(), in.sha256());
    } else if (input instanceof Input.PodUnbound in) {
      pods.get(in.pod()).bind("", "");
      cancelAll(in.pod(), -1, in.reason());
    } else if (input instanceof Input.PodStopped in) {
      pods.get(in.pod()).suspend(in.reason());
      cancelAll(in.pod(), -1, "the pod was stopped");
    } else if (input instanceof Input.PodResumed in) {
      pods.get(in.pod()).suspend("");
    }
  }

  private void addInstrument(Instrument instrument) {
    instruments.add(instrument);
    marks = Arrays.copyOf(marks, instruments.size());
    pods.forEach(pod -> pod.ledger().ensureInstruments(instruments.size()));
  }

  private void addPod(Input.PodAdded in) {
    Pod known = findPod(in.definition().name());
    if (known != null) {
      known.setRemoved(false);
      known.define(in.definition(), in.definitionHash());
      return;
    }
    Pod pod = new Pod(pods.size(), in.definition(), in.definitionHash());
    pod.ledger().ensureInstruments(instruments.size());
    pods.add(pod);
    long capital = in.definition().capital();
    treasury.deposit(capital);
    portfolioCash = Math.addExact(portfolioCash, capital);
    portfolioDayStartEquity = Math.addExact(portfolioDayStartEquity, capital);
    treasury.pay(capital);
    pod.ledger().grant(capital);
  }

  private void onBar(int instrument, Bar bar) {
    eventTime = bar.closeTime();
    long barDay = Math.floorDiv(bar.openTime(), DAY);
    if (barDay > day) {
      day = barDay;
      pods.forEach(pod -> pod.ledger().startDay(marks));
      portfolioDayStartEquity = portfolioEquity();
    }
    venue.onBar(instrument, instruments.get(instrument), bar, reports, reports);
    marks[instrument] = bar.closePrice();
  }

  private void onIntent(Pod pod, OrderIntent intent) {
    int instrument = instruments.indexOf(intent.instrument());
    Order order =
        new Order(
            blotter.nextId(), pod.nextClientOrderId(), pod.number(), instrument, intent, eventTime);
    Verdict verdict = gate.check(intent, gateView.of(pod, instrument));
    if (!verdict.isAllowed()) {
      out.accept(
          new Decision.IntentDenied(
              pod.number(), order.clientOrderId(), intent.instrument().symbol(), verdict));
      move(order, OrderState.DENIED, verdict.denial().name());
      blotter.close(order);
      return;
    }
    blotter.add(order);
    move(order, OrderState.SUBMITTED, "");
    venue.submit(
        new VenueOrder(
            order.orderId(),
            pod.number(),
            instrument,
            intent.side(),
            intent.type(),
            intent.timeInForce(),
            intent.orderQty(),
            intent.limitPrice(),
            eventTime),
        reports);
  }

  private void cancelAll(int pod, int instrument, String reason) {
    for (Order order : blotter.working(o -> pod < 0 || o.pod() == pod)) {
      if (instrument < 0 || order.instrument() == instrument) {
        move(order, OrderState.PENDING_CANCEL, reason);
        venue.cancel(order.orderId(), eventTime, reports);
      }
    }
  }

  private void allocate(Input.CapitalAllocated in) {
    List<Allotment> allotments = in.allotments();
    long[] equity = new long[allotments.size()];
    long[] freeCash = new long[allotments.size()];
    for (int i = 0; i < equity.length; i++) {
      PodLedger ledger = findPod(allotments.get(i).pod()).ledger();
      equity[i] = ledger.equity(marks);
      freeCash[i] = ledger.cash();
    }
    long[] moves = treasury.moves(allotments, equity, freeCash);
    for (int i = 0; i < moves.length; i++) {
      Allotment allotment = allotments.get(i);
      Pod pod = findPod(allotment.pod());
      treasury.pay(moves[i]);
      pod.ledger().grant(moves[i]);
      out.accept(
          new Decision.CapitalMoved(
              pod.number(),
              allotment.pod(),
              allotment.weight(),
              allotment.targetCapital(),
              moves[i],
              allotment.reason()));
    }
  }

  private void setTradingState(Input.TradingStateSet in) {
    tradingState = in.state();
    tradingStateReason = in.reason();
    if (in.state() == TradingState.HALTED) {
      cancelAll(-1, -1, "trading was halted");
    }
  }

  private void move(Order order, OrderState next, String reason) {
    if (!order.moveTo(next, reason)) {
      blotter.countIllegalTransition();
      return;
    }
    out.accept(
        new Decision.OrderChanged(
            order.pod(),
            order.clientOrderId(),
            order.intent().instrument().symbol(),
            next,
            reason));
  }

  Pod findPod(String name) {
    for (Pod pod : pods) {
      if (pod.definition().name().equals(name)) {
        return pod;
      }
    }
    return null;
  }

  OrderBlotter blotter() {
    return blotter;
  }

  long mark(int instrument) {
    return marks[instrument];
  }

  long podEquity(Pod pod) {
    return pod.ledger().equity(marks);
  }

  Account account(int pod) {
    PodLedger ledger = pods.get(pod).ledger();
    return new Account(ledger.cash(), ledger.equity(marks), ledger.capital());
  }

  Position position(int pod, int instrument) {
    return pods.get(pod)
        .ledger()
        .position(instrument, instruments.get(instrument).symbol(), marks[instrument]);
  }

  long portfolioDayStartEquity() {
    return portfolioDayStartEquity;
  }

  List<Instrument> instrumentList() {
    return instruments;
  }

  /** Instruments by number. */
  public List<Instrument> instruments() {
    return List.copyOf(instruments);
  }

  /** The kernel's number of an instrument, or -1. */
  public int instrumentNumber(String symbol) {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).symbol().equals(symbol)) {
        return i;
      }
    }
    return -1;
  }

  /** Number of pods that ever joined. */
  public int podCount() {
    return pods.size();
  }

  /** The kernel's number of a pod, or -1. */
  public int podNumber(String name) {
    Pod pod = findPod(name);
    return pod == null ? -1 : pod.number();
  }

  /** Equity of a pod now, fixed-point. */
  public long equity(int pod) {
    return pods.get(pod).ledger().equity(marks);
  }

  /** Net money given to a pod so far, fixed-point. */
  public long capital(int pod) {
    return pods.get(pod).ledger().capital();
  }

  /** Whether a pod is there and not suspended. */
  public boolean mayTrade(int pod) {
    return pods.get(pod).mayTrade();
  }

  /** A pod as it is now. */
  public PodState pod(int number) {
    Pod pod = pods.get(number);
    return new PodState(
        number,
        pod.definition(),
        pod.definitionHash(),
        pod.version(),
        pod.sha256(),
        pod.suspension(),
        pod.isRemoved(),
        account(number),
        pod.ledger().commission(),
        pod.ledger().fills(),
        pod.definition().instruments().stream().map(i -> position(number, i)).toList());
  }

  /** The newest orders first, at most {@code limit}. */
  public void newestOrders(int limit, Consumer<Order> reader) {
    blotter.newestFirst(limit, reader);
  }

  /** Number of a pod's orders that are in flight or open. */
  public int workingOrders(int pod) {
    return blotter.working(order -> order.pod() == pod).size();
  }

  /** What this session is, or null before the first input. */
  public Input.SessionOpened session() {
    return session;
  }

  /** What the portfolio may do. */
  public TradingState tradingState() {
    return tradingState;
  }

  /** Why it is so, empty at the start. */
  public String tradingStateReason() {
    return tradingStateReason;
  }

  /** Time of the last market event, or {@link Long#MIN_VALUE}. */
  public long eventTime() {
    return eventTime;
  }

  /** Cash of no pod, fixed-point. */
  public long treasuryCash() {
    return treasury.cash();
  }

  /** Money put in from outside so far, fixed-point. */
  public long deposits() {
    return treasury.deposits();
  }

  /** Equity of all pods and the treasury, fixed-point. */
  public long portfolioEquity() {
    long sum = treasury.cash();
    for (Pod pod : pods) {
      sum = Math.addExact(sum, pod.ledger().equity(marks));
    }
    return sum;
  }

  /** Hash of the state, section by section. */
  public StateHash stateHash() {
    StateHash.Builder hash =
        StateHash.builder()
            .section("session", this::writeSession)
            .section("orders", blotter::writeState)
            .section("treasury", treasury::writeState);
    for (Pod pod : pods) {
      hash.section("pod " + pod.definition().name(), pod::writeState);
    }
    return hash.section("gate", gate::writeState).section("venue", venue::writeState).build();
  }

  private void writeSession(io.slipstream.api.service.state.StateSink sink) {
    sink.put(inputCount)
        .put(eventTime)
        .put(day)
        .put(fillCount)
        .put(portfolioCash)
        .put(portfolioDayStartEquity)
        .put(tradingState.name());
    for (int i = 0; i < marks.length; i++) {
      sink.put(instruments.get(i).symbol()).put(marks[i]);
    }
  }

  /**
   * Checks what must always hold: the pods' cash and the treasury are the portfolio's cash, which
   * is counted apart.
   *
   * @throws IllegalStateException when it does not: a bug
   */
  public void checkInvariants() {
    long sum = treasury.cash();
    for (Pod pod : pods) {
      sum = Math.addExact(sum, pod.ledger().cash());
    }
    if (sum != portfolioCash) {
      throw new IllegalStateException(
          "pods and treasury hold "
              + FixedPoint.format(sum)
              + ", the portfolio "
              + FixedPoint.format(portfolioCash));
    }
  }

  /** The venue's messages on their way into orders and ledger. */
  private final class Reports implements ExecutionListener, VenueAccounts {
    @Override
    public void accepted(long orderId, long time) {
      moveKnown(orderId, OrderState.ACCEPTED, "");
    }

    @Override
    public void rejected(long orderId, long time, String reason) {
      moveKnown(orderId, OrderState.REJECTED, reason);
    }

    @Override
    public void canceled(long orderId, long time, String reason) {
      Order order = blotter.find(orderId);
      String why = order != null && !order.reason().isEmpty() ? order.reason() : reason;
      moveKnown(orderId, OrderState.CANCELED, why);
    }

    @Override
    public void filled(long orderId, long time, long lastQty, long lastPx, long commission) {
      Order order = blotter.find(orderId);
      if (order == null || lastQty <= 0 || lastQty > order.leavesQty()) {
        blotter.countIllegalTransition();
        return;
      }
      boolean whole = lastQty == order.leavesQty();
      PodLedger ledger = pods.get(order.pod()).ledger();
      long change =
          ledger.book(order.instrument(), order.intent().side(), lastQty, lastPx, commission);
      portfolioCash = Math.addExact(portfolioCash, change);
      order.addFill(lastQty, FixedPoint.multiply(lastQty, lastPx));
      Fill fill =
          new Fill(
              ++fillCount,
              order.clientOrderId(),
              pods.get(order.pod()).definition().name(),
              order.intent().instrument().symbol(),
              order.intent().side(),
              lastQty,
              lastPx,
              commission,
              time);
      out.accept(new Decision.Filled(order.pod(), fill));
      moveKnown(orderId, whole ? OrderState.FILLED : OrderState.PARTIALLY_FILLED, "");
    }

    private void moveKnown(long orderId, OrderState next, String reason) {
      Order order = blotter.find(orderId);
      if (order == null) {
        blotter.countIllegalTransition();
        return;
      }
      move(order, next, reason);
      if (order.state().isClosed()) {
        blotter.close(order);
      }
    }

    @Override
    public long cash(int pod) {
      return pods.get(pod).ledger().cash();
    }

    @Override
    public long position(int pod, int instrument) {
      return pods.get(pod).ledger().quantity(instrument);
    }
  }
}
