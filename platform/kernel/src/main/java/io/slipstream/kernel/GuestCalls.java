package io.slipstream.kernel;

import io.slipstream.api.strategy.StrategySnapshot;
import io.slipstream.kernel.Guest.Event;
import io.slipstream.kernel.Input.PodRequest;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The strategies of the pods: called inline and in pod order, told of their pods' decisions, and
 * suspended when they fail. What each asks for is applied directly after its call.
 */
final class GuestCalls {
  private static final Guest[] NOBODY = {};

  private final TradingKernel kernel;
  private final Recorder recorder;
  private final Outcomes out;
  private final CallFence fence;
  private final Gathering gathering;
  private final Event silence = new Event();
  private final Event resumed = new Event().of(Guest.Hook.RESUMED);
  private Guest[] guests = new Guest[0];
  private Guest[][] subscribers = new Guest[0][];
  private int slicers;
  private boolean anyUpdates;

  GuestCalls(TradingKernel kernel, Recorder recorder, Gathering gathering, CallFence fence) {
    this.gathering = gathering;
    this.fence = fence;
    this.kernel = kernel;
    this.recorder = recorder;
    this.out = kernel.outcomes();
  }

  /** Null when no strategy decides for the pod. */
  Guest guest(int pod) {
    return pod < guests.length ? guests[pod] : null;
  }

  /** From now on this guest decides for the pod; with null, nobody. */
  void set(int pod, Guest guest) {
    if (pod >= guests.length) {
      guests = Arrays.copyOf(guests, pod + 1);
    }
    guests[pod] = guest;
    fence.bound(pod, guest == null ? null : guest.strategy());
    Guest[][] all = new Guest[kernel.instrumentCount()][];
    for (int instrument = 0; instrument < all.length; instrument++) {
      all[instrument] = subscribersOf(instrument);
    }
    subscribers = all;
    anyUpdates = Arrays.stream(guests).anyMatch(g -> g != null && g.wantsUpdates());
    recorder.setUpdating(anyUpdates);
    slicers = (int) Arrays.stream(guests).filter(g -> g != null && g.wantsSlices()).count();
  }

  private Guest[] subscribersOf(int number) {
    return IntStream.range(0, guests.length)
        .filter(pod -> guests[pod] != null && isTraded(pod, number))
        .mapToObj(pod -> guests[pod])
        .toArray(Guest[]::new);
  }

  private boolean isTraded(int pod, int instrument) {
    return kernel.podAt(pod).trades(instrument);
  }

  /** Those whose pods trade an instrument, by pod, ascending. */
  Guest[] subscribers(int instrument) {
    return instrument < subscribers.length ? subscribers[instrument] : NOBODY;
  }

  /** Whether any strategy wants to hear of the end of a slice. */
  boolean wantSlices() {
    return slicers > 0;
  }

  /** A market event goes to the pods that trade the instrument, with what it meant for them. */
  void deliver(int instrument, Event market) {
    if (recorder.isRecording()) {
      deliverRecorded(instrument, market);
    } else {
      deliverAfter(-1, instrument, market);
    }
  }

  /** The same to the pods above one. */
  void deliverAfter(int last, int instrument, Event market) {
    for (Guest guest : subscribers(instrument)) {
      if (guest.pod() > last && guest.mayTrade()) {
        settle(guest.pod(), guest, market);
      }
    }
  }

