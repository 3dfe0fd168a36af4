package io.slipstream.kernel;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.ArrayDeque;
import java.util.TreeMap;

/** Timers of all pods, by time, then in the order they were set. */
final class Timers {
  private final TreeMap<Key, Timer> waiting = new TreeMap<>();
  private final ArrayDeque<Timer> due = new ArrayDeque<>();
  private long set;
  private long next = Long.MAX_VALUE;

  void set(int pod, long timer, long time) {
    waiting.put(new Key(time, ++set), new Timer(pod, timer));
    next = waiting.firstKey().time();
  }

  /** When the first is due, {@link Long#MAX_VALUE} when there is none. */
  long next() {
    return next;
  }

  /** Time has come so far: what is due leaves the kernel's state and waits to be delivered. */
  void release(long time) {
    due.clear();
    while (next <= time) {
      due.add(waiting.pollFirstEntry().getValue());
      next = waiting.isEmpty() ? Long.MAX_VALUE : waiting.firstKey().time();
    }
  }

  /** Takes the first that was released, or null. */
  Timer pollDue() {
    return due.poll();
  }

  void writeState(StateSink sink) {
    sink.put(set).put(waiting.size());
    waiting.forEach(
        (key, timer) -> sink.put(key.time()).put(key.order()).put(timer.pod()).put(timer.timer()));
  }

  void readState(StateSource source, int pods) {
    set = source.take();
    for (int left = source.takeCount(); left > 0; left--) {
      Key key = new Key(source.take(), source.take());
      waiting.put(key, new Timer(source.takeInt(0, pods - 1), source.take()));
    }
    next = waiting.isEmpty() ? Long.MAX_VALUE : waiting.firstKey().time();
  }

  /**
   * A timer.
   *
   * @param pod whose it is
   * @param timer the pod's own number of it
   */
  record Timer(int pod, long timer) {}

  private record Key(long time, long order) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
