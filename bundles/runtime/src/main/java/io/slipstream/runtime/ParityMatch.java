package io.slipstream.runtime;

import io.slipstream.api.service.backtest.ParityOutcome.Matched;
import io.slipstream.runtime.PodDeeds.FillDeed;
import io.slipstream.runtime.PodDeeds.FillPlace;
import io.slipstream.runtime.PodDeeds.OrderDeed;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Matches what a pod did on two sides one by one, and keeps the first difference. */
final class ParityMatch {
  private static final String NOTHING = "nothing of the kind";
  private static final int MOST_NOTES = 20;

  private final PodDeeds recorded = new PodDeeds();
  private final PodDeeds replayed = new PodDeeds();
  private final List<String> notes = new ArrayList<>();
  private Difference first;
  private long equalOrders;
  private long allOrders;
  private long equalFills;
  private long allFills;

  private record Difference(long time, long entry, List<String> lines) {
    boolean isBefore(Difference other) {
      return time != other.time ? time < other.time : entry < other.entry;
    }
  }

  PodDeeds recorded() {
    return recorded;
  }

  PodDeeds replayed() {
    return replayed;
  }

  /** From now on what happens is compared. */
  void begin() {
    recorded.begin();
    replayed.begin();
  }

  /** Matches what both sides have finished; called between two entries. */
  void settle() {
    drain(recorded.filled(), this::settleFill);
    drain(replayed.filled(), this::settleFill);
    drain(recorded.closed(), this::settleOrder);
    drain(replayed.closed(), this::settleOrder);
  }

  private static <T> void drain(Deque<T> from, Consumer<T> work) {
    for (T next = from.pollFirst(); next != null; next = from.pollFirst()) {
      work.accept(next);
    }
  }

  private void settleFill(FillPlace place) {
    if (recorded.fills().containsKey(place) && replayed.fills().containsKey(place)) {
      matchFill(place);
    }
  }

  private void settleOrder(long number) {
    if (isClosed(recorded.orders().get(number)) && isClosed(replayed.orders().get(number))) {
      matchOrder(number);
    }
  }

  private static boolean isClosed(OrderDeed order) {
    return order != null && order.state().isClosed();
  }

  /** Matches the rest, which may be on one side only. */
  void finish() {
    settle();
    SortedSet<Long> orders = new TreeSet<>(recorded.orders().keySet());
    orders.addAll(replayed.orders().keySet());
    orders.forEach(this::matchOrder);
    SortedSet<FillPlace> fills = new TreeSet<>(recorded.fills().keySet());
    fills.addAll(replayed.fills().keySet());
    fills.forEach(this::matchFill);
  }

  private void matchOrder(long number) {
    OrderDeed then = recorded.orders().remove(number);
    OrderDeed now = replayed.orders().remove(number);
    allOrders++;
    if (then != null && now != null && then.isSame(now)) {
      equalOrders++;
      return;
    }
    OrderDeed one = then == null ? now : then;
    OrderDeed other = now == null ? then : now;
    long time = Math.min(one.time(), other.time());
    boolean isLater = then != null && now != null && then.isAskedSame(now);
    note(
        isLater ? Math.min(one.stateTime(), other.stateTime()) : time,
        one.entry(),
        "order " + number,
        then == null ? NOTHING : then.text(),
        now == null ? NOTHING : now.text());
  }

  private void matchFill(FillPlace place) {
    FillDeed then = recorded.fills().remove(place);
    FillDeed now = replayed.fills().remove(place);
    allFills++;
    if (then != null && now != null && then.isSame(now)) {
      equalFills++;
      return;
    }
    FillDeed one = then == null ? now : then;
    FillDeed other = now == null ? then : now;
    note(
        Math.min(one.fill().eventTime(), other.fill().eventTime()),
        one.entry(),
        "fill " + place.place() + " of order " + place.order(),
        then == null ? NOTHING : then.text(),
        now == null ? NOTHING : now.text());
  }

  private void note(long time, long entry, String what, String then, String now) {
    List<String> lines =
        List.of("entry " + entry + ": " + what, "recorded: " + then, "asked again: " + now);
    note(new Difference(time, entry, lines));
  }

  /** Something beside orders and fills that is not the same on both sides. */
  void note(long time, long entry, String what) {
    note(new Difference(time, entry, List.of("entry " + entry + ": " + what)));
    if (notes.size() < MOST_NOTES) {
      notes.add("entry " + entry + ": " + what);
    }
  }

  private void note(Difference found) {
    first = first == null || found.isBefore(first) ? found : first;
  }

  /** Entry of the first difference, zero for none. */
  long firstDifference() {
    return first == null ? 0 : Math.max(1, first.entry());
  }

  /** The first difference in words, then what else is noted. */
  List<String> difference() {
    List<String> lines = new ArrayList<>(first == null ? List.of() : first.lines());
    notes.stream().filter(note -> !lines.contains(note)).forEach(lines::add);
    return lines;
  }

  Matched orders() {
    return Matched.of(recorded.orderCount(), replayed.orderCount(), equalOrders, allOrders);
  }

  Matched fills() {
    return Matched.of(recorded.fillCount(), replayed.fillCount(), equalFills, allFills);
  }
}
