package io.slipstream.runtime;

import io.slipstream.api.service.state.StateException;
import io.slipstream.api.service.state.StateSink;
import io.slipstream.api.service.state.StateSource;
import io.slipstream.api.strategy.StrategySnapshot;

/** A strategy's snapshot as a part of the session's: version, then name, kind and value. */
final class StrategyMemory {
  private StrategyMemory() {}

  static void write(StrategySnapshot snapshot, StateSink sink) {
    sink.put(snapshot.version()).put(snapshot.names().size());
    for (String name : snapshot.names()) {
      write(snapshot.value(name), sink.put(name));
    }
  }

  private static void write(Object value, StateSink sink) {
    if (value instanceof Long number) {
      sink.put("number").put(number.longValue());
    } else if (value instanceof Double decimal) {
      sink.put("decimal").put(decimal.doubleValue());
    } else if (value instanceof String text) {
      sink.put("text").put(text);
    } else if (value instanceof long[] numbers) {
      sink.put("numbers").put(numbers.length);
      for (long number : numbers) {
        sink.put(number);
      }
    } else {
      double[] decimals = (double[]) value;
      sink.put("decimals").put(decimals.length);
      for (double decimal : decimals) {
        sink.put(decimal);
      }
    }
  }

  static StrategySnapshot read(StateSource source) {
    StrategySnapshot.Builder snapshot =
        StrategySnapshot.version(source.takeInt(1, Integer.MAX_VALUE));
    for (int left = source.takeCount(); left > 0; left--) {
      read(source.takeText(), source, snapshot);
    }
    return snapshot.build();
  }

  private static void read(String name, StateSource source, StrategySnapshot.Builder snapshot) {
    String kind = source.takeText();
    switch (kind) {
      case "number" -> snapshot.put(name, source.take());
      case "decimal" -> snapshot.put(name, source.takeDouble());
      case "text" -> snapshot.put(name, source.takeText());
      case "numbers" -> {
        long[] numbers = new long[source.takeCount()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = source.take();
        }
        snapshot.put(name, numbers);
      }
      case "decimals" -> {
        double[] decimals = new double[source.takeCount()];
        for (int i = 0; i < decimals.length; i++) {
          decimals[i] = source.takeDouble();
        }
        snapshot.put(name, decimals);
      }
      default -> throw new StateException("a strategy's value of the unknown kind '" + kind + "'");
    }
  }
}
