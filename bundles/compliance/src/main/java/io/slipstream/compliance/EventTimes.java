package io.slipstream.compliance;

import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import java.time.Instant;

/** When an entry says that it happened; {@link Long#MIN_VALUE} when it does not say. */
final class EventTimes {
  private static final long SECOND = 1_000_000_000L;

  private EventTimes() {}

  static long of(Input input) {
    if (input instanceof Input.BarClosed in) {
      return in.bar().closeTime();
    } else if (input instanceof Input.QuoteChanged in) {
      return in.quote().eventTime();
    } else if (input instanceof Input.TradeSeen in) {
      return in.trade().eventTime();
    } else if (input instanceof Input.InstrumentEvent in) {
      return in.eventTime();
    } else if (input instanceof Input.TimePassed in) {
      return in.eventTime();
    } else if (input instanceof Input.SliceEnded in) {
      return in.eventTime();
    } else if (input instanceof Input.ExecutionReported in) {
      return in.eventTime();
    }
    return input instanceof Input.CapitalAllocated in ? in.eventTime() : Long.MIN_VALUE;
  }

  static long of(Decision decision) {
    if (decision instanceof Decision.OrderChanged d) {
      return d.eventTime();
    } else if (decision instanceof Decision.OrderReplaced d) {
      return d.eventTime();
    } else if (decision instanceof Decision.RequestRejected d) {
      return d.eventTime();
    }
    if (decision instanceof Decision.DeskDecided d) {
      return d.eventTime();
    }
    return decision instanceof Decision.Filled d ? d.fill().eventTime() : Long.MIN_VALUE;
  }

  /** Null for none. */
  static Instant instant(long nanos) {
    return nanos == Long.MIN_VALUE
        ? null
        : Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
