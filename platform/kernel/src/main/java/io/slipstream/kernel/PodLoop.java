package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.market.Quote;
import io.slipstream.api.market.TradeTick;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.Guest.Event;
import io.slipstream.kernel.Guest.Hook;
import io.slipstream.kernel.Input.PodRequest;
import java.util.Arrays;

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

  private static final int LONGEST_MESSAGE = 500;

  private final TradingKernel kernel;
  private final InputLog log;
  private final boolean recording;
  private final OutcomeListener listener;
  private final Outcomes out;
  private final Event event = new Event();
  private final Event silence = new Event();
  private Guest[] guests = new Guest[0];
  private int[][] subscribers = new int[0][];
  private int reported;
  private boolean tooMany;

  /** {@code listener} sees every decision after the log took it. */
  public PodLoop(TradingKernel kernel, InputLog log, OutcomeListener listener) {
    this.kernel = kernel;
    this.log = log;
    this.recording = log != InputLog.NONE;
    this.listener = listener;
    this.out = kernel.outcomes();
  }

  /** From the next event on this strategy decides for the pod; it is started first. */
  public void bind(int pod, Strategy strategy) {
    if (pod >= guests.length) {
      guests = Arrays.copyOf(guests, pod + 1);
    }
    guests[pod] = new Guest(strategy, new PodContext(kernel, pod), kernel.podAt(pod));
    subscribe();
    begin();
    settle(pod, guests[pod], event.of(Hook.START));
    deliverRest();
  }

  /** Feeds a bar of the past to a bound strategy; what it asks for is ignored. */
  public void warmUp(int pod, Bar bar) {
    Guest guest = guest(pod);
    if (guest == null || !kernel.mayTrade(pod)) {
      return;
    }
    begin();
    event.bar = bar;
    guest.context().enter(bar.closeTime(), true);
    String failure = call(guest, 0, pod, event.of(Hook.BAR));
    guest.context().leave();
    if (failure != null) {
      resolve(pod, suspension(pod, failure));
      deliverRest();
    }
  }

  /** The pod has no strategy any more. */
  public void unbind(int pod) {
    if (pod < guests.length) {
      guests[pod] = null;
      subscribe();
    }
  }

  /** Whether a strategy decides for the pod. */
  public boolean isBound(int pod) {
    return guest(pod) != null;
  }

  private Guest guest(int pod) {
    return pod < guests.length ? guests[pod] : null;
  }

  private void subscribe() {
    int[][] all = new int[kernel.instrumentCount()][];
    for (int instrument = 0; instrument < all.length; instrument++) {
      int[] pods = new int[guests.length];
      int count = 0;
      for (int pod = 0; pod < guests.length; pod++) {
        boolean holds =
            guests[pod] != null
                && kernel.podAt(pod).definition().instruments().contains(instrument);
        if (holds) {
          pods[count++] = pod;
        }
      }
      all[instrument] = Arrays.copyOf(pods, count);
    }
    subscribers = all;
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
    begin();
    append(input);
    kernel.apply(input);
    report();
    if (input instanceof Input.BookSnapshotTaken || input instanceof Input.BookChanged) {
      int instrument = ((Input.InstrumentEvent) input).instrument();
      event.instrument = kernel.instrumentAt(instrument);
      deliver(instrument, event.of(Hook.BOOK));
    } else if (input instanceof Input.TimePassed) {
      fireTimers();
    }
    deliverRest(starting);
  }

  /** A pod whose strategy is started next answers for its own requests then. */
  private static int startingPod(Input input) {
    if (input instanceof Input.PodBound bound) {
      return bound.pod();
    }
    return input instanceof Input.PodResumed resumed ? resumed.pod() : -1;
  }

  /** Takes a complete bar. */
  public void onBar(int instrument, Bar bar) {
    kernel.rules().checkBar(instrument, bar);
    advance(bar.closeTime());
    begin();
    if (recording) {
      append(new Input.BarClosed(instrument, bar));
    }
    kernel.onBar(instrument, bar);
    event.bar = bar;
    finish(instrument, Hook.BAR);
  }

  /** Takes a change of the best prices. */
  public void onQuote(int instrument, Quote quote) {
    kernel.rules().checkQuote(instrument, quote);
    advance(quote.eventTime());
    begin();
    if (recording) {
      append(new Input.QuoteChanged(instrument, quote));
    }
    kernel.onQuote(instrument, quote);
    event.quote = quote;
    finish(instrument, Hook.QUOTE);
  }

  /** Takes a trade of the market. */
  public void onTrade(int instrument, TradeTick trade) {
    kernel.rules().checkTrade(instrument, trade);
    advance(trade.eventTime());
    begin();
    if (recording) {
      append(new Input.TradeSeen(instrument, trade));
    }
    kernel.onTrade(instrument, trade);
    event.trade = trade;
    finish(instrument, Hook.TRADE);
  }

  private void finish(int instrument, Hook hook) {
    if (out.size() > 0) {
      report();
    }
    deliver(instrument, event.of(hook));
    if (recording || out.size() > 0) {
      deliverRest();
    }
  }

  /** Fires the timers that are due up to a time, each at its own. */
  public void advance(long time) {
    for (int fired = 1; kernel.nextTimer() <= time; fired++) {
      tooMany = fired > TIMERS_BETWEEN_EVENTS;
      apply(new Input.TimePassed(Math.max(kernel.nextTimer(), kernel.eventTime())));
    }
  }

  private void fireTimers() {
    for (Timers.Timer due = kernel.pollTimer(); due != null; due = kernel.pollTimer()) {
      event.timer = due.timer();
      if (tooMany && kernel.mayTrade(due.pod())) {
        resolve(due.pod(), suspension(due.pod(), "too many timers between two events"));
      } else {
        callOrDrain(due.pod(), event.of(Hook.TIMER));
      }
    }
  }

  /** Every event of the present time has been taken. */
  public void endSlice() {
    begin();
    event.of(Hook.SLICE);
    for (int pod = 0; pod < guests.length; pod++) {
      Guest guest = guests[pod];
      if (guest != null && guest.wantsSlices()) {
        callOrDrain(pod, event);
      }
    }
    if (recording || out.size() > 0) {
      deliverRest();
    }
    if (kernel.hasHeldOrders()) {
      apply(new Input.SliceEnded(kernel.eventTime()));
    }
  }

  /** Writes an input down that is certain to be taken. */
  private void append(Input input) {
    kernel.requireFits(input);
    log.append(input);
  }

  private void begin() {
    kernel.beginEvent();
    reported = 0;
  }

  /** Hands the decisions since the last time to the log and the listener. */
  private void report() {
    for (int i = reported; i < out.size(); i++) {
      if (recording) {
        log.decided(out.get(i).toDecision());
      }
      listener.onOutcome(out.get(i));
    }
    reported = out.size();
  }

  /** A market event goes to the pods that trade the instrument, with what it meant for them. */
  private void deliver(int instrument, Event market) {
    if (recording) {
      deliverRecorded(instrument, market);
      return;
    }
    if (instrument < subscribers.length) {
      for (int pod : subscribers[instrument]) {
        Guest guest = guests[pod];
        if (guest != null && guest.mayTrade()) {
          settle(pod, guest, market);
        }
      }
    }
  }

  /** As a replay finds the requests of each pod at its place, asked or not. */
  private void deliverRecorded(int instrument, Event market) {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      if (kernel.podAt(pod).definition().instruments().contains(instrument)) {
        callOrDrain(pod, market);
      }
    }
  }

  private void callOrDrain(int pod, Event what) {
    Guest guest = guest(pod);
    if (guest != null && kernel.mayTrade(pod)) {
      settle(pod, guest, what);
    } else if (recording) {
      drain(pod);
    }
  }

  private void deliverRest() {
    deliverRest(-1);
  }

  /** What an event meant for pods it did not call: told now, until nothing is left. */
  private void deliverRest(int starting) {
    if (recording) {
      drainSilent(starting);
    }
    for (int i = 0; i < out.size(); i++) {
      Outcome outcome = out.get(i);
      int pod = outcome.podNumber();
      if (!outcome.isDelivered() && pod >= 0 && pod != starting) {
        callOrDrain(pod, silence);
        outcome.deliver();
      }
    }
  }

  /** On replay, the requests of pods that are not asked any more. */
  private void drainSilent(int starting) {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      if (pod != starting && (guest(pod) == null || !kernel.mayTrade(pod))) {
        drain(pod);
      }
    }
  }

  /** Calls the guest, applies its requests, and tells it of their outcome, until it rests. */
  private void settle(int pod, Guest guest, Event first) {
    PodContext context = guest.context();
    Event what = first;
    for (int round = 1; ; round++) {
      context.enter(kernel.eventTime(), false);
      String failure = call(guest, out.size(), pod, what);
      RequestQueue wanted = context.leave();
      if (failure == null && wanted.size() > 0 && round > ROUNDS_PER_EVENT) {
        failure = "more than " + ROUNDS_PER_EVENT + " rounds of intents";
      }
      if (failure != null) {
        resolve(pod, suspension(pod, failure));
        return;
      }
      if (wanted.size() == 0) {
        return;
      }
      int before = out.size();
      applyAll(pod, wanted);
      if (out.size() == before || !guest.mayTrade()) {
        return;
      }
      what = silence;
    }
  }

  private void applyAll(int pod, RequestQueue wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (recording) {
        resolve(pod, wanted.get(i).toInput(pod));
      } else {
        wanted.get(i).applyTo(kernel, pod);
        report();
      }
    }
  }

  /** Applies what the log says this request is; on replay others of the journal come first. */
  private void resolve(int pod, PodRequest wanted) {
    kernel.check(wanted);
    PodRequest next = log.resolve(pod, wanted);
    while (next != null && next.pod() != pod) {
      applyRequest(next);
      next = log.resolve(pod, wanted);
    }
    if (next != null) {
      applyRequest(next);
    }
  }

  private void applyRequest(PodRequest request) {
    kernel.apply(request);
    report();
  }

  /** On replay, applies what the log holds for a pod that nobody asks. */
  private void drain(int pod) {
    for (PodRequest next = log.resolve(pod, null); next != null; next = log.resolve(pod, null)) {
      applyRequest(next);
    }
  }

  /** Null, or why the guest failed. */
  private String call(Guest guest, int decisions, int pod, Event what) {
    try {
      for (int i = 0; i < decisions; i++) {
        Outcome outcome = out.get(i);
        if (outcome.podNumber() == pod && outcome.deliver()) {
          guest.update(outcome);
        }
      }
      guest.call(what);
      return null;
    } catch (Throwable e) {
      // Whatever a guest throws is its own failure, errors too; the loop must not end with it.
      return "the strategy failed: " + describe(e);
    }
  }

  /** The exception's own words, unless they fail too. */
  private static String describe(Throwable failure) {
    String name = failure.getClass().getName();
    try {
      String message = String.valueOf(failure.getMessage());
      return name + ": " + message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    } catch (Throwable e) {
      return name;
    }
  }

  private static PodRequest suspension(int pod, String reason) {
    return new Input.PodSuspended(pod, "platform", reason);
  }
}
