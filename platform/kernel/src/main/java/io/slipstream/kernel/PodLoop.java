package io.slipstream.kernel;

import io.slipstream.api.market.Bar;
import io.slipstream.api.order.OrderUpdate;
import io.slipstream.api.strategy.Strategy;
import io.slipstream.kernel.Input.PodRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The session's step: writes an input, applies it, then calls the strategies of the pods it
 * concerns, inline and in pod order, and applies what each of them asks for directly after its
 * call. The same step serves backtest, paper and live. The kernel is never on the stack below a
 * strategy.
 */
public final class PodLoop {
  /** Intents and cancel requests one call may make. */
  public static final int REQUESTS_PER_CALL = 1000;

  /** Calls one event may cause in one pod. */
  public static final int ROUNDS_PER_EVENT = 8;

  private static final int LONGEST_MESSAGE = 500;

  private final TradingKernel kernel;
  private final InputLog log;
  private final Consumer<Decision> listener;
  private final SortedMap<Integer, Guest> guests = new TreeMap<>();
  private final List<Decision> decisions = new ArrayList<>();

  /** {@code listener} sees every decision after the log took it. */
  public PodLoop(TradingKernel kernel, InputLog log, Consumer<Decision> listener) {
    this.kernel = kernel;
    this.log = log;
    this.listener = listener;
  }

  /** From the next event on this strategy decides for the pod; it is started first. */
  public void bind(int pod, Strategy strategy) {
    Guest guest = new Guest(strategy, new PodContext(kernel, pod));
    guests.put(pod, guest);
    settle(pod, guest, strategy::onStart);
  }

  /** Feeds a bar of the past to a bound strategy; what it asks for is ignored. */
  public void warmUp(int pod, Bar bar) {
    Guest guest = guests.get(pod);
    if (guest == null || !kernel.mayTrade(pod)) {
      return;
    }
    List<PodRequest> failure =
        call(pod, guest, bar.closeTime(), true, context -> guest.strategy.onBar(bar, context));
    for (PodRequest suspension : failure) {
      applyResolved(pod, suspension, new ArrayList<>());
    }
  }

  /** The pod has no strategy any more. */
  public void unbind(int pod) {
    guests.remove(pod);
  }

  /** Whether a strategy decides for the pod. */
  public boolean isBound(int pod) {
    return guests.containsKey(pod);
  }

  /** Takes an input that is no market event. */
  public void apply(Input input) {
    kernel.check(input);
    log.append(input);
    List<Decision> made = applyOnly(input);
    deliver(made, null, startingPod(input));
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
    Input input = new Input.BarClosed(instrument, bar);
    kernel.check(input);
    log.append(input);
    List<Decision> made = applyOnly(input);
    deliver(made, (guest, context) -> guest.onBarOf(instrument, bar, context), -1);
  }

  /** Every event of the present time has been taken. */
  public void endSlice() {
    deliver(List.of(), (guest, context) -> guest.strategy.onSlice(context), -1);
  }

  private List<Decision> applyOnly(Input input) {
    decisions.clear();
    kernel.apply(input, decisions::add);
    List<Decision> made = List.copyOf(decisions);
    for (Decision decision : made) {
      log.decided(decision);
      listener.accept(decision);
    }
    return made;
  }

  private void deliver(List<Decision> made, GuestCall event, int starting) {
    int count = kernel.podCount();
    for (int pod = 0; pod < count; pod++) {
      Guest guest = guests.get(pod);
      List<Decision> own = ofPod(made, pod);
      boolean called = guest != null && (event != null || !own.isEmpty());
      if (called && kernel.mayTrade(pod)) {
        settle(
            pod,
            guest,
            context -> {
              guest.update(own, context);
              if (event != null) {
                event.run(guest, context);
              }
            });
      } else if (pod != starting && (guest == null || !kernel.mayTrade(pod))) {
        drain(pod);
      }
    }
  }

  /** Calls the guest, applies its requests, and tells it of their outcome, until it rests. */
  private void settle(int pod, Guest guest, Consumer<PodContext> first) {
    Consumer<PodContext> body = first;
    for (int round = 1; body != null; round++) {
      List<PodRequest> wanted = call(pod, guest, kernel.eventTime(), false, body);
      if (round > ROUNDS_PER_EVENT && !wanted.isEmpty()) {
        wanted = List.of(suspension(pod, "more than " + ROUNDS_PER_EVENT + " rounds of intents"));
      }
      List<Decision> outcome = new ArrayList<>();
      for (PodRequest request : wanted) {
        applyResolved(pod, request, outcome);
      }
      boolean goesOn = !outcome.isEmpty() && kernel.mayTrade(pod);
      body = goesOn ? context -> guest.update(outcome, context) : null;
    }
  }

  private void applyResolved(int pod, PodRequest wanted, List<Decision> outcome) {
    kernel.check(wanted);
    PodRequest next = log.resolve(pod, wanted);
    while (next != null && next.pod() != pod) {
      applyOnly(next);
      next = log.resolve(pod, wanted);
    }
    if (next != null) {
      outcome.addAll(ofPod(applyOnly(next), pod));
    }
  }

  /** On replay, applies what the log holds for a pod that nobody asks. */
  private void drain(int pod) {
    for (PodRequest next = log.resolve(pod, null); next != null; next = log.resolve(pod, null)) {
      applyOnly(next);
    }
  }

  private List<PodRequest> call(
      int pod, Guest guest, long time, boolean warmUp, Consumer<PodContext> body) {
    guest.context.enter(time, warmUp);
    try {
      body.accept(guest.context);
      return guest.context.leave();
    } catch (Throwable e) {
      // Whatever a guest throws is its own failure, errors too; the loop must not end with it.
      guest.context.leave();
      return List.of(suspension(pod, "the strategy failed: " + describe(e)));
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

  private static List<Decision> ofPod(List<Decision> made, int pod) {
    if (made.isEmpty()) {
      return made;
    }
    return made.stream().filter(decision -> decision.pod() == pod).toList();
  }

  private interface GuestCall {
    void run(Guest guest, PodContext context);
  }

  private record Guest(Strategy strategy, PodContext context) {
    void onBarOf(int instrument, Bar bar, PodContext into) {
      if (into.holds(instrument)) {
        strategy.onBar(bar, into);
      }
    }

    void update(List<Decision> made, PodContext into) {
      for (Decision decision : made) {
        if (decision instanceof Decision.Filled filled) {
          strategy.onFill(filled.fill(), into);
        } else if (decision instanceof Decision.OrderChanged changed) {
          strategy.onOrderUpdate(
              new OrderUpdate(
                  changed.clientOrderId(), changed.symbol(), changed.state(), changed.reason()),
              into);
        }
      }
    }
  }
}
