package io.slipstream.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What is known of calls that did not come back, across the engines of a session: whom the next
 * engine must not call again.
 */
final class CallGuard implements AutoCloseable {
  private final CallMark mark;
  private final CallWatch watch;
  private final Map<BuildOffer, String> refused = new ConcurrentHashMap<>();
  private final Map<Integer, Overrun> unrepeatable = new ConcurrentHashMap<>();
  private Overrun pending;

  /** The eyes of a session. */
  interface Alarm {
    /** A call was given up; its thread will do nothing more. */
    void overran(GuestFence fence, Overrun overrun);

    /** Strategies of an engine started these threads. */
    void strangers(GuestFence fence, List<Thread> threads);
  }

  CallGuard(Path directory, CallWatch.Budget budget, Alarm alarm) {
    mark = new CallMark(directory.resolve("call-in-progress"));
    watch = new CallWatch(budget, mark, alarm);
  }

  /** A new engine's fence, watched from now on; the calling thread will make the calls. */
  GuestFence fence(LongSupplier sequence) {
    GuestFence fence = new GuestFence(sequence);
    watch.watch(fence);
    return fence;
  }

  /** Gives up a call at once; true when the caller is the one who did, and goes on from there. */
  boolean giveUp(GuestFence fence, long call) {
    return watch.giveUp(fence, call);
  }

  /**
   * The call that must not be made again.
   *
   * @param last sequence of the journal's last entry
   */
  void note(Overrun overrun, long last) {
    if (overrun.offer() != null) {
      refused.put(overrun.offer(), overrun.reason());
    } else if (overrun.sequence() < last) {
      unrepeatable.put(overrun.pod(), overrun);
    } else {
      pending = overrun;
    }
  }

  /** What an earlier process died in, when its last journal entry is this one. */
  void noteEarlier(long last) {
    pending = mark.take(last);
  }

  /** Why a pod's next call is not made, once nothing is left to be replayed; null when it is. */
  String takeFailure(int pod) {
    if (pending == null || pending.pod() != pod) {
      return null;
    }
    String reason = pending.reason();
    pending = null;
    return reason;
  }

  /** The pod whose call was not asked for again; null when none is left. */
  Overrun takePending() {
    Overrun left = pending;
    pending = null;
    return left;
  }

  /**
   * Why a pod's strategy cannot be asked again for what the journal has behind an entry: it did not
   * come back from a call that it came back from before; null when it can.
   */
  String failureToRepeat(int pod, long sequence) {
    Overrun found = unrepeatable.get(pod);
    return found == null || found.sequence() < sequence ? null : found.reason();
  }

  /** Why a build may not be offered to a pod; null when it may. */
  String refusal(BuildOffer offer) {
    return refused.get(offer);
  }

  @Override
  public void close() {
    watch.close();
  }
}
