package io.slipstream.kernel;

import io.slipstream.api.market.Book;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.util.Arrays;
import java.util.List;

/** An order book maintained from a snapshot and the changes that follow it. */
final class LevelBook implements Book {
  private final Levels bids = new Levels(-1);
  private final Levels asks = new Levels(1);
  private long sequence;
  private boolean current;

  void snapshot(long newSequence, List<Input.Level> newBids, List<Input.Level> newAsks) {
    bids.reset(newBids);
    asks.reset(newAsks);
    sequence = newSequence;
    current = true;
  }

  /** False when the change does not follow the last one, or crosses the book: a gap. */
  boolean change(long newSequence, boolean bid, long price, long quantity) {
    if (!current || newSequence != sequence + 1) {
      current = false;
      return false;
    }
    sequence = newSequence;
    (bid ? bids : asks).set(price, quantity);
    current = bids.count == 0 || asks.count == 0 || bids.prices[0] < asks.prices[0];
    return current;
  }

  /** It does not follow the venue any more. */
  void lose() {
    current = false;
  }

  boolean hasBothSides() {
    return bids.count > 0 && asks.count > 0;
  }

  /** Whether it was lost because its last change crossed it. */
  boolean isCrossed() {
    return hasBothSides() && bids.prices[0] >= asks.prices[0];
  }

  @Override
  public boolean isCurrent() {
    return current;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public int bids() {
    return bids.count;
  }

  @Override
  public int asks() {
    return asks.count;
  }

  @Override
  public long bidPrice(int level) {
    return bids.prices[level];
  }

  @Override
  public long bidQuantity(int level) {
    return bids.quantities[level];
  }

  @Override
  public long askPrice(int level) {
    return asks.prices[level];
  }

  @Override
  public long askQuantity(int level) {
    return asks.quantities[level];
  }

  void writeState(StateSink sink) {
    sink.put(current).put(sequence);
    bids.writeState(sink);
    asks.writeState(sink);
  }

  void readState(StateSource source) {
    current = source.takeFlag();
    sequence = source.take();
    bids.readState(source);
    asks.readState(source);
  }

  /** One side; prices times direction ascend. */
  private static final class Levels {
    private final int direction;
    private long[] prices = new long[16];
    private long[] quantities = new long[16];
    private int count;

    Levels(int direction) {
      this.direction = direction;
    }

    void reset(List<Input.Level> levels) {
      count = 0;
      for (Input.Level level : levels) {
        set(level.price(), level.quantity());
      }
    }

    void set(long price, long quantity) {
      int at = 0;
      while (at < count && (prices[at] - price) * direction < 0) {
        at++;
      }
      boolean known = at < count && prices[at] == price;
      if (quantity == 0) {
        if (known) {
          count--;
          System.arraycopy(prices, at + 1, prices, at, count - at);
          System.arraycopy(quantities, at + 1, quantities, at, count - at);
        }
        return;
      }
      if (!known) {
        open(at);
        prices[at] = price;
      }
      quantities[at] = quantity;
    }

    private void open(int at) {
      if (count == prices.length) {
        prices = Arrays.copyOf(prices, count * 2);
        quantities = Arrays.copyOf(quantities, count * 2);
      }
      System.arraycopy(prices, at, prices, at + 1, count - at);
      System.arraycopy(quantities, at, quantities, at + 1, count - at);
      count++;
    }

    void writeState(StateSink sink) {
      sink.put(count);
      for (int i = 0; i < count; i++) {
        sink.put(prices[i]).put(quantities[i]);
      }
    }

    void readState(StateSource source) {
      for (int left = source.takeCount(); left > 0; left--) {
        set(source.take(), source.take());
      }
    }
  }
}
