package io.slipstream.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.order.OrderTerms;
import io.slipstream.api.service.coordination.CoordinatorFactory;
import io.slipstream.api.service.risk.DenialCode;
import io.slipstream.api.service.risk.GateView;
import io.slipstream.api.service.risk.PreTradeGate;
import io.slipstream.api.service.risk.Verdict;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.coordinator.DeskCoordinatorFactory;
import io.slipstream.risk.LimitGateFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HaltDrillTest {
  private static final CoordinatorFactory COORDINATORS = new DeskCoordinatorFactory();

  @Test
  void shouldHaltAgainAndAgain() {
    long[] nanos = new HaltDrill(new Kernels(new LimitGateFactory(), COORDINATORS)).run();
    assertEquals(25, nanos.length);
    assertTrue(Arrays.stream(nanos).allMatch(each -> each > 0));
  }

  @Test
  void shouldFailWhenOrdersDoNotWork() {
    HaltDrill drill = new HaltDrill(new Kernels(Reluctant::new, COORDINATORS));
    String said = assertThrows(IllegalStateException.class, drill::run).getMessage();
    assertEquals("500 orders work before the halt, not 1000", said);
  }

  /** Denies every other order. */
  private static final class Reluctant implements PreTradeGate {
    private int asked;

    @Override
    public Verdict check(OrderTerms intent, GateView view) {
      return asked++ % 2 == 0 ? Verdict.ALLOWED : Verdict.denied(DenialCode.BUYING_POWER, 0, 0);
    }

    @Override
    public void writeState(StateSink sink) {}

    @Override
    public void readState(StateSource source) {}
  }
}
