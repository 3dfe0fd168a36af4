package io.slipstream.runtime;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.service.journal.Journal;
import io.slipstream.api.service.risk.TradingScope;
import io.slipstream.api.service.risk.TradingState;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's kernel with its journal, pods, market replay and allocation timer. Used by one
 * thread.
 */
final class SessionEngine {
  private static final Logger CONSOLE = LoggerFactory.getLogger("io.slipstream.console");
  private static final String LOSSES = "losses";
  private static final String PLATFORM = "platform";
  private static final int MOST_KEYS = 100_000;
  private static final long MOST_ANSWER_TEXT = 32L << 20;

  private final SessionSettings settings;
  private final SessionServices services;
  private final Journal journal;
  private final CallGuard guard;
  private final DeskBook desks;
  private final GuestFence fence;
  private final OperationBook operations;
  private final PluginBook plugins = new PluginBook();
  private final JournalLog log;
  private final TradingKernel kernel;
  private final PodLoop loop;
  private final MarketReplay replay;
  private final SessionRecords records;
  private final PodStrategies strategies;
  private final PodRoster roster;
  private final SessionNews news;
  private final LossWatch losses;
  private final SessionOpening opening;
  private final AllocationTimer allocation;
  private volatile boolean betweenEvents;
  private boolean failed;
  private long lastBar = Long.MIN_VALUE;

  /** From the journal's beginning, or from a snapshot of this journal when it is not null. */
  SessionEngine(
      SessionSettings settings,
      SessionServices services,
      Recording recording,
      SessionSnapshot snapshot) {
    this.settings = settings;
    this.services = services;
    this.journal = recording.journal();
    this.guard = recording.guard();
    this.desks = recording.desks();
    this.losses = new LossWatch(settings.halts().mostDailyLoss(), settings.halts().mostDrawdown());
    this.opening = SessionOpening.of(settings, services.markets().find(settings.market()));
    BarSeries series = services.markets().bars(settings.market(), settings.period());
    this.replay = new MarketReplay(series, settings.loop());
    this.kernel = services.kernels().create();
    if (snapshot != null) {
      kernel.restore(snapshot.kernel());
    }
    long sequence = snapshot == null ? 0 : snapshot.sequence();
    this.operations =
        new OperationBook(MOST_KEYS, MOST_ANSWER_TEXT, pod -> kernel.pod(pod).definition().name());
    this.log =
        new JournalLog(
            journal,
            sequence,
            kernel.instruments(),
            this::noteInput,
            this::onNewInput,
            guard::takeFailure);
    this.fence = guard.fence(log::sequence);
    this.news = new SessionNews(kernel, log::sequence, recording.publisher());
    this.loop = new PodLoop(kernel, log, outcome -> onDecision(outcome.toDecision()), fence);
    this.records = new SessionRecords(services.analytics(), settings.period());
    this.allocation =
        new AllocationTimer(settings, services.allocator(), kernel, loop, log, records);
    BuildOffers offers = new FencedOffers(fence, guard);
    this.strategies =
        new PodStrategies(
            kernel,
            loop,
            log,
            replay,
            new StrategyBuilds(services.strategies()),
            offers,
            settings.probation());
    this.roster = new PodRoster(kernel, loop, strategies, offers, services);
    try {
      begin(snapshot);
    } catch (Throwable e) {
      // Nobody could give back the builds that were leased.
      release();
      throw e;
    }
  }

  private void begin(SessionSnapshot snapshot) {
    if (snapshot == null) {
      opening.begin(loop, log.peek());
    } else {
      read(snapshot.session());
      opening.requireSame(kernel.session());
    }
  }

  private void read(StateSnapshot session) {
    session.read("session", this::readState);
    session.read("operations", operations::readState);
    session.read("plugins", plugins::readState);
    if (session.sections().contains(LOSSES)) {
      session.read(LOSSES, losses::readState);
    }
  }

  /** Goes through what an earlier run left; returns how many market events that were. */
  long recover() {
    long bars = 0;
    for (Input next = log.peek(); next != null; next = log.peek()) {
      if (next instanceof Input.BarClosed closed) {
        step(closed.instrument(), closed.bar());
        bars++;
      } else if (next instanceof Input.PodSuspended || next instanceof Input.HaltForced) {
        // Between two events: its strategy did what it may not at any time.
        loop.apply(next);
      } else if (next instanceof Input.PodRequest request) {
        log.noteDivergence(request.pod());
        loop.apply(next);
      } else {
        strategies.repeat(next);
      }
    }
    if (kernel.instruments().isEmpty()) {
      // The process ended between the first two entries.
      opening.addInstrument(loop);
    }
    if (lastBar != Long.MIN_VALUE) {
      replay.seekAfter(lastBar);
    }
    strategies.suspendDiverged(log.diverged());
    return bars;
  }

  /**
   * The session as it is now, between two events.
   *
   * @throws io.slipstream.api.service.state.StateException when a strategy cannot tell what it
   *     remembers
   */
  SessionSnapshot snapshot() {
    betweenEvents = true;
    try {
      StateSnapshot session =
          new StateSnapshot()
              .write("session", this::writeState)
              .write("operations", operations::writeState)
              .write("plugins", plugins::writeState)
              .write(LOSSES, losses::writeState);
      return SessionSnapshot.taken(log.sequence(), kernel.snapshot(), session);
    } finally {
      betweenEvents = false;
    }
  }

