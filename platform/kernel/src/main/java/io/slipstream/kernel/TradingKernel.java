package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.coordination.Coordinator;
import io.slipstream.api.service.coordination.DeskPolicy;
import io.slipstream.api.service.risk.LimitUsage;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.RiskLimits;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.Venue;
import java.util.List;
import java.util.function.Consumer;

/**
 * The only mutable trading state: instruments, orders, ledgers, treasury. One writer at a time
 * hands it inputs in order; it asks no clock, no random source and no thread, so the same inputs
 * give the same decisions and the same {@link #stateHash()}. An input that does not fit is refused
 * whole. {@code docs/kernel.md} has its rules.
 */
public final class TradingKernel extends KernelState {
  private final PreTradeGate gate;
  private final Venue venue;
  private final Blotter blotter;
  private final Outcomes out = new Outcomes();
  private final InputRules rules = new InputRules(this);
  private final Timers timers = new Timers();
  private final OrderDesk desk;
  private final Reports reports;
  private final BrokerReports brokerReports;
  private final InputHandler inputs;
  private final Liquidations liquidations;
  private final Coordination coordination;
  private final Markets markets;
  private final KernelSections sections;
  private Netting netting;
  private long inputCount;

  /** A kernel without instruments and pods, in which every pod decides alone. */
  public TradingKernel(PreTradeGate gate, Venue venue) {
    this(gate, venue, null);
  }

  /** The same with desks, by the rules that the coordinator knows. */
  public TradingKernel(PreTradeGate gate, Venue venue, Coordinator coordinator) {
    this.gate = gate;
    this.venue = venue;
    blotter = new Blotter(venue.keptOrders());
    desk = new OrderDesk(this, gate, venue, blotter, out);
    coordination = new Coordination(this, coordinator, desk, out);
    desk.setCoordination(coordination);
    reports = new Reports(this, blotter, out, desk);
    brokerReports = new BrokerReports(this, blotter, reports);
    liquidations = new Liquidations(this, desk, out);
    markets = new Markets(this, venue, liquidations, out);
    inputs = new InputHandler(this, gate, desk, liquidations, markets, timers, brokerReports);
    sections = new KernelSections(this, gate, venue, blotter, reports, brokerReports, timers);
    venue.connect(reports, reports);
  }

  /**
   * Takes one input and hands every decision on it to {@code decisions}, in order.
   *
   * @throws KernelException when the input does not fit; nothing has changed then
   */
  public void apply(Input input, Consumer<Decision> decisions) {
    beginEvent();
    apply(input);
    for (int i = 0; i < out.size(); i++) {
      decisions.accept(out.get(i).toDecision());
    }
  }

  /** Decisions from here on are those of a new event; earlier ones are not valid any more. */
  void beginEvent() {
    out.clear();
    blotter.recycle();
  }

  /** Decisions of this event so far. */
  Outcomes outcomes() {
    return out;
  }

  /** Applies an input; its decisions are added to {@link #outcomes()}. */
  void apply(Input input) {
    check(input);
    if (input instanceof Input.BarClosed in) {
      onBar(in.instrument(), in.bar());
    } else if (input instanceof Input.QuoteChanged in) {
      onQuote(in.instrument(), in.quote());
    } else if (input instanceof Input.TradeSeen in) {
      onTrade(in.instrument(), in.trade());
    } else if (!(input instanceof Input.Remark)) {
      if (input instanceof Input.PodRequest request) {
        inputs.request(request);
      } else if (input instanceof Input.InstrumentEvent event) {
        inputs.event(event);
      } else {
        inputs.other(input);
      }
      inputCount++;
    }
  }

  /**
   * Looks whether an input fits, without applying it.
   *
   * @throws KernelException when it does not
   */
  public void check(Input input) {
    rules.check(input);
  }

  InputHandler inputs() {
    return inputs;
  }

  InputRules rules() {
    return rules;
  }

  /** A bar is complete, which was checked; applied without an object for it. */
  void onBar(int instrument, Bar bar) {
    endTime(bar.closeTime());
    markets.onBar(instrumentAt(instrument), bar);
    showMarket(instrument);
    inputCount++;
  }

  /** Before an event of a later time, when the gate follows the market. */
  void endTime(long time) {
    if (gate.watchesMarket() && time > eventTime()) {
      news().tellEquities(gate);
      gate.onTimeEnd();
    }
  }

  void showMarket(int instrument) {
    if (gate.watchesMarket()) {
      gate.onMarket(instrument, eventTime());
    }
  }

  /** The best prices changed, which was checked. */
  void onQuote(int instrument, Quote quote) {
    endTime(quote.eventTime());
    markets.onQuote(instrumentAt(instrument), quote);
    showMarket(instrument);
    inputCount++;
  }

  /** Somebody traded, which was checked. */
  void onTrade(int instrument, TradeTick trade) {
    endTime(trade.eventTime());
    markets.onTrade(instrumentAt(instrument), trade);
    showMarket(instrument);
    inputCount++;
  }

