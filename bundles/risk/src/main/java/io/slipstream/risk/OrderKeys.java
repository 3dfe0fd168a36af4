package io.slipstream.risk;

import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** When each pod last made an order of some terms, as far back as the longest window asked for. */
final class OrderKeys {
  private static final int FIELDS = 7;
  private static final int TIME = 6;

  private long[] slots = new long[FIELDS * 256];
  private long[] spare = new long[0];
  private int used;
  private long window;

  /** When an order equal to this one was made last; {@link Long#MIN_VALUE} for never. */
  long lastTime(int pod, int instrument, OrderTerms order) {
    int at = find(pod, instrument, order);
    return slots[at + TIME];
  }

  /** An order is made; it may be forgotten after the window, in nanoseconds. */
  void add(int pod, int instrument, OrderTerms order, long now, long newWindow) {
    window = Math.max(window, newWindow);
    int at = find(pod, instrument, order);
    if (slots[at] == 0) {
      if (used * FIELDS * 2 >= slots.length) {
        rebuild(now);
        at = find(pod, instrument, order);
      }
      used++;
      fill(at, pod, instrument, order);
    }
    slots[at + TIME] = now;
  }

  private void fill(int at, int pod, int instrument, OrderTerms order) {
    slots[at] = head(pod, instrument);
    slots[at + 1] = kind(order);
    slots[at + 2] = order.orderQty();
    slots[at + 3] = order.limitPrice();
    slots[at + 4] = order.stopPrice();
    slots[at + 5] = order.trailingOffset() + 31 * order.trailingRate();
  }

  /** Never zero, which an empty slot has. */
  private static long head(int pod, int instrument) {
    return ((long) pod + 1) << 32 | instrument;
  }

  private static long kind(OrderTerms order) {
    return order.side().ordinal() * 16L + order.type().ordinal();
  }

  /** The slot of an order, or the empty one where it belongs. */
  private int find(int pod, int instrument, OrderTerms order) {
    long head = head(pod, instrument);
    long kind = kind(order);
    long trailing = order.trailingOffset() + 31 * order.trailingRate();
    long hash = head;
    hash = hash * 31 + kind;
    hash = hash * 31 + order.orderQty();
    hash = hash * 31 + order.limitPrice();
    hash = hash * 31 + order.stopPrice();
    int count = slots.length / FIELDS;
    int slot = start(hash * 31 + trailing, count);
    while (slots[slot * FIELDS] != 0) {
      int at = slot * FIELDS;
      if (slots[at] == head
          && slots[at + 1] == kind
          && slots[at + 2] == order.orderQty()
          && slots[at + 3] == order.limitPrice()
          && slots[at + 4] == order.stopPrice()
          && slots[at + 5] == trailing) {
        return at;
      }
      slot = slot + 1 & count - 1;
    }
    int at = slot * FIELDS;
    slots[at + TIME] = Long.MIN_VALUE;
    return at;
  }

  private static int start(long hash, int count) {
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 40) & (count - 1);
  }

  /** Forgets what is older than the window; larger when most of it is not. */
  private void rebuild(long now) {
    long[] before = slots;
    int recent = 0;
    for (int at = 0; at < before.length; at += FIELDS) {
      recent += isRecent(before, at, now) ? 1 : 0;
    }
    boolean full = recent * FIELDS * 4 >= before.length;
    slots = empty(full ? before.length * 2 : before.length);
    spare = before;
    used = 0;
    for (int at = 0; at < before.length; at += FIELDS) {
      if (isRecent(before, at, now)) {
        insert(before, at);
      }
    }
  }

  /** The array before the last one again, when it is as long. */
  private long[] empty(int length) {
    if (spare.length != length) {
      return new long[length];
    }
    Arrays.fill(spare, 0);
    return spare;
  }

  private boolean isRecent(long[] of, int at, long now) {
    return of[at] != 0 && now - of[at + TIME] <= window;
  }

  private void insert(long[] from, int at) {
    long hash = from[at];
    for (int i = 1; i < TIME; i++) {
      hash = hash * 31 + from[at + i];
    }
    int count = slots.length / FIELDS;
    int slot = start(hash, count);
    while (slots[slot * FIELDS] != 0) {
      slot = slot + 1 & count - 1;
    }
    System.arraycopy(from, at, slots, slot * FIELDS, FIELDS);
    used++;
  }

  /** Slot by slot, so that what is read is found where it was. */
  void writeState(StateSink sink) {
    sink.put(window).put(slots.length / FIELDS).put(used);
    for (int at = 0; at < slots.length; at += FIELDS) {
      if (slots[at] != 0) {
        sink.put(at / FIELDS);
        for (int i = 0; i < FIELDS; i++) {
          sink.put(slots[at + i]);
        }
      }
    }
  }

  void readState(StateSource source) {
    window = source.take();
    int count = source.takeInt(256, 1 << 24);
    slots = new long[count * FIELDS];
    used = source.takeInt(0, count / 2 + 1);
    for (int left = used; left > 0; left--) {
      int at = source.takeInt(0, count - 1) * FIELDS;
      for (int i = 0; i < FIELDS; i++) {
        slots[at + i] = source.take();
      }
    }
  }
}