  /** Whether strategies are called, if they are, for what they remember and not for an event. */
  boolean isBetweenEvents() {
    return betweenEvents;
  }

  /**
   * Halts in place of a call that was given up. The calling thread owns this engine from then on,
   * and nothing else may be asked of it.
   */
  void force(String failure, Input.HaltForced halt) {
    loop.force(failure, halt);
  }

  private void writeState(StateSink sink) {
    sink.put(lastBar);
    allocation.writeState(sink);
    records.writeState(sink);
    strategies.writeState(sink);
  }

  private void readState(StateSource source) {
    lastBar = source.take();
    allocation.readState(source);
    records.readState(source);
    strategies.readState(source);
  }

  /** Close time of the next bar, or {@link Long#MAX_VALUE} at the end of the data. */
  long nextTime() {
    return replay.nextTime();
  }

  /** Takes the next bar of the recorded market. */
  void step() {
    step(0, replay.next());
  }

  private void step(int instrument, Bar bar) {
    lastBar = bar.closeTime();
    loop.onBar(instrument, bar);
    loop.endSlice();
    records.sample(kernel);
    allocation.look();
    losses.sample(kernel);
    if (!log.isReplaying()) {
      halt(losses.reason(kernel));
    }
    if (failed && !log.isReplaying()) {
      failed = false;
      reconcile();
    }
  }

  /** All trading, by the platform itself; empty for no reason to. */
  void halt(String reason) {
    if (reason.isEmpty() || kernel.tradingState() == TradingState.HALTED) {
      return;
    }
    boolean isFlattening = settings.halts().isFlattening();
    Halt halt = new Halt(TradingScope.ALL, isFlattening, PLATFORM, reason);
    loop.apply(halt.input());
    if (isFlattening) {
      loop.apply(halt.flattening());
    }
    CONSOLE.error("Trading is HALTED: {}", reason);
  }

  /** Brings pods in line with configurations and installed plugins. */
  void reconcile() {
    plugins.changes(services.strategies().ready()).forEach(loop::apply);
    roster.reconcile();
    flattenQuarantined();
  }

  /**
   * Ends operators' wishes that an earlier run began and did not end, after its pods were brought
   * in line with their files, which may be a wish's effect.
   */
  void settleOperations() {
    operations.open().forEach(wish -> loop.apply(wish.unanswered()));
  }

  /** Takes an operator's input and returns its place in the journal. */
  long apply(Input input) {
    if (input instanceof Input.PodResumed resumed) {
      strategies.resume(resumed);
    } else {
      loop.apply(input);
    }
    return log.sequence();
  }

  private void onDecision(Decision decision) {
    records.note(decision, kernel.eventTime());
    if (log.isReplaying()) {
      return;
    }
    news.tell(decision);
    if (decision instanceof Decision.DeskDecided decided) {
      int instrument = kernel.instrumentNumber(decided.symbol());
      desks.note(decided, kernel.instruments().get(instrument), System.nanoTime());
    }
  }

  private void noteInput(long sequence, Input input) {
    operations.note(sequence, input);
    plugins.note(input);
    if (input instanceof Input.StateChange change
        && change.scope().kind() == TradingScope.Kind.ALL
        && change.state() == TradingState.ACTIVE
        && !change.actor().equals(PLATFORM)) {
      losses.restart();
    }
  }

  /** Of this run, not of an earlier one. */
  private void onNewInput(Input input) {
    if (input instanceof Input.SliceEnded) {
      desks.begin(System.nanoTime());
    }
    news.tell(input);
    failed |= input instanceof Input.PodSuspended || input instanceof Input.PodReverted;
  }

  /** Closes what quarantined pods hold, where their configurations want that. */
  private void flattenQuarantined() {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      if (kernel.pod(pod).isQuarantined() && roster.wantsFlat(pod)) {
        // Looked at again until it is: what closes it may be canceled.
        failed = true;
        if (kernel.workingOrders(pod) == 0) {
          loop.apply(new Input.PodFlattened(pod, "platform", "the pod was quarantined"));
        }
      }
    }
  }

  TradingKernel kernel() {
    return kernel;
  }

  OperationBook operations() {
    return operations;
  }

  SessionRecords records() {
    return records;
  }

  PodRoster roster() {
    return roster;
  }

  DeskBook desks() {
    return desks;
  }

  Denials denials() {
    return news.denials();
  }

  GuestFence fence() {
    return fence;
  }

  PodLoop loop() {
    return loop;
  }

  /** The strategy of a pod did what no strategy may, at whatever time. */
  void quarantine(int pod, String reason) {
    if (kernel.mayTrade(pod)) {
      loop.apply(new Input.PodSuspended(pod, "platform", reason));
    }
  }

  /** The pod whose call did not come back, when it was not called again since. */
  void quarantinePending() {
    Overrun left = guard.takePending();
    if (left != null && left.pod() >= 0 && left.pod() < kernel.podCount()) {
      quarantine(left.pod(), left.reason());
    }
  }

  /** Another engine goes on with the same journal. */
  void release() {
    strategies.releaseAll();
  }

  MarketReplay replay() {
    return replay;
  }

  Journal journal() {
    return journal;
  }

  JournalLog log() {
    return log;
  }
}
