package io.slipstream.backtest;

import io.slipstream.api.market.FixedPoint;
import io.slipstream.api.market.Rounding;
import io.slipstream.api.order.Fill;
import io.slipstream.api.order.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * A round trip: entry to flat. A fill that turns a position is the exit of one and the entry of the
 * next; its commission is divided by quantity. All numbers are fixed-point.
 *
 * @param pod whose it was
 * @param instrument symbol
 * @param side of the entry
 * @param quantity bought and sold
 * @param entryTime first entry fill, nanoseconds since the epoch
 * @param exitTime last exit fill
 * @param entryPrice average
 * @param exitPrice average
 * @param commission paid on both sides
 * @param netPnl after commission
 */
record Trade(
    String pod,
    String instrument,
    Side side,
    long quantity,
    long entryTime,
    long exitTime,
    long entryPrice,
    long exitPrice,
    long commission,
    long netPnl) {

  /** Closed round trips of fills of one instrument, in order. */
  static List<Trade> of(List<Fill> fills) {
    List<Trade> trades = new ArrayList<>();
    Open open = null;
    for (Fill fill : fills) {
      long left = fill.lastQty();
      if (open != null && open.side != fill.side()) {
        long closing = Math.min(left, open.quantity - open.exited);
        open.exit(fill, closing);
        left -= closing;
        if (open.exited == open.quantity) {
          trades.add(open.close(fill));
          open = null;
        }
      }
      if (left > 0) {
        open = open == null ? new Open(fill) : open;
        open.enter(fill, left);
      }
    }
    return trades;
  }

  private static long share(long value, long part, long whole) {
    return part == whole
        ? value
        : FixedPoint.multiplyDivide(value, part, whole, Rounding.HALF_EVEN);
  }

  private static final class Open {
    private final Side side;
    private final long entryTime;
    private long quantity;
    private long exited;
    private long entryNotional;
    private long exitNotional;
    private long commission;

    Open(Fill first) {
      side = first.side();
      entryTime = first.eventTime();
    }

    void enter(Fill fill, long part) {
      quantity += part;
      entryNotional += fill.instrument().notional(part, fill.lastPx());
      commission += share(fill.commission(), part, fill.lastQty());
    }

    void exit(Fill fill, long part) {
      exited += part;
      exitNotional += fill.instrument().notional(part, fill.lastPx());
      commission += share(fill.commission(), part, fill.lastQty());
    }

    Trade close(Fill last) {
      long gross = side.sign() * (exitNotional - entryNotional);
      return new Trade(
          last.pod(),
          last.symbol(),
          side,
          quantity,
          entryTime,
          last.eventTime(),
          last.instrument().averagePrice(entryNotional, quantity),
          last.instrument().averagePrice(exitNotional, quantity),
          commission,
          gross - commission);
    }
  }
}
