package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.BarSeries;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.kernel.Guest.Event;
import io.slipstream.kernel.Guest.Hook;

/**
 * The session's step: writes an input, applies it, then calls the strategies of the pods it
 * concerns, inline and in pod order, and applies what each of them asks for directly after its
 * call. The same step serves backtest, paper and live. The kernel is never on the stack below a
 * strategy. Nothing on the way of a market event allocates unless a log or a strategy does.
 */
public final class PodLoop {
  /** Intents and cancel requests one call may make. */
  public static final int REQUESTS_PER_CALL = 1000;

  /** Calls one event may cause in one pod. */
  public static final int ROUNDS_PER_EVENT = 8;

  /** Timers that may fire between two events of the market. */
  public static final int TIMERS_BETWEEN_EVENTS = 1_000_000;

  private final TradingKernel kernel;
  private final Recorder recorder;
  private final GuestCalls calls;
  private final OpenCall call = new OpenCall();
  private final QuietBars quietBars;
  private final boolean recording;
  private final Outcomes out;
  private final Event event = new Event();
  private boolean tooMany;

  /** {@code listener} sees every decision after the log took it. */
  public PodLoop(TradingKernel kernel, InputLog log, OutcomeListener listener) {
    this(kernel, log, listener, CallFence.NONE);
  }

  /** The same with a fence around every call of a strategy. */
  public PodLoop(TradingKernel kernel, InputLog log, OutcomeListener listener, CallFence fence) {
    this.kernel = kernel;
    this.recorder = new Recorder(kernel, log, listener);
    Gathering gathering = new Gathering(kernel.permissions(), call);
    this.calls = new GuestCalls(kernel, recorder, gathering, fence);
    this.quietBars = new QuietBars(kernel, calls, gathering);
    this.recording = recorder.isRecording();
    this.out = kernel.outcomes();
  }

  /**
   * From the next event on this strategy decides for the pod; it is started first, unless the pod
   * may not trade.
   */
  public void bind(int pod, Strategy strategy) {
    Guest guest = guest(pod, strategy);
    calls.set(pod, guest);
    if (kernel.mayTrade(pod)) {
      recorder.begin();
      calls.settle(pod, guest, event.of(Hook.START));
      calls.deliverRest(-1);
    }
  }

  /**
   * From the next event on this strategy decides for the pod: it goes on from a snapshot.
   *
   * @throws IllegalArgumentException when it cannot, with its words; nothing has changed then
   */
  public void resume(int pod, Strategy strategy, StrategySnapshot snapshot) {
    Guest guest = guest(pod, strategy);
    calls.restore(guest, snapshot);
    calls.set(pod, guest);
  }

  /**
   * The same in place of the strategy that decides now, whose build is still bound. For so many
   * events of the market that one is told of everything, muted, and if the new one fails until then
   * it decides again.
   *
   * @throws IllegalArgumentException when the new one cannot go on from the snapshot, with its
   *     words; nothing has changed then
   */
  public void replace(int pod, Strategy strategy, StrategySnapshot snapshot, int probation) {
    Guest before = calls.guest(pod);
    Guest guest = guest(pod, strategy);
    calls.restore(guest, snapshot);
    if (probation > 0) {
      Pod bound = kernel.podAt(pod);
      before.setProbation(null);
      guest.setProbation(new Probation(kernel, before, bound.version(), bound.sha256(), probation));
    }
    calls.set(pod, guest);
  }

  /** The pod's strategy is on probation until so many events, with this one to go back to. */
  public void onProbation(int pod, Strategy before, StrategySnapshot memory, OnProbation state) {
    Guest earlier = guest(pod, before);
    calls.restore(earlier, memory);
    Guest guest = calls.guest(pod);
    guest.setProbation(
        new Probation(kernel, earlier, state.version(), state.sha256(), state.left()));
    calls.set(pod, guest);
  }

  /** The build that decides again if the pod's fails on probation, or null. */
  public OnProbation onProbation(int pod) {
    Guest guest = calls.guest(pod);
    Probation probation = guest == null ? null : guest.probation();
    return probation == null || !probation.isWell()
        ? null
        : new OnProbation(probation.version(), probation.sha256(), probation.left());
  }

