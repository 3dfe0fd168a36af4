package io.slipstream.risk.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slipstream.api.service.state.StateSnapshot;
import io.slipstream.kernel.Decision;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.TradingKernel;
import io.slipstream.risk.LimitGateFactory;
import io.slipstream.simulator.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;

/** A kernel, and beside it one that goes on from the other's snapshot; they decide the same. */
final class Kernels {
  private TradingKernel first = newKernel();
  private TradingKernel second;

  private static TradingKernel newKernel() {
    return new TradingKernel(new LimitGateFactory().create(), new SimulatedVenue());
  }

  TradingKernel kernel() {
    return first;
  }

  List<Decision> apply(Input input) {
    List<Decision> decisions = apply(first, input);
    if (second != null) {
      assertEquals(decisions, apply(second, input), "the restored kernel decides otherwise");
    }
    return decisions;
  }

  private static List<Decision> apply(TradingKernel kernel, Input input) {
    List<Decision> decisions = new ArrayList<>();
    kernel.apply(input, decisions::add);
    return decisions;
  }

  /** One goes on from a snapshot of the other, which is asked first from now on. */
  void restore() {
    requireSame();
    StateSnapshot snapshot = StateSnapshot.of(first.snapshot().toBytes());
    TradingKernel restored = newKernel();
    restored.restore(snapshot);
    assertEquals(first.stateHash(), restored.stateHash());
    second = first;
    first = restored;
  }

  void requireSame() {
    first.checkInvariants();
    if (second != null) {
      assertEquals(first.stateHash(), second.stateHash(), "the restored kernel's state differs");
    }
  }
}
