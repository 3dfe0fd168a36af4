package io.slipstream.runtime;

import io.slipstream.api.service.backtest.BacktestException;
import io.slipstream.api.service.backtest.ParityOutcome;
import io.slipstream.api.service.backtest.ParityOutcome.ProfitAndLoss;
import io.slipstream.api.service.backtest.ParityRequest;
import io.slipstream.api.service.marketdata.MarketDataException;
import io.slipstream.api.service.marketdata.RecordedMarket;
import io.slipstream.api.service.operations.ReplayRequest.Bound;
import io.slipstream.api.service.plugin.InstalledStrategy;
import io.slipstream.api.service.state.StateHash;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.OutcomeListener;
import io.slipstream.kernel.PodLoop;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.runtime.AskedLog.Asking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through a recorded session with a kernel of its own and asks one pod's strategy again, by
 * the same step and the same way of exchanging builds as the session itself.
 */
final class ParityRun {
  private final ParityRequest request;
  private final SessionServices services;
  private final Asking asking;
  private final InstalledStrategy substitute;
  private final PastSession past;
  private final ParityMatch match = new ParityMatch();
  private final RecordedPod recorded;
  private final TradingKernel kernel;
  private final AskedLog log;
  private final PodLoop loop;
  private final IdealConditions ideal;
  private final StrategyBuilds builds;
  private final Set<String> asked = new LinkedHashSet<>();
  private PodStrategies strategies;
  private boolean compares;
  private long first;
  private long recordedBase;
  private long replayedBase;
  private long largest;
  private long marketEvents;
  private long start;

  /** {@code substitute} is asked in place of the pod's own builds, unless it is null. */
  ParityRun(
      ParityRequest request,
      SessionServices services,
      InstalledStrategy substitute,
      PastSession past,
      long end) {
    this.request = request;
    this.services = services;
    this.substitute = substitute;
    this.past = past;
    this.asking = request.ideal() ? Asking.ALONE : substitute == null ? Asking.SAME : Asking.OTHER;
    this.recorded = new RecordedPod(past, request.pod(), end, request.to(), match.recorded());
    this.kernel = services.kernels().create();
    if (past.snapshot() != null) {
      kernel.restore(past.snapshot().kernel());
    }
    this.log = new AskedLog(recorded, match, kernel, request.pod(), asking);
    this.loop = new PodLoop(kernel, log, OutcomeListener.NONE);
    this.ideal = new IdealConditions(request.pod(), recorded.kernel(), kernel);
    this.builds = new StrategyBuilds(services.strategies(), substitute);
  }

  /** Runs through it; {@code probation} is the session's. */
  ParityOutcome run(int probation) {
    strategies =
        new PodStrategies(kernel, loop, log, market(), builds, BuildOffers.UNFENCED, probation);
    try {
      if (past.snapshot() != null) {
        past.snapshot().session().read("session", this::readStrategies);
        requireBuild();
      }
      for (Input next = recorded.peek(); next != null; next = recorded.peek()) {
        begin(recorded.sequenceOfNext(), next);
        take();
        match.settle();
        sample(next);
      }
    } finally {
      strategies.releaseAll();
    }
    if (recorded.pod() < 0) {
      throw new BacktestException("pod '" + request.pod() + "': the journal has no such pod");
    }
    match.finish();
    return outcome();
  }

  /** What a strategy that starts in the middle is fed with must be what it was then. */
  private MarketReplay market() {
    Input.SessionOpened opened =
        past.snapshot() == null && recorded.peek() instanceof Input.SessionOpened opening
            ? opening
            : recorded.kernel().session();
    if (opened == null) {
      throw new BacktestException("the journal is empty: there is nothing to ask again");
    }
    try {
      RecordedMarket market = services.markets().find(opened.market());
      if (!market.contentHash().equals(opened.contentHash())) {
        throw new BacktestException(
            "the data of "
                + opened.market()
                + " is not what it was when the session was recorded: "
                + market.contentHash()
                + " in place of "
                + opened.contentHash()
                + "; import that again");
      }
      return new MarketReplay(services.markets().bars(opened.market(), opened.period()), false);
    } catch (MarketDataException e) {
      throw new BacktestException(e.getMessage(), e);
    }
  }

  private void readStrategies(StateSource source) {
    source.take();
    source.take();
    long period = recorded.kernel().session().period();
    new SessionRecords(services.analytics(), period).readState(source);
    strategies.readState(source);
  }

  private void begin(long sequence, Input next) {
    if (compares || !isIn(request.from(), sequence, next)) {
      return;
    }
    compares = true;
    first = sequence;
    recordedBase = profit(recorded.kernel(), recorded.pod());
    replayedBase = profit(kernel, log.pod());
    match.begin();
  }

  private boolean isIn(Bound from, long sequence, Input next) {
    if (from == null) {
      return true;
    }
    return from.time() == null
        ? sequence >= from.entry()
        : Math.max(PastSession.timeOf(next), recorded.kernel().eventTime())
            >= Nanos.of(from.time());
  }