  /**
   * What that one remembers, or null when it cannot tell.
   *
   * @throws IllegalArgumentException when it failed to, with its words
   */
  public StrategySnapshot snapshotBefore(int pod) {
    return calls.snapshot(pod, calls.guest(pod).probation());
  }

  /**
   * A build that can be gone back to.
   *
   * @param version of it
   * @param sha256 of its jar
   * @param left events of the market until the one in its place has proved itself
   */
  public record OnProbation(String version, String sha256, int left) {}

  /**
   * A call of the pod's strategy does not return, and whoever was in it touches nothing any more:
   * the pod is suspended and a scope halted, in the middle of the event. Nothing else can be done
   * with this loop after it; another one goes on with what its log has.
   */
  public void force(String failure, Input.HaltForced halt) {
    calls.suspend(halt.pod(), failure);
    recorder.resolve(halt.pod(), halt);
  }

  /** This strategy would decide for the pod if that might trade; it is not told. */
  public void attach(int pod, Strategy strategy) {
    calls.set(pod, guest(pod, strategy));
  }

  /**
   * Whether a strategy that was suspended for this reason comes to the same when it is asked again:
   * it does not when the reason is the time or the memory that it took, or what a person found.
   */
  public static boolean isRepeatable(String reason) {
    return Failures.isRepeatable(reason);
  }

  private Guest guest(int pod, Strategy strategy) {
    return new Guest(strategy, new PodContext(kernel, pod, call), kernel.podAt(pod));
  }

  /**
   * What the pod's strategy remembers, or null when it cannot tell.
   *
   * @throws IllegalArgumentException when it failed to, with its words
   */
  public StrategySnapshot snapshot(int pod) {
    return calls.snapshot(calls.guest(pod));
  }

  /** Feeds a bar of the past to a bound strategy; what it asks for is ignored. */
  public void warmUp(int pod, Bar bar) {
    Guest guest = calls.guest(pod);
    if (guest == null || !kernel.mayTrade(pod)) {
      return;
    }
    recorder.begin();
    event.bar = bar;
    if (!calls.warmUp(pod, guest, event.of(Hook.BAR), bar.closeTime())) {
      calls.deliverRest(-1);
    }
  }

  /** The pod has no strategy any more. */
  public void unbind(int pod) {
    if (calls.guest(pod) != null) {
      calls.set(pod, null);
    }
  }

  /** Whether a strategy decides for the pod. */
  public boolean isBound(int pod) {
    return calls.guest(pod) != null;
  }

  /** Takes an input that is no bar, quote or trade. */
  public void apply(Input input) {
    apply(input, startingPod(input));
  }

  /** The same when the pod's strategy is not there to be started or asked. */
  public void applyUnasked(Input input) {
    apply(input, -1);
  }

  /** {@code starting} is a pod whose strategy is started next and answers for itself then. */
  private void apply(Input input, int starting) {
    kernel.check(input);
    if (input instanceof Input.InstrumentEvent moment) {
      advance(moment.eventTime());
    }
    recorder.begin();
    recorder.append(input);
    kernel.apply(input);
    recorder.report();
    if (input instanceof Input.BookSnapshotTaken || input instanceof Input.BookChanged) {
      int instrument = ((Input.InstrumentEvent) input).instrument();
      event.instrument = kernel.instrumentAt(instrument);
      calls.deliver(instrument, event.of(Hook.BOOK));
    } else if (input instanceof Input.TimePassed) {
      fireTimers();
    }
    calls.deliverRest(starting);
  }

  /** A pod whose strategy is started next answers for its own requests then. */
  private static int startingPod(Input input) {
    if (input instanceof Input.PodBound bound) {
      return bound.pod();
    }
    return input instanceof Input.PodResumed resumed ? resumed.pod() : -1;
  }

  /**
   * Plays the bars of one instrument from where the cursor stands, each a slice of its own. The
   * same as {@link #onBar} and {@link #endSlice} for each of them, and faster.
   */
  public void play(int instrument, BarSeries.Cursor bars, SliceListener slices) {
    while (bars.hasNext()) {
      if (!playQuietly(instrument, bars, slices)) {
        bars.advance();
        onBar(instrument, bars);
        endSlice();
        slices.onSliceEnd(bars.closeTime());
      }
    }
  }

