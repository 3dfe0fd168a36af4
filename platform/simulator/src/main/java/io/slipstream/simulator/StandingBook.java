package io.slipstream.simulator;

import io.slipstream.api.market.Book;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;

/** The last book of an instrument and what orders took of its levels. */
final class StandingBook {
  private final Levels bids = new Levels();
  private final Levels asks = new Levels();
  private boolean isCurrent;

  /** One side, best first. */
  static final class Levels {
    private Liquidity[] levels = new Liquidity[0];
    private int size;

    int size() {
      return size;
    }

    Liquidity at(int level) {
      return levels[level];
    }

    private void begin(int newSize) {
      int made = levels.length;
      if (newSize > made) {
        levels = Arrays.copyOf(levels, Math.max(newSize, made * 2));
        for (int i = made; i < levels.length; i++) {
          levels[i] = new Liquidity(true);
        }
      }
      size = newSize;
    }

    private void writeState(StateSink sink) {
      sink.put(size);
      for (int i = 0; i < size; i++) {
        levels[i].writeState(sink);
      }
    }

    private void readState(StateSource source) {
      begin(source.takeCount());
      for (int i = 0; i < size; i++) {
        levels[i].readState(source);
      }
    }
  }

  void set(Book book) {
    isCurrent = book.isCurrent();
    bids.begin(isCurrent ? book.bids() : 0);
    for (int i = 0; i < bids.size; i++) {
      bids.levels[i].set(book.bidPrice(i), book.bidQuantity(i));
    }
    asks.begin(isCurrent ? book.asks() : 0);
    for (int i = 0; i < asks.size; i++) {
      asks.levels[i].set(book.askPrice(i), book.askQuantity(i));
    }
  }

  void forget() {
    isCurrent = false;
    bids.begin(0);
    asks.begin(0);
  }

  boolean isCurrent() {
    return isCurrent;
  }

  boolean hasBothSides() {
    return bids.size > 0 && asks.size > 0;
  }

  /** Floor of the middle of the best prices. */
  long middle() {
    long bid = bids.levels[0].price();
    return bid + ((asks.levels[0].price() - bid) >> 1);
  }

  /** What an order can take from; nothing when the book is not current. */
  Levels against(Resting order) {
    return order.isBuy ? asks : bids;
  }

  /** Quantity shown at an order's own limit. */
  long shownAt(Resting order) {
    Levels own = order.isBuy ? bids : asks;
    for (int i = 0; i < own.size; i++) {
      if (own.levels[i].price() == order.limitPrice) {
        return own.levels[i].quantity();
      }
    }
    return 0;
  }

  void writeState(StateSink sink) {
    sink.put(isCurrent);
    bids.writeState(sink);
    asks.writeState(sink);
  }

  void readState(StateSource source) {
    isCurrent = source.takeFlag();
    bids.readState(source);
    asks.readState(source);
  }
}
