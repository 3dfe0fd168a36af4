package io.slipstream.runtime;

import io.slipstream.api.order.Side;
import io.slipstream.api.service.operations.AllocationView;
import io.slipstream.api.service.operations.FillView;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import java.math.BigDecimal;
import java.time.Instant;

/** Fills and allocations as a part of the session's snapshot. */
final class RecordState {
  private RecordState() {}

  static void write(FillView fill, StateSink sink) {
    write(fill.time(), sink);
    sink.put(fill.pod()).put(fill.instrument()).put(fill.side().name());
    sink.put(fill.quantity().toString()).put(fill.price().toString());
    sink.put(fill.commission().toString()).put(fill.clientOrderId());
  }

  static FillView readFill(StateSource source) {
    return new FillView(
        readTime(source),
        source.takeText(),
        source.takeText(),
        source.takeConstant(Side.class),
        new BigDecimal(source.takeText()),
        new BigDecimal(source.takeText()),
        new BigDecimal(source.takeText()),
        source.takeText());
  }

  static void write(AllocationView allocation, StateSink sink) {
    write(allocation.time(), sink);
    sink.put(allocation.pod()).put(allocation.weight());
    sink.put(allocation.targetCapital().toString()).put(allocation.moved().toString());
    sink.put(allocation.reason());
  }

  static AllocationView readAllocation(StateSource source) {
    return new AllocationView(
        readTime(source),
        source.takeText(),
        source.takeDouble(),
        new BigDecimal(source.takeText()),
        new BigDecimal(source.takeText()),
        source.takeText());
  }

  private static void write(Instant time, StateSink sink) {
    sink.put(time.getEpochSecond()).put(time.getNano());
  }

  private static Instant readTime(StateSource source) {
    return Instant.ofEpochSecond(source.take(), source.take());
  }
}