  /** A pod wants an order; its instrument was looked up. */
  void onIntent(int pod, int instrument, OrderTerms terms) {
    inputCount++;
    desk.intent(podAt(pod), instrumentAt(instrument), terms);
  }

  /** A pod wants one of its orders canceled. */
  void onCancel(int pod, long order) {
    inputCount++;
    desk.cancel(podAt(pod), order);
  }

  /** A pod wants one of its orders changed. */
  void onReplace(int pod, long order, long orderQty, long limitPrice, long stopPrice) {
    inputCount++;
    desk.replace(podAt(pod), order, orderQty, limitPrice, stopPrice);
  }

  void beginNetting() {
    if (session() != null && session().netting()) {
      netting = new Netting(venue, reports, this);
      desk.setNetting(netting);
      reports.setNetting(netting);
    }
  }

  /** Desks decide before what they let go on is netted. */
  void endSlice() {
    coordination.endSlice();
    if (netting != null) {
      netting.endSlice();
    }
  }

  /** When the first timer of a pod is due, or {@link Long#MAX_VALUE}. */
  public long nextTimer() {
    return timers.next();
  }

  /** Takes a timer that is due, or null. */
  Timers.Timer pollTimer() {
    return timers.pollDue();
  }

  /** Whether orders wait for the end of the slice, to be decided on by a desk or to be netted. */
  public boolean hasHeldOrders() {
    return coordination.hasHeld() || (netting != null && netting.hasHeld());
  }

  Coordination coordination() {
    return coordination;
  }

  /** Desks whose pods decide together, by name. */
  public List<DeskPolicy> desks() {
    return coordination.policies();
  }

  /** Names of the rules that a desk can have. */
  public List<String> deskRules() {
    return coordination.rules();
  }

  /** Whether a bar can change nothing but marks, as far as the kernel is concerned. */
  boolean isQuiet() {
    return !liquidations.mayHappen() && !hasHeldOrders() && !gate.watchesMarket();
  }

  /**
   * From the next bar on, time and an instrument's mark are those of a cursor; that mark certainly
   * fits, and values do not follow it until they are read.
   */
  void beginQuiet(InstrumentState instrument, BarSeries.Cursor bars) {
    followTime(bars);
    instrument.follow(bars);
    sums().watch(instrument);
  }

  /** So many bars were taken. */
  void endQuiet(InstrumentState instrument, long bars) {
    inputCount += bars;
    setEventTime(eventTime());
    instrument.unfollow();
    instrument.setMarketTime(eventTime());
    sums().unwatch();
  }

  Venue venue() {
    return venue;
  }

  @Override
  public String venueName() {
    return venue.name();
  }

  boolean isNetting() {
    return netting != null;
  }

  Blotter blotter() {
    return blotter;
  }

  /** Orders that work, by pod, instrument and age, then closed ones, newest first. */
  public void newestOrders(int limit, Consumer<Order> reader) {
    List<Order> newest = blotter.newestClosed(limit);
    for (Pod pod : pods()) {
      for (int i = 0; i < pod.ledger().holdingSlots(); i++) {
        Holding holding = pod.ledger().holdingOrNull(i);
        if (holding != null) {
          for (Order order = holding.working().first(); order != null; order = order.next) {
            newest.add(order);
          }
        }
      }
    }
    newest.stream().sorted(Order.NEWEST_FIRST).limit(limit).forEach(reader);
  }

  /** What limits there are and what is used of them, now. */
  public List<LimitUsage> limitUsage() {
    news().tell(gate);
    return gate.usage(session() == null ? 0 : session().portfolioMaxDailyLoss());
  }

  /** Reports and transitions that did not fit and were refused. */
  public long illegalTransitions() {
    return blotter.illegalTransitions();
  }

  /** Hash of the state, section by section. */
  public StateHash stateHash() {
    return sections.hash();
  }

  /** The state as it is between two events, for {@link #restore}; its hash is the state's. */
  public StateSnapshot snapshot() {
    return sections.snapshot();
  }

  /**
   * Becomes what another kernel with the same gate and venue was.
   *
   * @throws io.slipstream.api.service.state.StateException when the snapshot does not fit; this
   *     kernel is of no use then
   * @throws IllegalStateException when this kernel took an input already
   */
  public void restore(StateSnapshot snapshot) {
    if (inputCount > 0) {
      throw new IllegalStateException("restored before the first input only");
    }
    sections.restore(snapshot);
  }

  /** The gate has the limits before what it remembers. */
  void readLimits(StateSource source) {
    limitsInForce().readState(source);
    gate.limit(RiskLimits.parse(limits().limits()));
  }

  /** Everything else was read: what follows from it is made. */
  void resume() {
    beginNetting();
    liquidations.count();
  }

  long inputCount() {
    return inputCount;
  }

  void setInputCount(long count) {
    inputCount = count;
  }

  /** Null when the session does not net. */
  Netting netting() {
    return netting;
  }

  /**
   * Checks what must always hold.
   *
   * @throws IllegalStateException when it does not: a bug
   */
  public void checkInvariants() {
    Invariants.check(this);
  }
}
