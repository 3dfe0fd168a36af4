package io.slipstream.simulator;

import io.slipstream.api.market.Bar;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;

/** What stays of an instrument's last bar: times, close, and what orders took of its quantity. */
final class LastBar {
  private final Liquidity liquidity = new Liquidity(false);
  private long openTime;
  private long closeTime;
  private boolean isThere;

  /** Before matching: the liquidity is the new bar's. */
  void begin(Bar bar) {
    liquidity.set(bar.closePrice(), bar.tradedQuantity());
  }

  /** After matching: orders may now refer to its close. */
  void end(Bar bar) {
    openTime = bar.openTime();
    closeTime = bar.closeTime();
    isThere = true;
  }

  Liquidity liquidity() {
    return liquidity;
  }

  long close() {
    return liquidity.price();
  }

  boolean opensAtOrAfter(long time) {
    return isThere && time <= openTime;
  }

  boolean closedAt(long time) {
    return isThere && time == closeTime;
  }

  void writeState(StateSink sink) {
    sink.put(isThere).put(openTime).put(closeTime);
    liquidity.writeState(sink);
  }

  void readState(StateSource source) {
    isThere = source.takeFlag();
    openTime = source.take();
    closeTime = source.take();
    liquidity.readState(source);
  }
}
