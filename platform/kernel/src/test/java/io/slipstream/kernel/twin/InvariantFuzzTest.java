package io.slipstream.kernel.twin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.KernelProbe;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Sessions whose inputs are bent at random: numbers become anything, inputs are repeated, swapped
 * and left out, reports of a broker come in between. Each input is taken or refused with a reason,
 * and the invariants hold after it.
 */
class InvariantFuzzTest {
  /** More on request: {@code -Dslipstream.fuzz.seconds=900}. */
  private static final long SECONDS = Long.getLong("slipstream.fuzz.seconds", 60);

  private static final long FIRST_SEED = Long.getLong("slipstream.fuzz.seed", 1_000_000);

  @Test
  void shouldKeepTheInvariantsWhateverComes() {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    long seed = FIRST_SEED;
    long taken = 0;
    while (System.nanoTime() < end) {
      taken += play(seed++);
    }
    System.out.println("sessions " + (seed - FIRST_SEED) + ", inputs taken " + taken);
    assertTrue(taken > 0);
  }

  private static long play(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KernelProbe probe = new KernelProbe(new TwinGate());
    long taken = 0;
    for (Input input : SequenceGenerator.generate(seed)) {
      int times = random.nextInt(20) == 0 ? random.nextInt(3) : 1;
      for (int i = 0; i < times; i++) {
        taken += offer(probe, BentInputs.bend(input, random), seed);
      }
      if (random.nextInt(4) == 0) {
        taken += offer(probe, BentInputs.report(random), seed);
      }
    }
    return taken;
  }

  private static int offer(KernelProbe probe, Input input, long seed) {
    try {
      probe.apply(input);
      return 1;
    } catch (KernelException e) {
      return 0;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ", " + input, e);
    }
  }
}
