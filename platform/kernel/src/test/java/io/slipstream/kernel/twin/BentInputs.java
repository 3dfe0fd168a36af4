package io.slipstream.kernel.twin;

import io.slipstream.kernel.ExecutionType;
import io.slipstream.kernel.Input;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.SplittableRandom;

/** Inputs that a session should not have: bent ones, and reports of a broker that nobody knows. */
final class BentInputs {
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

  private BentInputs() {}

  /** A report of a broker about an order that may be there. */
  static Input report(SplittableRandom random) {
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
  static Input bend(Input input, SplittableRandom random) {
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
