package io.slipstream.runtime;

import io.slipstream.api.market.Instrument;
import io.slipstream.api.order.OrderDraft;
import io.slipstream.api.order.Side;
import io.slipstream.api.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a strategy may do to the thread that calls it. */
enum Misdeed {
  NONE,
  THROW,
  LOOP,
  WAIT,
  RECURSE,
  HOARD,
  FLOOD,
  INTERRUPT,
  /** Loops once it is armed. */
  LATER,
  /** Loops once it is armed when it is asked for its snapshot. */
  FREEZE,
  /** Loops when it is handed its snapshot. */
  STALL,
  /** Loops at every bar as long as it is armed. */
  STICK;

  /** Whether those that wait for it do it. */
  static volatile boolean armed;

  private static final int KEPT = 64 << 20;

  /** Keeps what it got until it is gone itself. */
  private final List<byte[]> hoard = new ArrayList<>();

  void commit(StrategyContext context) {
    switch (this) {
      case THROW -> throw new IllegalStateException("on purpose");
      case LOOP -> loop();
      case LATER -> loopIf(armed);
      case WAIT -> await();
      case RECURSE -> recurse(0);
      case HOARD -> hoard();
      case FLOOD -> flood(context);
      case INTERRUPT -> Thread.currentThread().interrupt();
      default -> {}
    }
  }

  void onBar() {
    while (this == STICK && armed) {
      Thread.onSpinWait();
    }
  }

  void onSnapshot() {
    loopIf(this == FREEZE && armed);
  }

  void onRestore() {
    loopIf(this == STALL);
  }

  private static void loopIf(boolean isTime) {
    if (isTime) {
      loop();
    }
  }

  /** Ends with the process only. */
  private static void loop() {
    double sum = 0;
    while (sum >= 0) {
      sum = (sum + 1) % 1_000;
    }
  }

  /** Does not listen to interrupts. */
  private static void await() {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      Thread.interrupted();
    }
  }

  private static long recurse(long depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  private void hoard() {
    try {
      while (true) {
        hoard.add(new byte[KEPT]);
      }
    } finally {
      hoard.clear();
    }
  }

  private static void flood(StrategyContext context) {
    Instrument coin = context.instruments().get(0);
    OrderDraft draft = new OrderDraft(coin);
    while (true) {
      context.submit(draft.limit(Side.BUY, coin.lotSize(), coin.tickSize()));
    }
  }
}
