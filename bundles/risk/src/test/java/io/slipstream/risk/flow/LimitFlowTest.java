package io.slipstream.risk.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.api.service.risk.DenialCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random sessions whose every order is judged by an oracle beside the gate. */
class LimitFlowTest {
  /** More on request: {@code -Dslipstream.gate.flows=100000}. */
  private static final long FLOWS = Long.getLong("slipstream.gate.flows", 300);

  /** From a seed of one's own: {@code -Dslipstream.gate.seed=7}. */
  private static final long FIRST = Long.getLong("slipstream.gate.seed", 0);

  private static final List<DenialCode> MET =
      List.of(
          DenialCode.POSITION_LIMIT,
          DenialCode.NOTIONAL_LIMIT,
          DenialCode.GROSS_EXPOSURE,
          DenialCode.NET_EXPOSURE,
          DenialCode.BUCKET_EXPOSURE,
          DenialCode.LEVERAGE,
          DenialCode.BUYING_POWER,
          DenialCode.CONCENTRATION,
          DenialCode.CAPACITY,
          DenialCode.ORDER_QUANTITY,
          DenialCode.ORDER_NOTIONAL,
          DenialCode.ORDER_RATE,
          DenialCode.REPEATED_EXECUTION,
          DenialCode.DUPLICATE_ORDER,
          DenialCode.REDUCE_ONLY,
          DenialCode.TRADING_REDUCING,
          DenialCode.RESTRICTED,
          DenialCode.SHORT_RESTRICTED);

  @Test
  void shouldLetLeaveWhatKeepsEveryLimitAndNothingElse() {
    Map<DenialCode, Integer> denials = new TreeMap<>();
    AtomicLong passed = new AtomicLong();
    AtomicLong warned = new AtomicLong();
    LongStream.range(FIRST, FIRST + FLOWS)
        .parallel()
        .forEach(
            seed -> {
              Flow flow = play(seed);
              passed.addAndGet(flow.passed);
              warned.addAndGet(flow.warned);
              synchronized (denials) {
                flow.denials.forEach((code, count) -> denials.merge(code, count, Integer::sum));
              }
            });
    System.out.println(
        FLOWS + " flows: " + passed + " left with " + warned + " warnings, denied " + denials);
    assertTrue(passed.get() > 0 && warned.get() > 0);
    assertTrue(FLOWS < 300 || denials.keySet().containsAll(MET), () -> "met only " + denials);
  }

  private static Flow play(long seed) {
    Flow flow = new Flow(seed);
    try {
      flow.play();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("flow of seed " + seed + ": " + e.getMessage(), e);
    }
    return flow;
  }
}
