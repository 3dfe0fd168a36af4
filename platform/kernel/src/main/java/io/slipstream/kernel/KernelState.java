package io.slipstream.kernel;

import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Instrument;
import io.slipstream.api.portfolio.Account;
import io.slipstream.api.portfolio.Position;
import io.slipstream.api.service.allocation.Allotment;
import io.slipstream.api.service.risk.ScopeState;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.service.venue.SimulationModel;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Instruments, pods and money of a session, and what may be read of them. */
abstract sealed class KernelState permits TradingKernel {
  private final Currencies currencies = new Currencies();
  private final PortfolioSums sums = new PortfolioSums(currencies);
  private final GateNews news = new GateNews();
  private final Treasury treasury = new Treasury(sums);
  private final List<InstrumentState> instruments = new ArrayList<>();
  private final Permissions permissions = new Permissions();
  private final SymbolTable symbols = new SymbolTable();
  private final List<Pod> pods = new ArrayList<>();
  private final CurrencyRates rates = new CurrencyRates(currencies, instruments, pods);
  private Input.SessionOpened session;
  private final LimitsInForce limits = new LimitsInForce();
  private final TradingStates states = new TradingStates(this);
  private long eventTime = Long.MIN_VALUE;
  private BarSeries.Cursor followed;
  private long dayEnd = Long.MIN_VALUE;
  private long dayStartEquity;

  void openSession(Input.SessionOpened in) {
    session = in;
    currencies.add(in.currency(), in.cashScale());
  }

  /** The limits that hold on top of those each pod has, who set them and why; empty before. */
  public Input.LimitsSet limits() {
    return limits.now();
  }

  /** The text of the limits before people last changed them. */
  public String limitsBefore() {
    return limits.before();
  }

  int addInstrument(Instrument terms, SimulationModel model) {
    Currencies.Currency currency = currencies.find(terms.quoteCurrency());
    if (currency == null) {
      currency = currencies.add(terms.quoteCurrency(), terms.cashScale());
      sums.ensureCurrency(currency.number());
    }
    symbols.add(terms.symbol(), instruments.size());
    instruments.add(new InstrumentState(instruments.size(), terms, model, currency, news));
    return instruments.size() - 1;
  }

  void addPod(Input.PodAdded in) {
    Pod known = findPod(in.definition().name());
    if (known != null) {
      known.setRemoved(false);
      known.define(in.definition(), in.definitionHash());
      return;
    }
    PodLedger ledger = new PodLedger(pods.size(), sums, currencies, news);
    Pod pod = new Pod(pods.size(), in.definition(), in.definitionHash(), ledger, permissions);
    pods.add(pod);
    for (int instrument : in.definition().instruments()) {
      ledger.holding(instruments.get(instrument));
    }
    long capital = in.definition().capital();
    treasury.deposit(capital);
    sums.setCash(0, Bounded.add(sums.cash(0), capital));
    dayStartEquity = Bounded.add(dayStartEquity, capital);
    treasury.pay(capital);
    ledger.grant(capital);
  }

  long[] moveCapital(List<Allotment> allotments) {
    long[] equity = new long[allotments.size()];
    long[] freeCash = new long[allotments.size()];
    for (int i = 0; i < equity.length; i++) {
      PodLedger ledger = findPod(allotments.get(i).pod()).ledger();
      equity[i] = ledger.equity();
      freeCash[i] = Math.min(ledger.cashIn(0), ledger.buyingPower());
    }
    long[] moves = treasury.moves(allotments, equity, freeCash);
    for (int i = 0; i < moves.length; i++) {
      treasury.pay(moves[i]);
      findPod(allotments.get(i).pod()).ledger().grant(moves[i]);
    }
    return moves;
  }

  LimitsInForce limitsInForce() {
    return limits;
  }

  Treasury treasury() {
    return treasury;
  }

  Permissions permissions() {
    return permissions;
  }

  CurrencyRates rates() {
    return rates;
  }

  TradingStates states() {
    return states;
  }

  /** Name of the venue that every instrument is traded at. */
  public abstract String venueName();

  void setEventTime(long time) {
    eventTime = time;
    followed = null;
  }

  /** Time is the close of a cursor's bar from its next bar on, until it is set again. */
  void followTime(BarSeries.Cursor bars) {
    followed = bars;
  }

  long dayEnd() {
    return dayEnd;
  }

  void startDay(long end) {
    dayEnd = end;
    pods.forEach(pod -> pod.ledger().startDay());
    dayStartEquity = portfolioEquity();
  }

  Pod findPod(String name) {
    for (Pod pod : pods) {
      if (pod.definition().name().equals(name)) {
        return pod;
      }
    }
    return null;
  }

  Pod podAt(int number) {
    return pods.get(number);
  }

  List<Pod> pods() {
    return pods;
  }

  InstrumentState instrumentAt(int number) {
    return instruments.get(number);
  }

  int instrumentCount() {
    return instruments.size();
  }

  GateNews news() {
    return news;
  }

  PortfolioSums sums() {
    return sums;
  }

  Currencies currencies() {
    return currencies;
  }

  /** Decimals of a currency's money, or -1 when it is unknown. */
  int cashScale(String currency) {
    Currencies.Currency found = currencies.find(currency);
    return found == null ? -1 : found.scale();
  }

  long portfolioDayStartEquity() {
    return dayStartEquity;
  }

  /** A pod's money; a view of this moment. */
  public Account account(int pod) {
    return pods.get(pod).ledger();
  }

  /** A pod's holding; a view of this moment. */
  public Position position(int pod, int instrument) {
    return pods.get(pod).ledger().holding(instruments.get(instrument));
  }

