package io.slipstream.kernel.twin;

import io.slipstream.api.order.Side;
import io.slipstream.kernel.Input.BookChanged;
import io.slipstream.kernel.Input.BookSnapshotTaken;
import io.slipstream.kernel.Input.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order book: quantity by price and side, sorted anew whenever it is asked. */
final class TwinBook {
  private final Map<Long, Long> bids = new HashMap<>();
  private final Map<Long, Long> asks = new HashMap<>();
  private boolean current;

  void lose() {
    current = false;
  }

  private long sequence;

  boolean isCurrent() {
    return current;
  }

  void take(BookSnapshotTaken snapshot) {
    bids.clear();
    asks.clear();
    snapshot.bids().forEach(level -> bids.put(level.price(), level.quantity()));
    snapshot.asks().forEach(level -> asks.put(level.price(), level.quantity()));
    current = true;
    sequence = snapshot.sequence();
  }

  void take(BookChanged change) {
    if (!current || change.sequence() != sequence + 1) {
      current = false;
      return;
    }
    sequence = change.sequence();
    Map<Long, Long> side = change.side() == Side.BUY ? bids : asks;
    if (change.quantity() == 0) {
      side.remove(change.price());
    } else {
      side.put(change.price(), change.quantity());
    }
  }

  /** Levels of a side, best first. */
  List<Level> levels(Side side) {
    List<Level> levels = new ArrayList<>();
    (side == Side.BUY ? bids : asks).forEach((price, size) -> levels.add(new Level(price, size)));
    Comparator<Level> ascending = Comparator.comparingLong(Level::price);
    levels.sort(side == Side.BUY ? ascending.reversed() : ascending);
    return levels;
  }

  long quantityAt(Side side, long price) {
    return (side == Side.BUY ? bids : asks).getOrDefault(price, 0L);
  }
}