  /** As a replay finds the requests of each pod at its place, asked or not. */
  private void deliverRecorded(int instrument, Event market) {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      if (isTraded(pod, instrument)) {
        callOrDrain(pod, market);
      }
    }
  }

  /** The end of a slice goes to those who want to hear of it. */
  void deliverSlice(Event slice) {
    for (int pod = 0; pod < guests.length && slicers > 0; pod++) {
      if (guests[pod] != null && guests[pod].wantsSlices()) {
        callOrDrain(pod, slice);
      }
    }
  }

  void callOrDrain(int pod, Event what) {
    Guest guest = guest(pod);
    if (guest != null && kernel.mayTrade(pod)) {
      settle(pod, guest, what);
    } else if (recorder.isRecording()) {
      recorder.drain(pod);
    }
  }

  /**
   * What an event meant for pods it did not call: told now, until nothing is left.
   *
   * @param starting a pod that answers for itself next, or -1
   */
  void deliverRest(int starting) {
    if (recorder.isRecording()) {
      drainSilent(starting);
    } else if (!anyUpdates) {
      return;
    }
    for (int i = 0; i < out.size(); i++) {
      Outcome outcome = out.get(i);
      int pod = outcome.podNumber();
      if (!outcome.isDelivered() && pod >= 0 && pod != starting) {
        tellOrDrain(pod);
        outcome.deliver();
      }
    }
  }

  private void tellOrDrain(int pod) {
    Guest guest = guest(pod);
    if (guest == null || guest.wantsUpdates() || !guest.mayTrade()) {
      callOrDrain(pod, silence);
    }
  }

  /** On replay, the requests of pods that are not asked any more. */
  private void drainSilent(int starting) {
    for (int pod = 0; pod < kernel.podCount(); pod++) {
      if (pod != starting && (guest(pod) == null || !kernel.mayTrade(pod))) {
        recorder.drain(pod);
      }
    }
  }

  /** Calls the guest, applies its requests, and tells it of their outcome, until it rests. */
  void settle(int pod, Guest guest, Event first) {
    conclude(pod, guest, first, ask(pod, guest, first));
  }

  /** The same after its first call, which failed or did not: then {@code failure} is null. */
  void conclude(int pod, Guest guest, Event first, String failure) {
    RequestQueue wanted = guest.context().requests();
    Event asked = first;
    String why = failure;
    for (int round = 1; ; round++) {
      if (why == null && wanted.size() > 0 && round > PodLoop.ROUNDS_PER_EVENT) {
        why = Failures.TOO_MANY_ROUNDS;
      }
      if (why != null) {
        wanted.clear();
        fail(pod, guest, asked, why);
        return;
      }
      if (wanted.size() == 0) {
        return;
      }
      int before = out.size();
      recorder.applyAll(pod, wanted);
      wanted.clear();
      if (out.size() == before || !guest.mayTrade() || !guest.wantsUpdates()) {
        return;
      }
      asked = silence;
      why = ask(pod, guest, asked);
    }
  }

  /** Its build goes, if there is one before that is well; else the pod is suspended. */
  private void fail(int pod, Guest guest, Event what, String why) {
    Probation probation = guest.probation();
    boolean goesBack = probation != null && probation.isWell();
    if (goesBack) {
      recorder.resolve(pod, reverted(pod, probation, what.name(), why));
    } else {
      suspend(pod, why);
    }
    if (goesBack && isReverted(pod, probation)) {
      goBack(pod, probation.before(), what);
      return;
    }
    forget(guest);
    if (kernel.mayTrade(pod)) {
      // On replay, of a guest whose build before is not there any more.
      set(pod, null);
    } else if (recorder.isRecording()) {
      // On replay, a halt that this call was given up for.
      recorder.drain(pod);
    }
  }

  private PodRequest reverted(int pod, Probation probation, String call, String why) {
    String strategy = kernel.podAt(pod).definition().strategy();
    return new Input.PodReverted(pod, strategy, probation.version(), probation.sha256(), call, why);
  }

  /** On replay the journal may say something else: that the pod was suspended, or nothing. */
  private boolean isReverted(int pod, Probation probation) {
    return kernel.mayTrade(pod) && kernel.podAt(pod).sha256().equals(probation.sha256());
  }

  private void goBack(int pod, Guest before, Event what) {
    set(pod, before);
    settle(pod, before, resumed);
    if (guest(pod) == before && before.mayTrade()) {
      settle(pod, before, what);
    }
  }

  /** Tells the guest of its pod's decisions and calls it; null, or why it failed. */
  private String ask(int pod, Guest guest, Event what) {
    int decisions = guest.wantsUpdates() ? out.size() : 0;
    Probation probation = guest.probation();
    if (probation != null) {
      tellBefore(pod, probation, decisions);
    }
    String why = recorder.failure(pod, what);
    if (why == null) {
      why = call(pod, guest, what, decisions);
    }
    if (why == null && probation != null) {
      callBefore(pod, guest, what);
    } else if (probation != null) {
      noteTold(pod, decisions);
    }
    return why;
  }

  private void enterBefore(int pod, Probation probation) {
    fence.enterBefore(pod, kernel.podAt(pod).definition().name(), probation.sha256());
  }

  private void tellBefore(int pod, Probation probation, int decisions) {
    enterBefore(pod, probation);
    for (int i = 0; i < decisions; i++) {
      if (out.get(i).podNumber() == pod && !out.get(i).isDelivered()) {
        probation.update(out.get(i));
      }
    }
    fence.leave();
  }

  /** The build before heard of these; it is not told again when it decides again. */
  private void noteTold(int pod, int decisions) {
    for (int i = 0; i < decisions; i++) {
      if (out.get(i).podNumber() == pod) {
        out.get(i).deliver();
      }
    }
  }

  private void callBefore(int pod, Guest guest, Event what) {
    enterBefore(pod, guest.probation());
    boolean isOver = guest.probation().call(what);
    fence.leave();
    if (isOver) {
      guest.setProbation(null);
      set(pod, guest);
    }
  }

  private void forget(Guest guest) {
    guest.forget();
    gathering.disperse();
  }

  private String call(int pod, Guest guest, Event what, int decisions) {
    String why = null;
    fence.enter(pod);
    guest.context().enter();
    try {
      for (int i = 0; i < decisions; i++) {
        Outcome outcome = out.get(i);
        if (outcome.podNumber() == pod && outcome.deliver()) {
          guest.update(outcome);
        }
      }
      guest.call(what);
    } catch (OutOfMemoryError e) {
      // What it holds goes first, or there is no memory to write that down.
      forget(guest);
      why = Failures.OUT_OF_MEMORY;
    } catch (Throwable e) {
      // Whatever a guest throws is its own failure, errors too; the loop must not end with it.
      why = Failures.of(e);
    } finally {
      guest.context().leave();
    }
    String broken = fence.leave();
    return why == null ? broken : why;
  }

  /** Feeds the guest an event of the past; false when it failed and was suspended. */
  boolean warmUp(int pod, Guest guest, Event what, long time) {
    String why = recorder.failure(pod, what);
    if (why == null) {
      fence.enter(pod);
      guest.context().warmUp(time);
      try {
        guest.call(what);
      } catch (Throwable e) {
        // As in every call.
        why = Failures.of(e);
      } finally {
        guest.context().leave();
      }
      String broken = fence.leave();
      why = why == null ? broken : why;
    }
    if (why != null) {
      suspend(pod, why);
      forget(guest);
    }
    return why == null;
  }

  /** What it remembers, or null when it cannot tell. */
  StrategySnapshot snapshot(Guest guest) {
    fence.enter(guest.pod());
    try {
      return guest.snapshot();
    } finally {
      fence.leave();
    }
  }

  /** What the build before remembers, or null when it cannot tell. */
  StrategySnapshot snapshot(int pod, Probation probation) {
    enterBefore(pod, probation);
    try {
      return probation.before().snapshot();
    } finally {
      fence.leave();
    }
  }

  /** Hands it what another one remembers. */
  void restore(Guest guest, StrategySnapshot memory) {
    fence.enter(guest.pod());
    try {
      guest.restore(memory, kernel.eventTime());
    } finally {
      fence.leave();
    }
  }

  void suspend(int pod, String reason) {
    PodRequest suspension = new Input.PodSuspended(pod, "platform", reason);
    recorder.resolve(pod, suspension);
  }
}
