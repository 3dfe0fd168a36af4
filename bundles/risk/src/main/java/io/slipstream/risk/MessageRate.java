package io.slipstream.risk;

import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** Counts what leaves within a window of event time, for each pod and for all together. */
final class MessageRate {
  private final long window;
  private final Recent whole = new Recent();
  private Recent[] pods = new Recent[0];

  /** A window in nanoseconds. */
  MessageRate(long window) {
    this.window = window;
  }

  /** How many of a pod left within the window that ends now. */
  int countOf(int pod, long now) {
    return recent(pod).countSince(now - window);
  }

  /** How many of all pods. */
  int count(long now) {
    return whole.countSince(now - window);
  }

  /** At most that many of a pod, known without a look at when. */
  int mostOf(int pod) {
    return recent(pod).count;
  }

  /** At most that many of all pods. */
  int most() {
    return whole.count;
  }

  /** As {@link #countOf}, but changes nothing: what people ask for may not move the state. */
  int peekOf(int pod, long now) {
    return pod < pods.length ? pods[pod].peekSince(now - window) : 0;
  }

  /** As {@link #count}, but changes nothing. */
  int peek(long now) {
    return whole.peekSince(now - window);
  }

  /** One leaves. */
  void add(int pod, long now) {
    whole.add(now, now - window);
    recent(pod).add(now, now - window);
  }

  private Recent recent(int pod) {
    if (pod >= pods.length) {
      int known = pods.length;
      pods = Arrays.copyOf(pods, pod + 1);
      for (int i = known; i < pods.length; i++) {
        pods[i] = new Recent();
      }
    }
    return pods[pod];
  }

  void writeState(StateSink sink) {
    whole.writeState(sink);
    sink.put(pods.length);
    for (Recent recent : pods) {
      recent.writeState(sink);
    }
  }

  void readState(StateSource source) {
    whole.readState(source);
    int known = source.takeCount();
    for (int pod = 0; pod < known; pod++) {
      recent(pod).readState(source);
    }
  }

  /** Times in a ring, oldest first. */
  private static final class Recent {
    private long[] times = new long[16];
    private int first;
    private int count;

    int countSince(long time) {
      while (count > 0 && times[first] <= time) {
        first = first + 1 & times.length - 1;
        count--;
      }
      return count;
    }

    int peekSince(long time) {
      int newer = 0;
      while (newer < count && times[first + count - 1 - newer & times.length - 1] > time) {
        newer++;
      }
      return newer;
    }

    /**
     * What is not after {@code until} is let go at certain counts only: it is looked at seldom, and
     * what is there depends on what was added, not on how much room there is.
     */
    void add(long time, long until) {
      if (count >= 16 && (count & count - 1) == 0) {
        countSince(until);
      }
      add(time);
    }

    private void add(long time) {
      if (count == times.length) {
        long[] more = new long[count * 2];
        for (int i = 0; i < count; i++) {
          more[i] = times[first + i & times.length - 1];
        }
        times = more;
        first = 0;
      }
      times[first + count & times.length - 1] = time;
      count++;
    }

    void writeState(StateSink sink) {
      sink.put(count);
      for (int i = 0; i < count; i++) {
        sink.put(times[first + i & times.length - 1]);
      }
    }

    void readState(StateSource source) {
      for (int left = source.takeCount(); left > 0; left--) {
        add(source.take());
      }
    }
  }
}
