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

  /** The call that must not be made again: of this process, or that an earlier one died in. */
  void note(Overrun overrun) {
    if (overrun != null && overrun.offer() != null) {
      refused.put(overrun.offer(), overrun.reason());
    } else {
      pending = overrun;
    }
  }

  /** What an earlier process died in, when its last journal entry is this one. */
  void noteEarlier(long last) {
    note(mark.take(last));
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

  /** Why a build may not be offered to a pod; null when it may. */
  String refusal(BuildOffer offer) {
    return refused.get(offer);
  }

  @Override
  public void close() {
    watch.close();
  }
}
