package io.slipstream.kernel;

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
  private static final int LONGEST_MESSAGE = 500;

  private final TradingKernel kernel;
  private final Recorder recorder;
  private final Outcomes out;
  private final Event silence = new Event();
  private Guest[] guests = new Guest[0];
  private Guest[][] subscribers = new Guest[0][];
  private int slicers;
  private boolean anyUpdates;

  GuestCalls(TradingKernel kernel, Recorder recorder) {
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
    return kernel.podAt(pod).definition().instruments().contains(instrument);
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
    conclude(pod, guest, ask(pod, guest, first));
  }

  /** The same after its first call, which failed or did not: then {@code failure} is null. */
  void conclude(int pod, Guest guest, String failure) {
    RequestQueue wanted = guest.context().requests();
    String why = failure;
    for (int round = 1; ; round++) {
      if (why == null && wanted.size() > 0 && round > PodLoop.ROUNDS_PER_EVENT) {
        why = "more than " + PodLoop.ROUNDS_PER_EVENT + " rounds of intents";
      }
      if (why != null) {
        wanted.clear();
        suspend(pod, why);
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
      why = ask(pod, guest, silence);
    }
  }

  /** Tells the guest of its pod's decisions and calls it; null, or why it failed. */
  private String ask(int pod, Guest guest, Event what) {
    PodContext context = guest.context();
    int decisions = guest.wantsUpdates() ? out.size() : 0;
    context.enter();
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
      return failure(e);
    } finally {
      context.leave();
    }
  }

  /** Feeds the guest an event of the past; false when it failed and was suspended. */
  boolean warmUp(int pod, Guest guest, Event what, long time) {
    guest.context().warmUp(time);
    try {
      guest.call(what);
      return true;
    } catch (Throwable e) {
      // As in every call.
      suspend(pod, failure(e));
      return false;
    } finally {
      guest.context().leave();
    }
  }

  void suspend(int pod, String reason) {
    PodRequest suspension = new Input.PodSuspended(pod, "platform", reason);
    recorder.resolve(pod, suspension);
  }

  /** The exception's own words, unless they fail too. */
  static String failure(Throwable thrown) {
    String name = "the strategy failed: " + thrown.getClass().getName();
    try {
      String message = String.valueOf(thrown.getMessage());
      return name + ": " + message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    } catch (Throwable e) {
      return name;
    }
  }
}