  /** One input of the record, and whatever belongs to it. */
  private void take() {
    Input taken = recorded.take();
    long entry = recorded.sequence();
    Input here = asking == Asking.ALONE ? ideal.of(taken) : taken;
    if (here == null) {
      return;
    }
    log.drive(here);
    try {
      apply(entry, here);
    } catch (KernelException e) {
      match.note(kernel.eventTime(), entry, "it does not fit any more: " + e.getMessage());
    } finally {
      log.drive(null);
    }
  }

  private void apply(long entry, Input input) {
    if (input instanceof Input.BarClosed in) {
      loop.onBar(in.instrument(), in.bar());
      loop.endSlice();
    } else if (input instanceof Input.QuoteChanged in) {
      loop.onQuote(in.instrument(), in.quote());
      loop.endSlice();
    } else if (input instanceof Input.TradeSeen in) {
      loop.onTrade(in.instrument(), in.trade());
      loop.endSlice();
    } else if (input instanceof Input.PodRequest in) {
      takeLeftOver(entry, in);
    } else {
      strategies.repeat(input);
      if (input instanceof Input.PodBound in && in.pod() == log.pod()) {
        requireBuild();
      }
    }
  }

  /** What the record has and nobody wanted when it was its turn. */
  private void takeLeftOver(long entry, Input.PodRequest request) {
    if (request.pod() != log.pod() || request instanceof Input.HaltForced) {
      loop.apply(request);
    } else if (AskedLog.isFailure(request)) {
      if (log.isCondition(request)) {
        loop.apply(request);
      } else {
        String reason = AskedLog.reason(request);
        match.note(
            kernel.eventTime(), entry, "the strategy failed then, and does not now: " + reason);
      }
    }
  }

  /** Without the very build there is nothing to ask. */
  private void requireBuild() {
    if (log.pod() < 0 || kernel.pod(log.pod()).sha256().isEmpty()) {
      return;
    }
    String strategy = kernel.pod(log.pod()).definition().strategy();
    String sha256 = kernel.pod(log.pod()).sha256();
    InstalledStrategy found =
        builds
            .find(strategy, sha256)
            .orElseThrow(
                () ->
                    new BacktestException(
                        "pod '"
                            + request.pod()
                            + "': build "
                            + sha256.substring(0, Math.min(12, sha256.length()))
                            + " of strategy "
                            + strategy
                            + ", which decided from entry "
                            + recorded.sequence()
                            + " on, is not kept any more; name another one with --strategy"));
    asked.add(found.id() + " " + found.version() + " " + found.sha256().substring(0, 12));
  }

  private void sample(Input taken) {
    boolean isMarket =
        taken instanceof Input.BarClosed
            || taken instanceof Input.QuoteChanged
            || taken instanceof Input.TradeSeen;
    if (compares && isMarket) {
      start = marketEvents++ == 0 ? recorded.kernel().eventTime() : start;
      largest = Math.max(largest, Math.abs(Math.subtractExact(replayed(), recorded())));
    }
  }

  private long recorded() {
    return Math.subtractExact(profit(recorded.kernel(), recorded.pod()), recordedBase);
  }

  private long replayed() {
    return Math.subtractExact(profit(kernel, log.pod()), replayedBase);
  }

  /** What it has beyond what it was given. */
  private static long profit(TradingKernel of, int pod) {
    return pod < 0 ? 0 : Math.subtractExact(of.equity(pod), of.capital(pod));
  }

  private ParityOutcome outcome() {
    StateHash then = recorded.kernel().stateHash();
    StateHash now = asking == Asking.ALONE ? null : kernel.stateHash();
    return new ParityOutcome(
        request.pod(),
        List.copyOf(asked),
        substitute == null,
        request.ideal(),
        first,
        recorded.sequence(),
        past.sequence(),
        time(start),
        time(recorded.kernel().eventTime()),
        marketEvents,
        match.orders(),
        match.fills(),
        pnl(),
        match.firstDifference(),
        match.difference(),
        then.value(),
        now == null ? "" : now.value(),
        now == null ? List.of() : differing(then.sections(), now.sections()));
  }

  private Instant time(long nanos) {
    return marketEvents == 0 ? null : BusEvents.instant(nanos);
  }

  private ProfitAndLoss pnl() {
    long then = recorded();
    long now = replayed();
    long difference = Math.subtractExact(now, then);
    long whole = then == 0 ? now : then;
    return new ProfitAndLoss(
        Money.of(then),
        Money.of(now),
        Money.of(difference),
        difference == 0 ? 0 : 100 * Math.abs((double) difference / whole),
        Money.of(largest));
  }

  private static List<String> differing(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    List<String> found = new ArrayList<>();
    for (String name : names) {
      if (!one.getOrDefault(name, "").equals(other.getOrDefault(name, ""))) {
        found.add(name);
      }
    }
    return found;
  }
}