  /** What a pod holds, in units of the instrument; below zero short. */
  public long heldBy(int pod, int instrument) {
    Holding holding = pods.get(pod).ledger().holdingOrNull(instrument);
    return holding == null ? 0 : holding.quantity();
  }

  /** What all pods hold of an instrument, in its units; asking makes no holding. */
  public long heldByAll(int instrument) {
    return instruments.get(instrument).heldByAll();
  }

  /** What a pod has traded, in the portfolio currency's units. */
  public BigInteger turnover(int pod) {
    return pods.get(pod).ledger().turnover().value();
  }

  /** Instruments by number. */
  public List<Instrument> instruments() {
    return instruments.stream().map(InstrumentState::terms).toList();
  }

  /** The kernel's number of an instrument, or -1. */
  public int instrumentNumber(String symbol) {
    return symbols.find(symbol);
  }

  /** Last price of an instrument; zero before the first. */
  public long mark(int instrument) {
    return instruments.get(instrument).mark();
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

  /** Equity of a pod now, in the portfolio currency's units. */
  public long equity(int pod) {
    return pods.get(pod).ledger().equity();
  }

  /** Net money given to a pod so far. */
  public long capital(int pod) {
    return pods.get(pod).ledger().capital();
  }

  /** Whether a pod is there and not suspended. */
  public boolean mayTrade(int pod) {
    return pods.get(pod).mayTrade();
  }

  /** A pod as it is now. */
  public PodState pod(int number) {
    return PodState.of(pods.get(number), instruments);
  }

  /** Number of a pod's orders that are in flight or open. */
  public int workingOrders(int pod) {
    return workingOrders(pod, -1);
  }

  /** The same in one instrument, or in all when it is below zero. */
  public int workingOrders(int pod, int instrument) {
    return pods.get(pod).ledger().workingOrders(instrument);
  }

  /** What this session is, or null before the first input. */
  public Input.SessionOpened session() {
    return session;
  }

  /** What the portfolio may do. */
  public TradingState tradingState() {
    return states.portfolio().state();
  }

  /** Scopes below the portfolio that are not ACTIVE. */
  public List<ScopeState> scopeStates() {
    return states.narrower();
  }

  /** What holds for a scope by itself. */
  public ScopeState scopeState(TradingScope scope) {
    return states.of(scope);
  }

  /**
   * What holds for a pod's orders in an instrument: the strictest of all scopes they fall under.
   */
  public TradingState tradingState(int pod, int instrument) {
    return states.strictest(pod, instrument);
  }

  /** Who said so, empty at the start. */
  public String tradingStateActor() {
    return states.portfolio().actor();
  }

  /** Why it is so, empty at the start. */
  public String tradingStateReason() {
    return states.portfolio().reason();
  }

  /** Time of the last market event, or {@link Long#MIN_VALUE}. */
  public long eventTime() {
    return followed == null ? eventTime : followed.closeTime();
  }

  /** Cash of no pod. */
  public long treasuryCash() {
    return treasury.cash();
  }

  /** Money put in from outside so far. */
  public long deposits() {
    return treasury.deposits();
  }

  /** Equity of all pods and the treasury, in the portfolio currency's units. */
  public long portfolioEquity() {
    sums.settle();
    if (sums.isSingleCurrency()) {
      return sums.cash(0) + sums.marked(0);
    }
    long sum = treasury.cash();
    for (Pod pod : pods) {
      sum = saturated(sum, pod.ledger().equity());
    }
    return sum;
  }

  /** Many pods in many currencies may be worth more than fits: the most that does. */
  private static long saturated(long a, long b) {
    long sum = a + b;
    boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
    return overflows ? (a > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : sum;
  }

  void writeTimes(StateSink sink) {
    sink.put(session != null);
    if (session != null) {
      sink.put(new InputCodec().encode(session));
    }
    sink.put(eventTime).put(dayEnd).put(dayStartEquity);
    ScopeState portfolio = states.portfolio();
    sink.put(portfolio.state().name()).put(portfolio.actor()).put(portfolio.reason());
  }

  void readTimes(StateSource source) {
    if (source.takeFlag()) {
      openSession((Input.SessionOpened) new InputCodec().decode(source.takeBytes()));
    }
    eventTime = source.take();
    dayEnd = source.take();
    dayStartEquity = source.take();
    TradingState state = source.takeConstant(TradingState.class);
    states.set(new ScopeState(TradingScope.ALL, state, source.takeText(), source.takeText()));
  }

  void writeInstruments(StateSink sink) {
    sink.put(instruments.size());
    instruments.forEach(instrument -> instrument.writeState(sink));
  }

  void readInstruments(StateSource source) {
    for (int left = source.takeCount(); left > 0; left--) {
      Input.InstrumentAdded in =
          (Input.InstrumentAdded) new InputCodec().decode(source.takeBytes());
      instruments.get(addInstrument(in.instrument(), in.model())).readState(source);
    }
  }

  /** A pod that is there already by its number; the section's name has its own. */
  void readPod(StateSource source, Blotter blotter) {
    Input.PodAdded in = (Input.PodAdded) new InputCodec().decode(source.takeBytes());
    PodLedger ledger = new PodLedger(pods.size(), sums, currencies, news);
    Pod pod = new Pod(pods.size(), in.definition(), in.definitionHash(), ledger, permissions);
    pods.add(pod);
    pod.readState(source, this, blotter);
  }

  void writeTreasury(StateSink sink) {
    treasury.writeState(sink);
    sums.writeState(sink);
    currencies.writeState(sink);
  }

  void readTreasury(StateSource source) {
    treasury.readState(source);
    sums.readState(source);
    currencies.readState(source);
  }
}
