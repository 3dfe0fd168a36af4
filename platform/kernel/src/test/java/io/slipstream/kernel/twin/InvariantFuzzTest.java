package io.slipstream.kernel.twin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slipstream.kernel.ExecutionType;
import io.slipstream.kernel.Input;
import io.slipstream.kernel.KernelException;
import io.slipstream.kernel.KernelProbe;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
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
  private static final long[] ODD = {
    0,
    1,
    -1,
    2,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 62,
    1L << 61,
    1L << 40,
    -(1L << 40),
    100_000_000
  };

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
        taken += offer(probe, bend(input, random), seed);
      }
      if (random.nextInt(4) == 0) {
        taken += offer(probe, report(random), seed);
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

  private static Input report(SplittableRandom random) {
    String[] pods = {"alpha", "beta", "gamma", "delta", "nobody"};
    ExecutionType[] types = ExecutionType.values();
    String id = pods[random.nextInt(pods.length)] + "-" + random.nextInt(30);
    return new Input.ExecutionReported(
        random.nextInt(5) == 0 ? id + "/" + random.nextInt(4) : id,
        types[random.nextInt(types.length)],
        random.nextInt(3) == 0 ? "" : "e" + random.nextInt(200),
        "e" + random.nextInt(200),
        random.nextLong(),
        odd(random, random.nextInt(1_000)),
        odd(random, random.nextInt(100_000)),
        odd(random, random.nextInt(1_000)),
        random.nextBoolean(),
        "");
  }

  private static long odd(SplittableRandom random, long usual) {
    return random.nextInt(10) > 0
        ? usual
        : random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : random.nextLong();
  }

  /** One number of every tenth input is another one. */
  private static Input bend(Input input, SplittableRandom random) {
    if (random.nextInt(10) > 0 || input instanceof Input.SessionOpened) {
      return input;
    }
    RecordComponent[] components = input.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    int bent = random.nextInt(components.length);
    try {
      for (int i = 0; i < values.length; i++) {
        types[i] = components[i].getType();
        values[i] = components[i].getAccessor().invoke(input);
        if (i == bent && values[i] instanceof Long usual) {
          values[i] = random.nextBoolean() ? usual + random.nextLong(-3, 4) : odd(random, -usual);
        } else if (i == bent && values[i] instanceof Integer) {
          values[i] = random.nextInt(-1, 5);
        }
      }
      Constructor<? extends Input> constructor = input.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      return input;
    }
  }
}
