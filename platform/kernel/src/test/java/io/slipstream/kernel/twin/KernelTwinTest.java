package io.slipstream.kernel.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The kernel and its naive twin agree after every input of seeded random sessions. */
class KernelTwinTest {
  /** More on request: {@code -Dslipstream.twin.sessions=100000}, from a seed of one's own. */
  private static final long SESSIONS = Long.getLong("slipstream.twin.sessions", 1_000);

  private static final long FIRST_SEED = Long.getLong("slipstream.twin.seed", 1);

  @Test
  void shouldAgreeAfterEveryInput() {
    String differences =
        LongStream.range(FIRST_SEED, FIRST_SEED + SESSIONS)
            .parallel()
            .mapToObj(seed -> TwinComparison.report(seed, KernelPlayer::new))
            .filter(report -> report != null)
            .findAny()
            .orElse("");
    assertEquals("", differences);
  }
}