  /** False when the next bar is not quiet. */
  private boolean playQuietly(int instrument, BarSeries.Cursor bars, SliceListener slices) {
    if (recording || !quietBars.isQuiet(instrument)) {
      return false;
    }
    recorder.begin();
    event.bar(bars);
    int before = bars.position();
    Guest asking = quietBars.play(instrument, bars, slices);
    if (asking == null) {
      if (bars.position() > before && bars.closeTime() == slices.next()) {
        slices.onSliceEnd(bars.closeTime());
      }
      return bars.position() > before;
    }
    calls.conclude(asking.pod(), asking, event.of(Hook.BAR), asking.takeFailure());
    calls.deliverAfter(asking.pod(), instrument, event.of(Hook.BAR));
    finishRest();
    endSlice();
    slices.onSliceEnd(bars.closeTime());
    return true;
  }

  /** Takes a complete bar. */
  public void onBar(int instrument, Bar bar) {
    kernel.rules().checkBar(instrument, bar);
    advance(bar.closeTime());
    recorder.begin();
    if (recording) {
      recorder.append(new Input.BarClosed(instrument, bar));
    }
    kernel.onBar(instrument, bar);
    event.bar(bar);
    finish(instrument, Hook.BAR);
  }

  /** Takes a change of the best prices. */
  public void onQuote(int instrument, Quote quote) {
    kernel.rules().checkQuote(instrument, quote);
    advance(quote.eventTime());
    recorder.begin();
    if (recording) {
      recorder.append(new Input.QuoteChanged(instrument, quote));
    }
    kernel.onQuote(instrument, quote);
    event.quote = quote;
    finish(instrument, Hook.QUOTE);
  }

  /** Takes a trade of the market. */
  public void onTrade(int instrument, TradeTick trade) {
    kernel.rules().checkTrade(instrument, trade);
    advance(trade.eventTime());
    recorder.begin();
    if (recording) {
      recorder.append(new Input.TradeSeen(instrument, trade));
    }
    kernel.onTrade(instrument, trade);
    event.trade = trade;
    finish(instrument, Hook.TRADE);
  }

  private void finish(int instrument, Hook hook) {
    if (out.size() > 0) {
      recorder.report();
    }
    calls.deliver(instrument, event.of(hook));
    finishRest();
  }

  private void finishRest() {
    if (recording || out.size() > 0) {
      calls.deliverRest(-1);
    }
  }

  /** Fires the timers that are due up to a time, each at its own. */
  public void advance(long time) {
    endSliceBefore(Math.min(time, kernel.nextTimer()));
    for (int fired = 1; kernel.nextTimer() <= time; fired++) {
      tooMany = fired > TIMERS_BETWEEN_EVENTS;
      apply(new Input.TimePassed(Math.max(kernel.nextTimer(), kernel.eventTime())));
      endSliceBefore(Math.min(time, kernel.nextTimer()));
    }
  }

  /** What pods of a desk wanted between two events of the market is decided on in time. */
  private void endSliceBefore(long time) {
    if (kernel.coordination().hasHeld() && time > kernel.eventTime()) {
      apply(new Input.SliceEnded(kernel.eventTime()));
    }
  }

  private void fireTimers() {
    for (Timers.Timer due = kernel.pollTimer(); due != null; due = kernel.pollTimer()) {
      event.timer = due.timer();
      if (tooMany && kernel.mayTrade(due.pod())) {
        calls.suspend(due.pod(), Failures.TOO_MANY_TIMERS);
      } else {
        calls.callOrDrain(due.pod(), event.of(Hook.TIMER));
      }
    }
  }

  /** Every event of the present time has been taken. */
  public void endSlice() {
    recorder.begin();
    calls.deliverSlice(event.of(Hook.SLICE));
    finishRest();
    if (kernel.hasHeldOrders()) {
      apply(new Input.SliceEnded(kernel.eventTime()));
    }
  }
}
